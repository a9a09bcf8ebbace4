"""Amounts in words."""

from decimal import Decimal

import attrs
import pytest

from game.play.cards import Amount
from game.play.page import EndingMark, ReckoningLine
from game.play.phrases import describe_axis, describe_distance, format_quantity, tell_places
from game.story.references import Axis, Counts
from tests.play.tables import SHELF

LIVES = attrs.evolve(SHELF.references().axes["lives"], unit="persons", one="person")


@pytest.mark.parametrize(
    ("value", "decimals", "told"),
    [("1", 0, "1 person"), ("-1", 0, "-1 person"), ("0", 0, "0 persons"), ("11", 0, "11 persons"),
     ("1", 2, "1.00 persons"), ("0.6", 0, "1 person"), ("740000", 0, "740,000 persons")],
)  # fmt: skip
def test_a_single_one_is_counted_in_its_own_unit(value: str, decimals: int, told: str) -> None:
    assert format_quantity(Decimal(value), attrs.evolve(LIVES, decimals=decimals)) == told


def test_without_a_unit_of_its_own_a_single_one_is_counted_like_many() -> None:
    assert format_quantity(Decimal(1), attrs.evolve(LIVES, one="")) == "1 persons"


def _stand(axis: Axis, step: int) -> ReckoningLine:
    """Return a scale on which the player stands at a step and history at its highest."""
    yours, history = (
        Amount(low=at, best=at, high=at, confidence="", kinds=(), whys=(), sources=())
        for at in (Decimal(step), axis.high)
    )
    return ReckoningLine(axis=axis, yours=yours, history=history, opening=1950)


def _mark(name: str, *, found: bool = False, yours: bool = False) -> EndingMark:
    return EndingMark(id=name, title=name.upper() if found else "", found=found, yours=yours)


def test_an_axis_without_a_unit_is_headed_by_its_better_way_alone() -> None:
    chance = attrs.evolve(LIVES, counts=Counts.CHANCE, unit="", one="")
    assert describe_axis(LIVES) == "persons; less is better"
    assert describe_axis(chance) == "less is better"
    assert format_quantity(Decimal(20), chance) == "20"


def test_a_year_reads_as_a_year() -> None:
    seat = attrs.evolve(LIVES, counts=Counts.YEAR, unit="", one="")
    assert format_quantity(Decimal(1957), seat) == "1957"


def test_steps_in_between_are_listed_as_one_lists_things() -> None:
    words = ("none", "little", "some", "much", "all")
    scale = attrs.evolve(LIVES, counts=Counts.SCALE, words=words, low=Decimal(0), high=Decimal(4))
    told = [describe_distance(_stand(scale, step)) for step in range(4)]
    assert told == [
        "4 steps lower than in history, past much, some and little.",
        "3 steps lower than in history, past much and some.",
        "2 steps lower than in history, past much.",
        "1 step lower than in history.",
    ]


def test_endings_not_found_that_follow_one_another_share_a_place() -> None:
    order = [_mark("a"), _mark("b"), _mark("c", found=True, yours=True), _mark("d"), _mark("e", found=True)]
    assert tell_places(tuple(order)) == (
        "1-2. endings you have not found; 3. C (yours); 4. one you have not found; 5. E"
    )
