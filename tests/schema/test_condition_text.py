"""Conditions are parsed as they are meant, typed against the meters, and refused with the place where they go wrong."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.schema.condition_text import ConditionError, parse
from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, Test, holds
from game.story.model import Meter

RESOLVE = Meter(id="resolve", label="", help="", low=0, high=5, start=2)
COVER = Meter(id="air_cover", label="", help="", low=0, high=2, start=0, names=("unasked", "half-way", "granted"))
DEBT = Meter(id="debt", label="", help="", low=-3, high=3, start=0)
METERS = {meter.id: (index, meter) for index, meter in enumerate((RESOLVE, COVER, DEBT))}
STATES = tuple(itertools.product(range(6), range(3), range(-3, 4)))


def test_not_binds_closest_then_and_then_or() -> None:
    """Precedence is that of the format's page."""
    test = parse("not resolve >= 3 and debt > 2 or air_cover is granted", METERS)

    assert test == Either(
        (
            Every((Negation(Compare(0, Relation.AT_LEAST, 3)), Compare(2, Relation.ABOVE, 2))),
            Among(1, frozenset({2})),
        )
    )


def test_parentheses_and_lists() -> None:
    """Parentheses hold together, lists hold names."""
    test = parse("resolve>=3 and not(air_cover not in (unasked , half-way) or debt = -1)", METERS)

    assert test == Every(
        (
            Compare(0, Relation.AT_LEAST, 3),
            Negation(Either((Negation(Among(1, frozenset({0, 1}))), Compare(2, Relation.EQUAL, -1)))),
        )
    )


@pytest.mark.parametrize(
    ("text", "code", "column", "said"),
    [
        ("", "F012", 0, "the name of a meter"),
        ("resolve", "F014", 0, "is a number, and no fact"),
        ("resolve == 3", "F012", 8, "Write '='"),
        ("resolve >= many", "F012", 11, "a number"),
        ("resolve >= 3 resolve < 5", "F012", 13, "'and', 'or' or the end"),
        ("(resolve >= 3", "F012", 13, "')'"),
        ("resolve >= 3)", "F012", 12, "'and', 'or' or the end"),
        ("resolve $ 3", "F012", 8, "'$' has no meaning"),
        ("air_cover", "F012", 9, "'is' or 'in'"),
        ("air_cover in granted", "F012", 13, "'('"),
        ("air_cover not granted", "F012", 14, "'in'"),
        ("not", "F012", 3, "the name of a meter"),
        ("resolv >= 3", "F013", 0, "Did you mean 'resolve'?"),
        ("debt > 0 and resolve >= 6", "F014", 24, "runs from 0 to 5"),
        ("air_cover > 1", "F014", 10, "has named values"),
        ("resolve is 3", "F014", 8, "is a number"),
        ("air_cover is grantet", "F014", 13, "Did you mean 'granted'?"),
        ("debt > 0 or resolve >= 0", "F014", 12, "always holds"),
        ("resolve > 5", "F014", 0, "never holds"),
        ("air_cover in (unasked, half-way, granted)", "F014", 0, "always holds"),
        ("not " * 40 + "resolve > 1", "F012", 128, "nested more than 32 deep"),
        ("resolve > 1 and " * 80, "F012", 0, "longer than 1000"),
    ],
)
def test_a_condition_is_refused_at_the_word_where_it_goes_wrong(text: str, code: str, column: int, said: str) -> None:
    """Each refusal has its code, its place inside the condition, and says what was wanted."""
    with pytest.raises(ConditionError) as caught:
        parse(text, METERS)

    assert (caught.value.code, caught.value.offset) == (code, column)
    assert said in caught.value.message


def test_a_meter_that_may_be_lost_is_told_elsewhere() -> None:
    """Where a declaration is broken already, its uses are not broken as well."""
    with pytest.raises(ConditionError) as caught:
        parse("resolv >= 3", METERS, lost=True)

    assert caught.value.message == ""


def write_test(test: Test) -> str:
    """Write a test as an author would, every part in parentheses."""
    match test:
        case Compare():
            return f"{('resolve', 'air_cover', 'debt')[test.meter]} {test.relation.value} {test.value}"
        case Among():
            return f"air_cover in ({', '.join(COVER.names[value] for value in sorted(test.values))})"
        case Negation():
            return f"not ({write_test(test.part)})"
        case Every():
            return " and ".join(f"({write_test(part)})" for part in test.parts)
        case Either():
            return " or ".join(f"({write_test(part)})" for part in test.parts)


COMPARISONS = some.one_of(
    some.builds(Compare, some.just(0), some.just(Relation.AT_LEAST), some.integers(1, 5)),
    some.builds(Compare, some.just(2), some.just(Relation.UNEQUAL), some.integers(-3, 3)),
    some.builds(Among, some.just(1), some.frozensets(some.integers(0, 2), min_size=1, max_size=2)),
)


def compounds(parts: some.SearchStrategy[Test]) -> some.SearchStrategy[Test]:
    """Put tests together."""
    several = some.lists(parts, min_size=2, max_size=3).map(tuple)
    return some.one_of(some.builds(Negation, parts), some.builds(Every, several), some.builds(Either, several))


@given(some.recursive(COMPARISONS, compounds, max_leaves=8))
def test_what_is_written_is_what_is_read(test: Test) -> None:
    """A condition written out and read again is the same condition, and asks the same of every state."""
    again = parse(write_test(test), METERS)

    assert again == test
    assert all(holds(again, state) == holds(test, state) for state in STATES)


@given(some.text(alphabet="()notandriseldbtc_vug <>=!,0123456789-\t金", max_size=60))
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    """Nothing but ConditionError comes out of the parser."""
    offset = 0
    try:
        parse(text, METERS)
    except ConditionError as error:
        offset = error.offset

    assert 0 <= offset <= len(text)
