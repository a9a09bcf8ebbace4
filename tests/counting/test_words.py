"""How counts of roads are said and drawn."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.figures import Rank
from game.counting.words import LEVELS, count_heights, describe_rank, draw_strip, format_share
from game.story.references import Better

HUGE = 10**30


@pytest.mark.parametrize(
    ("roads", "of", "said"),
    [
        (0, 5, "none"),
        (5, 5, "all"),
        (1, 3, "33%"),
        (1, 15, "6.7%"),
        (1, 48_000, "1 in 48,000"),
        (HUGE - 1, HUGE, "nearly all"),
        (1, HUGE, "fewer than 1 in a thousand million"),
        (995, 1000, "99.5%"),
    ],
)
def test_a_share_is_said_as_people_say_it(roads: int, of: int, said: str) -> None:
    assert format_share(roads, of) == said


def test_better_is_less_where_less_is_better() -> None:
    found = Rank(less=1, same=1, more=8)
    assert describe_rank(found, Better.LESS) == "better than 80% of all roads, worse than 10%"
    assert describe_rank(found, Better.MORE) == "better than 10% of all roads, worse than 80%"


@given(st.dictionaries(st.integers(-50, 50).map(Decimal), st.integers(1, HUGE), min_size=1), st.integers(1, 80))
def test_a_strip_holds_every_road_and_shows_every_column_that_has_one(roads: dict[Decimal, int], columns: int) -> None:
    lying = tuple(sorted(roads.items()))
    ends = (lying[0][0], lying[-1][0])
    found = count_heights(lying, ends, columns)
    assert sum(found) == sum(roads.values())
    drawn = draw_strip(lying, ends, columns)
    assert len(drawn) == columns
    assert [sign != LEVELS[0] for sign in drawn] == [bool(number) for number in found]
    assert LEVELS[-1] in drawn
