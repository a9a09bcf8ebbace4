"""PyYAML's parser: the events of a text, from the parser in C where there is one."""

from collections.abc import Iterator
from typing import Protocol

import attrs
from yaml import YAMLError
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser as ParserInPython
from yaml.reader import Reader
from yaml.scanner import Scanner


class Parser(Protocol):
    """What both parsers of PyYAML can do."""

    def get_event(self) -> Event | None:
        """Return the next event, or None after the last."""


class PurePython(Reader, Scanner, ParserInPython):
    """The parser for machines where PyYAML was built without libyaml."""

    def __init__(self, text: str) -> None:
        """Begin at the top of the text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        ParserInPython.__init__(self)


def parser_of(text: str) -> Parser:
    """Return the parser in C, or the one in Python where there is none."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - this module cannot be imported where libyaml is absent
    except ImportError:
        return PurePython(text)
    return CParser(text)


@attrs.frozen
class Extent:
    """Where a scalar stands, from its first character to behind its last, counted from zero; `style` is its sign."""

    line: int
    column: int
    index: int
    end_line: int
    end_column: int
    end_index: int
    style: str | None


def list_extents(text: str) -> Iterator[Extent | None]:
    """Yield the extent of every scalar of a text, and None for every other event, as far as the text is YAML."""
    try:
        parser = parser_of(text)
        for event in iter(parser.get_event, None):
            begin, end = event.start_mark, event.end_mark
            if not isinstance(event, ScalarEvent) or begin is None or end is None:
                yield None
                continue
            yield Extent(begin.line, begin.column, begin.index, end.line, end.column, end.index, event.style)
    except (YAMLError, ValueError, OverflowError):
        return
