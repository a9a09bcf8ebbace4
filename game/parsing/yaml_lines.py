"""The lines of a file that is no YAML: what they look like, one by one, where no parser can tell any more."""

import functools
import re
from collections.abc import Callable, Iterator

import attrs

BEGINS = re.compile(r"[ \t]*(?:- +)?(?P<key>[a-z][\w-]*):(?:[ \t]+(?P<value>\S.*))?$")
"""A line with a key, and a value behind it or none."""
BAR = re.compile(r"[ \t]*(?:- +)?(?:(?P<key>[a-z][\w-]*): *)?(?P<sign>[|>])[+-]?[ \t]*$")
"""A line behind which a text of several lines begins."""


@attrs.frozen
class Keys:
    """The keys that an author may write, and those of them that take entries by name, or a list."""

    all: frozenset[str] = frozenset()
    mappings: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


@attrs.frozen
class Position:
    """A line and a column, both counted from zero."""

    line: int
    column: int


@attrs.frozen
class BrokenText:
    """Where the parser broke off, what it complains of, and where what it was reading began.

    `known_keys` gives the keys of the format, and is asked only where a slip may be one of them.
    """

    lines: tuple[str, ...]
    problem: str
    context: str
    at: Position
    since: Position | None
    known_keys: Callable[[], Keys] = Keys

    @property
    def line(self) -> str:
        """The line that it broke off in."""
        return self.lines[self.at.line] if self.at.line < len(self.lines) else ""

    @functools.cached_property
    def above(self) -> int | None:
        """The number of the line before that has something in it."""
        before = range(min(self.at.line, len(self.lines)) - 1, -1, -1)
        return next((number for number in before if has_content(self.lines[number])), None)

    @property
    def near(self) -> Iterator[int]:
        """The lines in which the cause as a rule lies, from the first on."""
        yield from (number for number in (self.above, self.at.line) if number is not None and number < len(self.lines))

    @property
    def in_brackets(self) -> bool:
        """Whether it was reading something between brackets or braces."""
        return self.context.startswith("while parsing a flow")


def parent_of(lines: tuple[str, ...], place: Position) -> str | None:
    """Return the key that the entries which begin at a place stand under."""
    for number in range(place.line - 1, -1, -1):
        found = BEGINS.match(lines[number])
        if found and not found["value"] and found.start("key") <= place.column:
            return found["key"]
        if found and found.start("key") < place.column:
            return None
    return None


def find_bar_above(broken: BrokenText) -> tuple[int, str] | None:
    """Return the line and the key of the block text that ends where the parser broke off."""
    for number in range(broken.at.line - 1, -1, -1):
        bar = BAR.match(broken.lines[number])
        if bar and bar["key"]:
            return number, bar["key"]
        if BEGINS.match(broken.lines[number]):
            return None
    return None


def find_key(lines: tuple[str, ...], number: int) -> Position | None:
    """Return where the key of a line begins; None where it has none."""
    found = BEGINS.match(lines[number])
    return Position(number, found.start("key")) if found else None


def has_content(line: str) -> bool:
    """Tell whether a line is neither empty nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def measure_indent(line: str) -> int:
    """Return by how many blanks a line is indented."""
    return len(line) - len(line.lstrip())


def is_item(line: str) -> bool:
    """Tell whether a line begins an item of a list."""
    return line.lstrip().startswith("- ")
