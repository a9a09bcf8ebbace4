"""The map of a passage, drawn in the dots of Braille cells, with its words below for those who cannot see it."""

from collections.abc import Iterator

from game.play.cards import MapCard, Stroke
from game.play.page import Page
from game.scenes.ink import ACCENT, FAINT, MUTED, STRONG, Drawing, Lines, ink, line, spaced, stack, words
from game.scenes.sheet import Sheet

WIDEST, HIGHEST = 76, 30
"""Cells: a larger drawing would say no more."""
SIGNS = "■◆▲●"
_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a Braille cell, by row and column (The Unicode Standard, Braille Patterns)."""

Cell = tuple[str, str]
"""A sign and its style."""


def map_sheet(page: Page) -> Sheet:
    """Show the map of this page."""
    if page.map is None:
        return Sheet("The map", words("There is no map of this page."))
    return Sheet(page.map.title, map_drawing(page.map))


def map_drawing(card: MapCard) -> Drawing:
    """Draw the map, the key to its lines, and its description."""
    lines = [stroke for stroke in card.strokes if stroke.kind == "line"]
    key = stack(*(words(f"{sign} {stroke.label}") for sign, stroke in zip(SIGNS, lines, strict=False)))
    return spaced([lambda width: _rows(card, width), key, words(card.words, MUTED)])


def _rows(card: MapCard, width: int) -> Lines:
    columns = min(width, WIDEST, round(HIGHEST * 4 * card.aspect / 2))
    rows = max(1, round(columns * 2 / card.aspect / 4))
    cells = _Canvas(columns, rows)
    for stroke in card.strokes:
        if stroke.kind != "line":
            cells.draw(stroke, every=2 if stroke.kind == "border" else 1)
    lines = (stroke for stroke in card.strokes if stroke.kind == "line")
    for sign, stroke in zip(SIGNS, lines, strict=False):
        cells.mark(stroke, sign)
    for name, across, down in card.places:
        cells.name(name, across, down)
    return [line(*(ink(sign, style) for sign, style in row)) for row in cells.rows()]


class _Canvas:
    """Dots, and signs laid over them; x and y run from 0 to 1."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._dots: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], Cell] = {}
        self._named: set[tuple[int, int]] = set()

    def draw(self, stroke: Stroke, *, every: int) -> None:
        """Set the dots along a stroke, or every second one."""
        across, down = self._columns * 2, self._rows * 4
        for index, (x, y) in enumerate(_along(stroke, across, down)):
            column, row = int(x), int(y)
            if index % every == 0 and 0 <= column < across and 0 <= row < down:
                cell = (column // 2, row // 4)
                self._dots[cell] = self._dots.get(cell, 0) | _DOTS[row % 4][column % 2]

    def mark(self, stroke: Stroke, sign: str) -> None:
        """Lay a sign over every second cell along a stroke."""
        for x, y in _along(stroke, self._columns, self._rows):
            column, row = int(x), int(y)
            if 0 <= column < self._columns and 0 <= row < self._rows and column % 2 == 0:
                self._signs[column, row] = (sign, f"bold {ACCENT}")

    def name(self, name: str, across: float, down: float) -> None:
        """Write a name beside its place, wherever no other name stands; on the map's edge it is left out."""
        column, row = int(across * self._columns), int(down * self._rows)
        if not (0 <= column < self._columns and 0 <= row < self._rows):
            return
        right, left = column + 1, column - len(name)
        for begins, beside in ((right, row), (left, row), (right, row - 1), (right, row + 1), (left, row - 1)):
            cells = [(begins + index, beside) for index in range(-1, len(name) + 1)]
            if begins >= 0 and begins + len(name) <= self._columns and not self._named.intersection(cells):
                break
        else:
            return
        self._signs[column, row] = ("o", STRONG)
        self._named.add((column, row))
        for index, letter in enumerate(name):
            self._signs[begins + index, beside] = (letter, STRONG)
            self._named.add((begins + index, beside))

    def rows(self) -> Iterator[list[Cell]]:
        """Give the cells row by row."""
        for row in range(self._rows):
            yield [self._cell(column, row) for column in range(self._columns)]

    def _cell(self, column: int, row: int) -> Cell:
        dots = self._dots.get((column, row), 0)
        return self._signs.get((column, row), (chr(_BLANK | dots) if dots else " ", FAINT))


def _along(stroke: Stroke, across: int, down: int) -> Iterator[tuple[float, float]]:
    """Give points along a stroke, less than a step of the grid apart."""
    for (x, y), (next_x, next_y) in zip(stroke.points, stroke.points[1:], strict=False):
        steps = max(1, round(max(abs(next_x - x) * across, abs(next_y - y) * down)))
        for step in range(steps + 1):
            share = step / steps
            yield (x + (next_x - x) * share) * across, (y + (next_y - y) * share) * down
