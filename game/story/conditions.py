"""What a condition may ask of the meters, as a closed set of values."""

import enum
from collections.abc import Iterator
from typing import assert_never

import attrs

from game.story.mark import NOWHERE, Mark

Meters = tuple[int, ...]
"""The value of every meter, in the decision's order; a named value is its index among the names."""


class Relation(enum.Enum):
    """How a meter is compared with a number."""

    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "="
    UNEQUAL = "!="
    AT_LEAST = ">="
    ABOVE = ">"


@attrs.frozen
class Compare:
    """The meter at index `meter` stands in `relation` to `value`."""

    meter: int
    relation: Relation
    value: int


@attrs.frozen
class Among:
    """The meter at index `meter` has one of `values`."""

    meter: int
    values: frozenset[int]


@attrs.frozen
class Negation:
    """The part does not hold."""

    part: "Test"


@attrs.frozen
class Every:
    """All parts hold."""

    parts: tuple["Test", ...]


@attrs.frozen
class Either:
    """At least one part holds."""

    parts: tuple["Test", ...]


Test = Compare | Among | Negation | Every | Either


@attrs.frozen
class When:
    """A condition as the author wrote it, and as the engine asks it."""

    test: Test
    written: str
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


def holds(test: Test, meters: Meters) -> bool:
    """Tell whether the test holds for these meter values."""
    match test:
        case Compare():
            return relation_holds(meters[test.meter], test.relation, test.value)
        case Among():
            return meters[test.meter] in test.values
        case Negation():
            return not holds(test.part, meters)
        case Every():
            return all(holds(part, meters) for part in test.parts)
        case Either():
            return any(holds(part, meters) for part in test.parts)
        case _:
            assert_never(test)


def relation_holds(left: int, relation: Relation, right: int) -> bool:
    """Tell whether two numbers stand in the relation."""
    match relation:
        case Relation.BELOW:
            return left < right
        case Relation.AT_MOST:
            return left <= right
        case Relation.EQUAL:
            return left == right
        case Relation.UNEQUAL:
            return left != right
        case Relation.AT_LEAST:
            return left >= right
        case Relation.ABOVE:
            return left > right
        case _:
            assert_never(relation)


def applies(when: When | None, meters: Meters) -> bool:
    """Tell whether a condition, if there is one, holds."""
    return when is None or holds(when.test, meters)


def find_meters(test: Test) -> frozenset[int]:
    """Return the indices of the meters that the test asks."""
    match test:
        case Compare() | Among():
            return frozenset({test.meter})
        case Negation():
            return find_meters(test.part)
        case Every() | Either():
            return frozenset().union(*(find_meters(part) for part in test.parts))
        case _:
            assert_never(test)


def list_atoms(test: Test) -> Iterator[Compare | Among]:
    """Yield the comparisons that a test is made of."""
    match test:
        case Compare() | Among():
            yield test
        case Negation():
            yield from list_atoms(test.part)
        case Every() | Either():
            for part in test.parts:
                yield from list_atoms(part)
        case _:
            assert_never(test)
