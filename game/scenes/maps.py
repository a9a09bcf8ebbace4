"""The map of a passage: coasts, borders and lines in dots of braille, places by name."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from game.play.cards import MapCard, Stroke
from game.scenes.drawing import ACCENT, EMPTY, MUTED, STRONG, Drawing, Lines, ink, line, stack, words
from game.scenes.sheet import Sheet

LEAST_ROWS = 22
"""Rows that a map takes at the least: a smaller one tells nothing, and the sheet scrolls."""

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille cell, four rows of two."""

STYLES = {"coast": MUTED, "border": "", "line": f"bold {ACCENT}"}
STEP = {"coast": 1, "border": 3, "line": 1}
"""A border is dotted: one dot in three."""

SIGNS = "■◆▲●"
"""The lines of a map are told apart by these signs, not by their colour."""

Cells = dict[tuple[int, int], tuple[int, str]]
"""The bits and the kind of each cell, by column and row; a border is drawn over a coast."""


def build_map_sheet(card: MapCard, height: int) -> Sheet:
    """Show a map in a window of some height, and below it what it shows in words."""
    legend = [words(f"{sign} {stroke.label}", ACCENT) for sign, stroke in _pair_signs(card) if stroke.label]
    drawn = draw_map(card, max(height - 12, LEAST_ROWS))
    return Sheet(card.title, stack(drawn, lambda _: [EMPTY], *legend, words(card.words, MUTED)))


def draw_map(card: MapCard, rows: int) -> Drawing:
    """Draw a map as large as the width and the rows allow."""

    def draw(width: int) -> Lines:
        columns = min(width, max(round(rows * 2 * card.aspect), 8))
        high = max(round(columns / 2 / card.aspect), 4)
        cells = _cells(card, columns, high)
        signs = _signs(card, columns, high)
        names = _names(card, columns, high)
        margin = ink(" " * ((width - columns) // 2))
        return [line(margin, _row((cells, signs), names.get(row, []), row, columns)) for row in range(high)]

    return draw


def _cells(card: MapCard, columns: int, rows: int) -> Cells:
    cells: Cells = {}
    for stroke in (stroke for stroke in card.strokes if stroke.kind != "line"):
        for number, (x, y) in enumerate(_dots(stroke, columns * 2 - 1, rows * 4 - 1)):
            if number % STEP[stroke.kind] == 0:
                bits, _ = cells.get((x // 2, y // 4), (0, ""))
                cells[x // 2, y // 4] = (bits | DOTS[y % 4][x % 2], stroke.kind)
    return cells


def _pair_signs(card: MapCard) -> Iterator[tuple[str, Stroke]]:
    lines = (stroke for stroke in card.strokes if stroke.kind == "line")
    return zip(SIGNS, lines, strict=False)


def _signs(card: MapCard, columns: int, rows: int) -> dict[tuple[int, int], str]:
    """Return the signs along the lines, one in every second cell."""
    signs: dict[tuple[int, int], str] = {}
    for sign, stroke in _pair_signs(card):
        for x, y in _dots(stroke, columns - 1, rows - 1):
            if x % 2 == 0:
                signs[x, y] = sign
    return signs


def _dots(stroke: Stroke, across: int, down: int) -> Iterator[tuple[int, int]]:
    """Yield the dots of a stroke that lie on the sheet, one after another."""
    for (x, y), (to_x, to_y) in zip(stroke.points, stroke.points[1:], strict=False):
        steps = max(round(abs(to_x - x) * across), round(abs(to_y - y) * down), 1)
        for step in range(steps + 1):
            share = step / steps
            dot_x, dot_y = round((x + (to_x - x) * share) * across), round((y + (to_y - y) * share) * down)
            if 0 <= dot_x <= across and 0 <= dot_y <= down:
                yield dot_x, dot_y


def _names(card: MapCard, columns: int, rows: int) -> dict[int, list[tuple[int, str]]]:
    """Return where names stand, row by row: right of their place, or left of it at the edge; none over another."""
    names: dict[int, list[tuple[int, str]]] = {}
    for name, x, y in card.places:
        row, column = min(int(y * rows), rows - 1), min(int(x * columns), columns - 1)
        right = column + cell_len(name) + 2 <= columns
        sentence = f"• {name}" if right else f"{name} •"
        begin = column if right else max(column - cell_len(sentence) + 1, 0)
        taken = names.setdefault(row, [])
        if all(begin + cell_len(sentence) <= other or other + cell_len(text) <= begin for other, text in taken):
            taken.append((begin, sentence))
    return names


def _row(
    drawn: tuple[Cells, dict[tuple[int, int], str]], names: list[tuple[int, str]], row: int, columns: int
) -> Content:
    starts = dict(names)
    parts: list[Content] = []
    column = 0
    while column < columns:
        name = starts.get(column)
        if name is not None:
            parts.append(ink(name, STRONG))
            column += cell_len(name)
            continue
        sign = drawn[1].get((column, row))
        if sign is not None:
            parts.append(ink(sign, STYLES["line"]))
            column += 1
            continue
        bits, kind = drawn[0].get((column, row), (0, ""))
        parts.append(ink(chr(0x2800 + bits), STYLES[kind]) if bits else ink(" "))
        column += 1
    return line(*parts)
