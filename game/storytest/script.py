"""The text of a transcript to scripts: one statement a line, forgiving in how it is written."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from game.problems import suggest
from game.story.dates import read_span
from game.story.references import Verdict
from game.story.scoring import Comparison
from game.storytest.amounts import read_amounts
from game.storytest.statements import (
    Asked,
    At,
    Booked,
    Choose,
    Chosen,
    Closed,
    Dated,
    Ended,
    Holds,
    Judged,
    Laid,
    Offered,
    Placed,
    Present,
    Read,
    Says,
    Script,
    ScriptLine,
    Statement,
    Tried,
)
from game.storytest.unreadable import UnreadableError
from game.storytest.wording import normalize, quote_list

DECISION = "decision"
_STATEMENT = re.compile(r"(?P<no>not\s+)?(?P<key>[a-z]+)\s*:\s*(?P<value>.*)", re.IGNORECASE)
_QUOTES = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}'
_NAMED_TEXT = re.compile(rf"(?P<name>[^{_QUOTES}]*)[{_QUOTES}](?P<text>.*)[{_QUOTES}]\s*")
_MORE = {"...", "\N{HORIZONTAL ELLIPSIS}", "others", "and others"}


@attrs.frozen(kw_only=True)
class Fault:
    """A line that cannot be read, and why."""

    number: int
    message: str


def read_scripts(text: str) -> tuple[list[Script], list[Fault]]:
    """Read a transcript's text: a script for each line that names a decision, and the lines that cannot be read."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        written = line.strip()
        if written and not written.startswith("#"):
            reader.take(number, written)
    return reader.scripts(), reader.faults


