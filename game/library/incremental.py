"""A decision read again after a save: only the entries that changed, where the file is laid out as usual."""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from game.characters import FORBIDDEN
from game.parsing.quoting import format_path
from game.parsing.reading import Reading, TooManyProblemsError
from game.parsing.yaml_nodes import read_nodes
from game.problems import Problem
from game.schema.containers import MapOf
from game.schema.declarations.decision import ROLE
from game.schema.declarations.passage import ENDING, PASSAGE
from game.schema.scalars import Kind
from game.story.model import Decision, Passage

_KEPT: Mapping[str, MapOf[Any]] = MappingProxyType(
    {
        "passages": MapOf(kind=PASSAGE, partly=True),
        "endings": MapOf(kind=ENDING, partly=True),
        "people": MapOf(kind=ROLE, partly=True),
    }
)
"""The parts of a decision whose entries can be read one by one."""
_PART = re.compile(r"^([a-z_]+):", re.MULTILINE)
_ENTRY = re.compile(r"  [a-z][a-z0-9-]*:(?=\s|$)")
_TOP = re.compile(r"[^\s#]")


@attrs.frozen(kw_only=True, eq=False)
class Draft:
    """A text, the decision that was read from it, and where its parts begin, by their names."""

    text: str = attrs.field(repr=False)
    decision: Decision
    parts: tuple[tuple[int, str], ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, text: str, decision: Decision) -> "Draft":
        """Return the draft of a text that was read as a whole."""
        return cls(text=text, decision=decision, parts=tuple((one.start(), one[1]) for one in _PART.finditer(text)))

    def part_at(self, position: int) -> str:
        """Name the part of the decision that a position lies in; empty where that is not plain to see."""
        begun = [(start, name) for start, name in self.parts if start < position]
        if not begun or not self.text.startswith(f"{begun[-1][1]}:\n", begun[-1][0]):
            return ""
        return begun[-1][1]

    def lines_of(self, name: str) -> range:
        """Return the lines of a passage or an ending; none where they are laid out otherwise."""
        begin = self.text.find(f"\n  {name}:")
        while begin >= 0 and self.part_at(begin + 1) not in {"passages", "endings"}:
            begin = self.text.find(f"\n  {name}:", begin + 1)
        if begin < 0:
            return range(0)
        end = _entry_after(self.text, begin + 2, whole=False)
        first = self.text.count("\n", 0, begin) + 2
        return range(first, first + self.text.count("\n", begin + 1, end))


@attrs.frozen(kw_only=True)
class Patch:
    """What changed between two texts: lines `first` to `last` of the old one, `longer` lines more in the new.

    `draft` is None where what changed cannot be read; `problems` say why. `changed` names the entries whose values are
    others than before, `gone` those that are no longer there, in the order of the file.
    """

    draft: Draft | None
    first: int
    last: int
    longer: int
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def patch_draft(before: Draft, text: str, path: Path) -> Patch | None:
    """Read what changed since a draft; None where the whole file must be read to know."""
    span = _find_change(before.text, text)
    if span is None:
        return None
    begin, old_end, new_end = span
    part = before.part_at(begin)
    kind = _KEPT.get(part)
    if kind is None:
        return None
    first = before.text.count("\n", 0, begin) + 1
    last = first + before.text.count("\n", begin, old_end)
    old, new = before.text[begin:old_end], text[begin:new_end]
    if any(_TOP.match(line) for entries in (old, new) for line in entries.split("\n")):
        return None
    values, problems = _values(part, kind, new, first, before.decision, path)
    place: dict[str, Any] = {"first": first, "last": last, "longer": new.count("\n") - old.count("\n")}
    if values is None:
        return Patch(draft=None, problems=problems, **place) if problems else None
    entries: Mapping[str, Any] = getattr(before.decision, part)
    names = [name for name in _names(old) if name in entries]
    together = _replace(entries, names, values, _name_at(before.text, old_end))
    if together is None or any(_is_asked_about(before.decision, entries[name]) for name in names):
        return None
    changes: dict[str, Any] = {part: together}
    parts = tuple((start + len(new) - len(old) if start >= old_end else start, name) for start, name in before.parts)
    decision: Decision = attrs.evolve(before.decision, **changes)
    return Patch(
        draft=Draft(text=text, decision=decision, parts=parts),
        problems=problems,
        changed=tuple(name for name, value in values.items() if value != entries.get(name)),
        gone=tuple(name for name in names if name not in values),
        **place,
    )


