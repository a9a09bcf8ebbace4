"""The course of a meter over the years: what it was on a day, its line, and a table of its changes in words."""

import datetime
from collections.abc import Sequence

import attrs

from game.play.page import Plot
from game.story.dates import Span

Points = Sequence[tuple[datetime.date, int]]
"""Days with the value from then on, in order of time."""


@attrs.frozen(kw_only=True)
class Row:
    """A day with what the meter said then, on the player's road and on history's; empty before a road begins."""

    date: str
    yours: str
    history: str


def title(plot: Plot) -> str:
    """Name the plot: `Trust over the years, from gone to complete`."""
    return f"{plot.label} over the years, from {plot.said[0]} to {plot.said[-1]}"


def days_of(plot: Plot) -> list[datetime.date]:
    """Give every day on which either road has a value, in order of time."""
    return sorted({day for day, _ in (*plot.yours, *plot.history)})


def held(points: Points, day: datetime.date) -> int | None:
    """Give the value on a day: the latest one up to it; None before the first."""
    return next((value for when, value in reversed(points) if when <= day), None)


def stairs(points: Points) -> list[tuple[datetime.date, int]]:
    """Give the corners of the line of a road: each value holds until the next one."""
    corners: list[tuple[datetime.date, int]] = []
    for day, value in points:
        if corners:
            corners.append((day, corners[-1][1]))
        corners.append((day, value))
    return corners


def table(plot: Plot) -> tuple[Row, ...]:
    """Give the first day, every day on which either road changes, and the last."""
    rows: list[Row] = []
    days = days_of(plot)
    before: tuple[int | None, int | None] | None = None
    for day in days:
        values = held(plot.yours, day), held(plot.history, day)
        if values != before or day == days[-1]:
            yours, history = (_said(plot, value) for value in values)
            rows.append(Row(date=str(Span(day, day, day.isoformat())), yours=yours, history=history))
        before = values
    return tuple(rows)


def _said(plot: Plot, value: int | None) -> str:
    return "" if value is None else plot.said[value - plot.low]
