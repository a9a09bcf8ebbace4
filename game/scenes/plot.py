"""A meter over the years as a small chart: the player's line and history's."""

import datetime

from game.play.page import Plot
from game.scenes.ink import ACCENT, FAINT, MUTED, Drawing, Lines, apart, ink, line, stack, words

YOURS, HISTORY, BOTH = "━", "┄", "═"
HIGHEST = 12
"""Rows of the tallest chart; a longer range is drawn to scale."""

Points = tuple[tuple[datetime.date, int], ...]


def chart(plot: Plot) -> Drawing:
    """Draw both lines, one row for each value, time from left to right."""
    told = f"{YOURS} you   {HISTORY} history   {BOTH} both"
    return stack(words(plot.label.upper(), MUTED), lambda width: _rows(plot, width), words(told, MUTED))


def _rows(plot: Plot, width: int) -> Lines:
    days = [day for day, _ in (*plot.yours, *plot.history)]
    first, last = min(days), max(days)
    room = max(width - 6, 8)
    rows = min(plot.high - plot.low, HIGHEST - 1) + 1
    yours = _heights(plot.yours, plot, (first, last), (room, rows))
    history = _heights(plot.history, plot, (first, last), (room, rows))
    lines: Lines = []
    for row in reversed(range(rows)):
        value = plot.low + round(row * (plot.high - plot.low) / max(rows - 1, 1))
        cells = [_cell(yours[column] == row, history[column] == row) for column in range(room)]
        lines.append(line(ink(f"{value:>4} ", MUTED), ink("│", FAINT), *(ink(sign, style) for sign, style in cells)))
    years = apart(ink(str(first.year), MUTED), ink(str(last.year), MUTED), room)
    return [*lines, line(ink("      "), years)]


def _cell(yours: bool, history: bool) -> tuple[str, str]:  # noqa: FBT001 - a table of two truths
    if yours and history:
        return BOTH, f"bold {ACCENT}"
    if yours:
        return YOURS, f"bold {ACCENT}"
    return (HISTORY, "") if history else (" ", "")


def _heights(
    points: Points, plot: Plot, span: tuple[datetime.date, datetime.date], size: tuple[int, int]
) -> list[int | None]:
    """Give the row of a line in each column: a value holds until the next one; None before the first."""
    days = max((span[1] - span[0]).days, 1)
    columns, rows = size
    heights: list[int | None] = []
    for column in range(columns):
        day = span[0] + datetime.timedelta(days=round(column * days / max(columns - 1, 1)))
        known = [value for when, value in points if when <= day]
        share = (known[-1] - plot.low) / max(plot.high - plot.low, 1) if known else None
        heights.append(None if share is None else round(share * (rows - 1)))
    return heights
