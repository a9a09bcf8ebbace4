"""Places in a text: offsets, lines and columns as the reader counts them, and as an editor does."""

import bisect
import functools
from typing import NamedTuple

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec


class TextSpan(NamedTuple):
    """Some characters on one line; line and column are counted from one, in characters."""

    line: int
    column: int
    length: int

    def holds(self, line: int, column: int) -> bool:
        """Tell whether a cursor stands on these characters, or directly behind them."""
        return self.line == line and self.column <= column <= self.column + self.length


class SourceText:
    """The text of a file, by lines as an editor counts them."""

    def __init__(self, text: str) -> None:
        """Take a text with any sort of line ends; columns stay the same without them."""
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")

    @functools.cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @functools.cached_property
    def _begins(self) -> list[int]:
        begins = [0]
        for line in self.lines:
            begins.append(begins[-1] + len(line) + 1)
        return begins

    def line(self, number: int) -> str:
        """Return a line, counted from one; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def offset(self, line: int, column: int) -> int:
        """Return where in the text a place is."""
        return self._begins[min(line, len(self.lines)) - 1] + column - 1

    def place(self, offset: int, length: int) -> TextSpan:
        """Return the place of some characters that begin at an offset."""
        line = bisect.bisect_right(self._begins, offset)
        return TextSpan(line, offset - self._begins[line - 1] + 1, length)

    def cursor(self, position: Position, codec: PositionCodec) -> tuple[int, int]:
        """Return line and column, counted from one, of an editor's position, brought back into the text."""
        row = min(position.line, len(self.lines) - 1)
        line = self.lines[row]
        units = 0
        for column, character in enumerate(line):
            if units >= position.character:
                return row + 1, column + 1
            units += codec.client_num_units(character)
        return row + 1, len(line) + 1

    def position(self, line: int, column: int, codec: PositionCodec) -> Position:
        """Return an editor's position of a line and column; what lies beyond the text is brought back to it."""
        number = min(max(line, 1), len(self.lines))
        before = self.line(number)[: max(column, 1) - 1]
        return Position(line=number - 1, character=codec.client_num_units(before))

    def range(self, place: TextSpan, codec: PositionCodec) -> Range:
        """Return an editor's range of a place."""
        begin = self.position(place.line, place.column, codec)
        return Range(start=begin, end=self.position(place.line, place.column + place.length, codec))