def entry_at(text: str, line: int) -> str:
    """Name the entry of a decision that a line of its text lies in; empty where it lies in none."""
    lines = text.split("\n", line)[:line]
    for one in reversed(lines):
        if _ENTRY.match(one):
            return one.strip().partition(":")[0]
        if _TOP.match(one):
            return ""
    return ""


def find_differing(before: Decision, after: Decision) -> tuple[str, ...]:
    """Name the passages and endings of a decision that are others than they were, in the order of the file."""
    pairs = ((before.passages, after.passages), (before.endings, after.endings))
    return tuple(name for old, new in pairs for name, value in new.items() if value != old.get(name))


def _find_change(old: str, new: str) -> tuple[int, int, int] | None:
    """Return the span of whole entries around what differs: where it begins, and its ends in both texts."""
    begin = _alike(old, new)
    tail = _alike_at_the_end(old, new, min(len(old), len(new)) - begin)
    start = _entry_before(old, new, begin)
    if start is None:
        return None
    end = _entry_after(new, len(new) - tail, old[: len(old) - tail].endswith("\n"))
    return start, end + len(old) - len(new), end


def _alike(old: str, new: str) -> int:
    """Count the characters at the beginning of two texts that are the same, comparing halves and not letters."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_at_the_end(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _entry_before(old: str, new: str, begin: int) -> int | None:
    """Return where the entry begins in which two texts part; None where no entry is before it."""
    start = old.rfind("\n", 0, begin) + 1
    if _begins(old, start) and _begins(new, start):
        return start
    while start > 0:
        start = old.rfind("\n", 0, start - 1) + 1
        if _ENTRY.match(old, start) and start < begin:
            return start
        if _TOP.match(old, start):
            return None
    return None


def _begins(text: str, start: int) -> bool:
    """Tell whether an entry begins here, or the entries have come to an end."""
    return start >= len(text) or bool(_ENTRY.match(text, start) or _TOP.match(text, start))


def _entry_after(text: str, end: int, whole: bool) -> int:  # noqa: FBT001 - whether the old text ends a line here
    """Return where the next entry begins, or the next part of the decision."""
    start = end if whole and text[:end].endswith("\n") else text.find("\n", end) + 1
    while 0 < start < len(text) and not _begins(text, start):
        start = text.find("\n", start) + 1
    return start if start > 0 else len(text)


def _names(entries: str) -> list[str]:
    return [line.strip().partition(":")[0] for line in entries.split("\n") if _ENTRY.match(line)]


def _values(
    part: str, kind: Kind[dict[str, Any]], entries: str, line: int, decision: Decision, path: Path
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """Read entries that begin in a line of the file; no values where one of them cannot be read."""
    reading = Reading(format_path(path), path.stem)
    reading.meters = {meter.id: (index, meter) for index, meter in enumerate(decision.meters)}
    if not any(entry.strip() and not entry.lstrip().startswith("#") for entry in entries.split("\n")):
        return {}, ()
    if FORBIDDEN.search(entries):
        return None, ()
    reading.text = "\n" * (line - 2) + f"{part}:\n{entries}"
    values = None
    with contextlib.suppress(TooManyProblemsError):
        node = read_nodes(reading.text, reading)
        if node is None:
            return None, ()  # where a bracket or a quotation ends, only the whole file tells
        held = getattr(node, "entries", {}).get(part)
        values = None if held is None else kind.read(held, reading)
    return (None if reading.problems else values), tuple(reading.problems)


def _name_at(text: str, position: int) -> str:
    found = _ENTRY.match(text, position)
    return found[0].strip().removesuffix(":") if found else ""


def _is_asked_about(decision: Decision, entry: object) -> bool:
    """Tell whether a question of the reveal may have the choices of a passage as its answers."""
    if not isinstance(entry, Passage):
        return False
    choices = [choice.id for choice in entry.choices]
    return any([answer.id for answer in question.answers] == choices for question in decision.reveal.questions)


def _replace(
    entries: Mapping[str, Any], names: list[str], values: dict[str, Any], following: str
) -> dict[str, Any] | None:
    """Put values into the place of the entries of some names, or before the one that follows; None where they clash."""
    if any(name in entries and name not in names for name in values) or (following and following not in entries):
        return None
    if list(values) == names:
        return {**entries, **values}
    listed = [(name, value) for name, value in entries.items() if name not in names]
    at = next((index for index, (name, _) in enumerate(listed) if name == following), len(listed))
    return dict([*listed[:at], *values.items(), *listed[at:]])
