"""Rules silenced by a comment of the author, for one place or for a file, with the reason."""

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from game.parsing import codes
from game.parsing.parser import list_extents
from game.parsing.quoting import quote
from game.problems import Problem, Severity, suggest
from game.story.mark import Mark

_HINT = "oneside:"
_COMMENT = re.compile(r"#[ \t]*oneside:[ \t]*(?P<words>[^\n]*)")
_WORDS = re.compile(
    r"(?P<where>ignore|ignore-file)[ \t]+(?P<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"(?:[ \t]+because[ \t]+(?P<why>.*\w.*))?"
)
_CODE = re.compile(r"[\w-]+")
_BEFORE_VALUE = re.compile(r"[ \t]*(?:#|$)")
_OF_ANALYSIS = re.compile(r"A[0-9]{3}")
MOST_LETTERS = 1000
MOST_SILENCES = 1000
"""A file that asks for more silences than these is heard in the rest of them."""
FORM = "# oneside: ignore D036 because …"


@attrs.frozen(kw_only=True)
class Silence:
    """A comment that silences rules from one line to another, both counted from one; `mark` is where it stands."""

    mark: Mark
    codes: tuple[str, ...]
    why: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Tell whether a problem lies where the comment asks for silence."""
        return problem.code in self.codes and self.first <= problem.mark.line <= self.last


class _Span(NamedTuple):
    """Where a value stands: its first and last character (the end not included), its first and last line from one."""

    begins: int
    ends: int
    first: int
    last: int
    block: bool


def drop_suppressed(
    problems: Iterable[Problem],
    text: str,
    file: str,
    *,
    asked: frozenset[str] = frozenset(),
    kept: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Leave out the problems of a file that its comments silence, and add what is wrong with these comments.

    A comment that silences nothing is told where all its rules were `asked` (by code). The rules that are `kept` are
    never silenced.
    """
    if _HINT not in text:
        return list(problems)
    silences, faults = find_silences(text, file)
    found: list[Problem] = faults
    idle = dict.fromkeys(silences)
    for problem in problems:
        over = [each for each in silences if problem.mark.file == file and each.covers(problem)]
        for silence in over:
            idle.pop(silence, None)
        if not over or problem.code in kept:
            found.append(problem)
    found.extend(_refuse_idle(silence) for silence in idle if asked.issuperset(silence.codes))
    return found


def find_silences(text: str, file: str) -> tuple[list[Silence], list[Problem]]:
    """Return the silences that the comments of a file ask for, and the problems of those that cannot be granted."""
    silences: list[Silence] = []
    faults: list[Problem] = []
    lines = text.split("\n")
    asking = _find_comments(text, file)
    covered = _find_first_covered([mark for _, mark in asking], lines)
    spans = _spans(text, max(covered, default=0))
    ends = {span.first: span.last for span in spans}
    for (found, mark), first in zip(asking, covered, strict=True):
        if _in_a_value(found.start(), mark.line, spans):
            continue
        asked = _WORDS.fullmatch(found["words"][:MOST_LETTERS].strip())
        if asked is None or not asked["why"]:
            message = f"A silence names its rules and gives its reason. Write '{FORM}'."
            faults.append(_fault(mark, codes.SILENCE_WITHOUT_REASON, message))
            continue
        names = tuple(_CODE.findall(asked["codes"]))
        strange = [name for name in names if not _can_silence(name)]
        faults.extend(_fault(mark, codes.SILENCE_OF_NOTHING_KNOWN, _strange(name)) for name in strange)
        if not strange:
            whole = asked["where"] == "ignore-file"
            last = len(lines) if whole else max(first, ends.get(first, first))
            silence = Silence(mark=mark, codes=names, why=asked["why"], first=1 if whole else first, last=last)
            silences.append(silence)
    return silences, faults


def _find_comments(text: str, file: str) -> list[tuple[re.Match[str], Mark]]:
    """Return what looks like our comments, each with its place; of very many, the first."""
    asking: list[tuple[re.Match[str], Mark]] = []
    line, begins = 1, 0
    for found in itertools.islice(_COMMENT.finditer(text), MOST_SILENCES):
        line += text.count("\n", begins, found.start())
        begins = text.rfind("\n", 0, found.start()) + 1
        asking.append((found, Mark(file, line, found.start() - begins + 1)))
    return asking


def _in_a_value(place: int, line: int, spans: Sequence[_Span]) -> bool:
    """Tell whether a `#` stands inside a value; behind the `|` that opens a block it does not."""
    at = bisect.bisect_right(spans, place, key=lambda span: span.begins) - 1
    return at >= 0 and place < spans[at].ends and not (spans[at].block and spans[at].first == line)


def _find_first_covered(marks: Sequence[Mark], lines: Sequence[str]) -> list[int]:
    """Return the lines that comments speak of: their own, or where one stands alone the next line with a value."""
    covered: list[int] = []
    below = 0
    for mark in marks:
        first = mark.line
        if not lines[first - 1][: mark.column - 1].strip():
            below = max(below, first + 1)
            while below <= len(lines) and _BEFORE_VALUE.match(lines[below - 1]):
                below += 1
            first = below if below <= len(lines) else first
        covered.append(first)
    return covered


def _spans(text: str, furthest: int) -> list[_Span]:
    """Return where the scalars that begin up to a line of a file stand, in order, as far as it is YAML."""
    spans: list[_Span] = []
    for extent in list_extents(text):
        if extent is None:
            continue
        if extent.line >= furthest:
            break
        last = extent.end_line + 1 if extent.end_column or extent.end_line == extent.line else extent.end_line
        block = extent.style in {"|", ">"}
        spans.append(_Span(extent.index, extent.end_index, extent.line + 1, last, block))
    return spans


def _can_silence(code: str) -> bool:
    from game.rules.manual import list_rule_pages  # noqa: PLC0415 - the manual knows the checks, which few files silence

    return code in list_rule_pages() or _OF_ANALYSIS.fullmatch(code) is not None


def _strange(name: str) -> str:
    from game.rules.manual import list_pages, list_rule_pages  # noqa: PLC0415 - as above

    if name in list_pages():
        return f"'{name}' is not a rule that can be silenced. Fix what it finds."
    return (
        f"There is no rule {quote(name)}.{suggest(name.upper(), list_rule_pages()) or ' Write its code, such as D036.'}"
    )


def _refuse_idle(silence: Silence) -> Problem:
    finds = "finds" if len(silence.codes) == 1 else "find"
    message = f"This silences nothing: {' and '.join(silence.codes)} {finds} nothing here. Remove the comment."
    return _fault(silence.mark, codes.SILENCE_WITHOUT_NOISE, message)


def _fault(mark: Mark, code: str, message: str) -> Problem:
    return Problem(mark=mark, code=code, message=message, severity=Severity.WARNING)
