"""The roads: all passages as a graph, seen and unseen, and how many endings were found."""

from textual.content import Content

from game.counting.roadmap import RoadMap, RoadMapRow, Sign
from game.scenes.drawing import ACCENT, FAINT, MUTED, STRONG, Drawing, Lines, ink, line, space_out, words, wrap
from game.scenes.sheet import Sheet

SIGNS = {
    (Sign.YOURS, False): "●",
    (Sign.SEEN, False): "○",
    (Sign.UNSEEN, False): "·",
    (Sign.YOURS, True): "■",
    (Sign.SEEN, True): "□",
    (Sign.UNSEEN, True): "?",
}
STYLES = {Sign.YOURS: f"bold {ACCENT}", Sign.SEEN: STRONG, Sign.UNSEEN: MUTED}


def build_roads_sheet(drawn: RoadMap) -> Sheet:
    """Show the graph."""
    count = words(f"{drawn.found} of {drawn.endings} endings found. Time runs down; every line is a way.")
    return Sheet("The roads", space_out([count, _legend, _graph(drawn.rows)]))


def _legend(width: int) -> Lines:
    content = line(
        ink("● ", STYLES[Sign.YOURS]), ink("on your road  ", MUTED), ink("○ ", STRONG), ink("seen before  ", MUTED),
        ink("· ", MUTED), ink("not seen yet  ", MUTED), ink("■ □ ? ", STRONG), ink("endings  ", MUTED),
        ink("◆ ", STRONG), ink("history came by", MUTED),
    )  # fmt: skip
    return wrap(content, width)


def _graph(rows: tuple[RoadMapRow, ...]) -> Drawing:
    across = max(max(len(row.lanes), len(row.below)) for row in rows)

    def draw(width: int) -> Lines:
        lines: Lines = []
        for row in rows:
            lines.append(line(_lanes(row, across), _label(row)).truncate(width, ellipsis=True))
            if row.below:
                lines.append(ink(row.below, FAINT).truncate(width))
        return lines

    return draw


def _lanes(row: RoadMapRow, across: int) -> Content:
    sign = ink(SIGNS[row.sign, row.ending], STYLES[row.sign])
    before, after = row.lanes[: row.column], row.lanes[row.column + 1 :]
    return line(ink(before, FAINT), sign, ink(after.ljust(across - row.column), FAINT), ink(" "))


def _label(row: RoadMapRow) -> Content:
    if row.sign is Sign.UNSEEN:
        return ink("  an ending you have not found" if row.ending else "  not seen yet", FAINT)
    history = ink("◆ " if row.history else "  ", STRONG)
    return line(history, ink(f"{row.date}  ", MUTED), ink(row.title, STYLES[row.sign]))
