"""The course of a meter over the years: what it was on a day, its line, and a table of its changes in words."""

import datetime
from collections.abc import Sequence

import attrs

from game.play.page import Plot
from game.story.dates import Span

Points = Sequence[tuple[datetime.date, int]]
"""Days with the value from then on, in order of time."""


@attrs.frozen(kw_only=True)
class TimelineRow:
    """A day with what the meter said then, on the player's road and on history's; empty before a road begins."""

    date: str
    yours: str
    history: str


def describe_plot(plot: Plot) -> str:
    """Name the plot: `Trust over the years, from gone to complete`."""
    return f"{plot.label} over the years, from {plot.said[0]} to {plot.said[-1]}"


def list_days(plot: Plot) -> list[datetime.date]:
    """Return every day on which either road has a value, in order of time."""
    return sorted({day for day, _ in (*plot.yours, *plot.history)})


def find_value(points: Points, day: datetime.date) -> int | None:
    """Return the value on a day: the latest one up to it; None before the first."""
    return next((value for when, value in reversed(points) if when <= day), None)


def build_stairs(points: Points) -> list[tuple[datetime.date, int]]:
    """Return the corners of the line of a road: each value holds until the next one."""
    corners: list[tuple[datetime.date, int]] = []
    for day, value in points:
        if corners:
            corners.append((day, corners[-1][1]))
        corners.append((day, value))
    return corners


def list_changes(plot: Plot) -> tuple[TimelineRow, ...]:
    """Return the first day, every day on which either road changes, and the last."""
    rows: list[TimelineRow] = []
    days = list_days(plot)
    before: tuple[int | None, int | None] | None = None
    for day in days:
        values = find_value(plot.yours, day), find_value(plot.history, day)
        if values != before or day == days[-1]:
            yours, history = (_describe_value(plot, value) for value in values)
            rows.append(TimelineRow(date=str(Span(day, day, day.isoformat())), yours=yours, history=history))
        before = values
    return tuple(rows)


def _describe_value(plot: Plot, value: int | None) -> str:
    return "" if value is None else plot.said[value - plot.low]
