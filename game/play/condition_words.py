"""Conditions in words, for the player who asks why a choice is closed."""

from collections.abc import Sequence
from typing import assert_never

from game.story.conditions import (
    Among,
    Compare,
    Either,
    Every,
    Meters,
    Negation,
    Relation,
    Test,
    find_meters,
)
from game.story.model import Meter

_RELATIONS = {
    Relation.BELOW: "below {}",
    Relation.AT_MOST: "at most {}",
    Relation.EQUAL: "exactly {}",
    Relation.UNEQUAL: "other than {}",
    Relation.AT_LEAST: "at least {}",
    Relation.ABOVE: "above {}",
}


def explain_condition(test: Test, meters: Sequence[Meter], values: Meters) -> str:
    """Say what a condition waits for and where the meters stand now; hidden meters are not named."""
    now = "; ".join(
        f"{meters[index].label} is {meters[index].describe(values[index])}"
        for index in find_visible_meters(test, meters)
    )
    return f"{describe_need(test, meters)} Now: {now}." if now else describe_need(test, meters)


def describe_need(test: Test, meters: Sequence[Meter]) -> str:
    """Say what a condition waits for, in one sentence; where it asks a hidden meter, only that it does."""
    if not find_visible_meters(test, meters):
        return "Needs something that cannot be seen from this chair."
    return f"Needs {phrase(test, meters)}."


def find_visible_meters(test: Test, meters: Sequence[Meter]) -> tuple[int, ...]:
    """Return the indices of the meters that a condition asks; none where one of them is hidden."""
    indices = sorted(find_meters(test))
    return () if any(meters[index].hidden for index in indices) else tuple(indices)


def phrase(test: Test, meters: Sequence[Meter]) -> str:
    """Return a condition as a phrase in the labels of the meters."""
    match test:
        case Compare():
            meter = meters[test.meter]
            return f"{meter.label} {_RELATIONS[test.relation].format(_value(meter, test.value))}"
        case Among():
            meter = meters[test.meter]
            names = " or ".join(_value(meter, value) for value in sorted(test.values))
            return f"{meter.label} {names}"
        case Negation():
            return f"not ({phrase(test.part, meters)})"
        case Every():
            return " and ".join(_inside(part, meters) for part in test.parts)
        case Either():
            return " or ".join(phrase(part, meters) for part in test.parts)
        case _:
            assert_never(test)


def _inside(part: Test, meters: Sequence[Meter]) -> str:
    words = phrase(part, meters)
    return f"({words})" if isinstance(part, Either) else words


def _value(meter: Meter, value: int) -> str:
    text = meter.describe(value)
    return text if meter.names or text == str(value) else f"{value} ({text})"