class _Reader:
    """Collects statements under the decision they speak of."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._begun: list[tuple[str, int, list[ScriptLine]]] = []
        self._homeless = False

    def scripts(self) -> list[Script]:
        return [Script(decision=name, number=number, lines=tuple(lines)) for name, number, lines in self._begun]

    def take(self, number: int, written: str) -> None:
        try:
            self._take(number, written)
        except UnreadableError as error:
            self.faults.append(Fault(number=number, message=str(error)))

    def _take(self, number: int, written: str) -> None:
        if written.startswith(">"):
            self._add(ScriptLine(number=number, written=written, statement=Choose(_require(written[1:], "> send-now"))))
            return
        found = _STATEMENT.fullmatch(written)
        if found is None:
            message = f"expected '> a choice', '# a remark' or 'statement: ...', found {_shorten(written)}."
            raise UnreadableError(message)
        key, value = found["key"].casefold(), found["value"].strip()
        if key == DECISION:
            self._begun.append((_require(value, "decision: october-1950"), number, []))
            return
        key = _ALIASES.get(key, key)
        if key not in STATEMENTS:
            message = f"there is no statement '{key}'.{suggest(key, (*STATEMENTS, DECISION))}"
            raise UnreadableError(message)
        if found["no"] and key not in NEGATABLE:
            message = f"'{key}' cannot be said with 'not'; these can: {', '.join(sorted(NEGATABLE))}."
            raise UnreadableError(message)
        example, reader = STATEMENTS[key]
        statement = reader(_require(value, f"{key}: {example}"))
        self._add(ScriptLine(number=number, written=written, statement=statement, negated=bool(found["no"])))

    def _add(self, line: ScriptLine) -> None:
        if not self._begun:
            if self._homeless:
                return
            self._homeless = True
            message = "say first which decision is played, as in 'decision: october-1950'."
            raise UnreadableError(message)
        self._begun[-1][2].append(line)


def _require(value: str, example: str) -> str:
    if not value.strip():
        message = f"something is missing here; write it as in '{example}'."
        raise UnreadableError(message)
    return value.strip()


def _shorten(written: str) -> str:
    return f"'{written}'" if len(written) <= 40 else f"'{written[:37]}...'"  # noqa: PLR2004 - a glimpse is enough


def _read_names(value: str) -> tuple[str, ...]:
    """Read names parted by commas; `none` and `nothing` are no names."""
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    return () if tuple(map(normalize, names)) in {("none",), ("nothing",)} else names


def _read_text(value: str) -> str:
    """Read a text, with or without quotation marks around it."""
    if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES:
        value = value[1:-1]
    return _require(value, 'read: "Nobody has touched the tea"')


def _read_offered(value: str) -> Offered:
    names = _read_names(value)
    return Offered(tuple(name for name in names if name not in _MORE), any(name in _MORE for name in names))


def _read_closed(value: str) -> Closed:
    found = _NAMED_TEXT.fullmatch(value)
    if found is None:
        return Closed(_read_names(value), "")
    return Closed(_read_names(found["name"].strip(" :")), found["text"])


def _read_says(value: str) -> Says:
    found = _NAMED_TEXT.fullmatch(value)
    if found is None or not found["name"].strip(" :"):
        message = "say who, and what in quotation marks, as in 'says: zhou \"Let them wait\"'."
        raise UnreadableError(message)
    return Says(found["name"].strip(" :"), found["text"])


def _read_dated(value: str) -> Dated:
    try:
        return Dated(read_span(value))
    except ValueError:
        message = f"{_shorten(value)} is not a date; write it as 1950-10-01, 1950-10 or 1950-10-09 .. 1950-10-11."
        raise UnreadableError(message) from None


_STANDINGS = {standing.value: standing for standing in Comparison}
_VERDICTS = {verdict.value.replace("-", " "): verdict for verdict in Verdict}


def _read_judged(value: str) -> Judged:
    for words, standing in sorted(_STANDINGS.items(), key=lambda pair: -len(pair[0])):
        name = normalize(value).removesuffix(words).strip(" :,")
        if normalize(value).endswith(words) and name:
            return Judged(name, standing)
    message = f"say the lens and how your bill stands to history's, one of {quote_list(_STANDINGS)}."
    raise UnreadableError(message)


def _read_tried(value: str) -> Tried:
    words = normalize(value)
    for text, verdict in _VERDICTS.items():
        for ending in (text, text.replace(" ", "-")):
            name = words.removesuffix(ending).strip(" :,")
            if words.endswith(ending) and name:
                return Tried(name, verdict)
    return Tried(words, None)


STATEMENTS: Mapping[str, tuple[str, Callable[[str], Statement]]] = MappingProxyType(
    {
        "at": ("crimea", At),
        "ending": ("without-wings", Ended),
        "question": ("which-text", Asked),
        "read": ('"Nobody has touched the tea"', lambda value: Read(_read_text(value))),
        "offered": ("send-now, refuse", _read_offered),
        "closed": ('send-now "The Politburo will not follow you yet."', _read_closed),
        "meter": ("debt = 2", Holds),
        "papers": ("stalin-telegram-1-october", lambda value: Laid(_read_names(value))),
        "present": ("zhou, peng", lambda value: Present(_read_names(value))),
        "says": ('zhou "Let them wait"', _read_says),
        "date": ("1950-10-01", _read_dated),
        "place": ("Zhongnanhai, Beijing", Placed),
        "chosen": ("telegram/refuse", lambda value: Chosen(_read_names(value))),
        "bill": ("lives 360000..1010000 best 740000", lambda value: Booked(read_amounts(value), of_history=False)),
        "history": ("lives 360000..1010000 best 740000", lambda value: Booked(read_amounts(value), of_history=True)),
        "lens": ("lives-first perhaps better", _read_judged),
        "thesis": ("arms-on-credit borne-out", _read_tried),
    }
)
"""What each statement is called, an example of what may follow it, and how that is read."""

_ALIASES = {
    "meters": "meter", "paper": "papers", "person": "present", "people": "present", "offers": "offered",
    "passage": "at", "reads": "read", "end": "ending", "choices": "offered", "theses": "thesis", "asked": "question",
}  # fmt: skip
NEGATABLE = frozenset({"read", "offered", "closed", "meter", "papers", "present", "says", "chosen", "thesis"})
