"""The course of a meter over the years: held values, corners and the table in words."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.play.page import Plot
from game.play.timeline import build_stairs, find_value, list_changes, list_days

DAYS = st.dates(datetime.date(1949, 1, 1), datetime.date(1980, 1, 1))
ROADS = st.dictionaries(DAYS, st.integers(0, 4), min_size=1, max_size=8).map(lambda days: tuple(sorted(days.items())))
PLOTS = st.builds(
    Plot,
    label=st.just("Cohesion"),
    low=st.just(0),
    high=st.just(4),
    said=st.just(("gone", "thin", "fair", "firm", "complete")),
    yours=ROADS,
    history=ROADS,
)


@given(PLOTS)
def test_the_table_tells_every_change_and_nothing_else_between_the_first_day_and_the_last(plot: Plot) -> None:
    rows = list_changes(plot)
    days = list_days(plot)
    parts = [(row.yours, row.history) for row in rows]
    assert all(before != after for before, after in pairwise(parts[:-1]))
    values = [(find_value(plot.yours, day), find_value(plot.history, day)) for day in days]
    assert set(parts) == {tuple("" if value is None else plot.said[value] for value in pair) for pair in values}
    assert rows[-1].date.endswith(str(days[-1].year))


@given(ROADS)
def test_a_line_goes_only_across_or_up_and_down_and_ends_where_the_road_does(
    road: tuple[tuple[datetime.date, int], ...],
) -> None:
    corners = build_stairs(road)
    for before, after in pairwise(corners):
        assert (before[0] == after[0]) or (before[1] == after[1])
    assert set(road) <= set(corners)
    assert corners[-1] == road[-1]


@given(ROADS, DAYS)
def test_a_value_holds_until_the_next(road: tuple[tuple[datetime.date, int], ...], day: datetime.date) -> None:
    before = [value for when, value in road if when <= day]
    assert find_value(road, day) == (before[-1] if before else None)
