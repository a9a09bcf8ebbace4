"""Amounts in words."""

from decimal import Decimal

import attrs
import pytest

from game.play.phrases import format_quantity
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
