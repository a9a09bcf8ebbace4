"""Promises against brute force: what is proven of all roads is what walking every road shows."""

import random
from collections.abc import Iterator

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.promises import prove
from game.story.conditions import holds
from game.story.model import Decision
from game.story.promises import (
    AtLatest,
    Chosen,
    ExactlyOne,
    Form,
    Holds,
    LeadsTo,
    Named,
    Never,
    Occurrence,
    OnlyAfter,
    Promise,
    Reached,
)
from game.story.walk import Walk, walk_choices
from tests.analysis.every_road import every_road
from tests.random_decisions import decisions, some_test

MANY = 1_000_000


def some_promises(decision: Decision, seed: int) -> tuple[Promise, ...]:
    """Return one promise of every form, over things that the decision has."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    choices = [Chosen(passage.id, choice.id) for passage in decision.passages.values() for choice in passage.choices]
    places = [Reached(place) for place in (*decision.passages, *decision.endings)]

    def some() -> Named:
        sorts: list[list[Occurrence]] = [[*choices], [*places], [Holds(some_test(chance))]]
        return Named(chance.choice(chance.choice(sorts)), "as written")

    forms: tuple[Form, ...] = (
        Never(what=some()),
        Never(what=some(), after=some()),
        OnlyAfter(what=some(), after=some()),
        AtLatest(what=some()),
        AtLatest(what=some(), by=some()),
        ExactlyOne(of=tuple(dict.fromkeys(some() for _ in range(3)))),
        LeadsTo(what=some(), to=some()),
    )
    return tuple(Promise(form=form) for form in forms)


def moments(road: Walk, named: Named) -> list[int]:
    """Return at which moments of a road something occurs: choices are odd moments, arrivals even ones."""
    match named.occurrence:
        case Chosen(passage, choice):
            return [2 * at + 1 for at, step in enumerate(road.steps) if step == (passage, choice)]
        case Reached(place):
            return [2 * at for at, state in enumerate(road.states) if state.place == place]
        case Holds(test):
            return [2 * at for at, state in enumerate(road.states) if holds(test, state.meters)]


def kept(road: Walk, form: Form) -> bool:
    """Tell whether a whole road keeps a promise, by its definition alone."""
    match form:
        case Never(what=what, after=None):
            return not moments(road, what)
        case Never(what=what, after=after):
            assert after is not None
            begun = min(moments(road, after), default=None)
            return begun is None or all(at <= begun for at in moments(road, what))
        case OnlyAfter(what=what, after=after):
            begun = min(moments(road, after), default=None)
            return all(begun is not None and begun <= at for at in moments(road, what))
        case AtLatest(what=what, by=by):
            first = min(moments(road, what), default=None)
            due = [2 * len(road.steps)] if by is None else moments(road, by)
            return all(first is not None and first <= at for at in due)
        case ExactlyOne(of=of):
            return sum(bool(moments(road, named)) for named in of) == 1
        case LeadsTo(what=what, to=to):
            last = max(moments(road, to), default=-1)
            return all(at <= last for at in moments(road, what))


def finished(decision: Decision) -> Iterator[Walk]:
    """Walk every road that comes to an ending."""
    return (road for road, _ in every_road(decision) if road.state.place in decision.endings)


@settings(max_examples=200, deadline=None)
@given(decision=decisions(), seed=st.integers(0, 2**32))
def test_a_promise_is_broken_exactly_where_some_road_breaks_it(decision: Decision, seed: int) -> None:
    decision = attrs.evolve(decision, holds=some_promises(decision, seed))
    proof = prove(decision, MANY)
    assert not proof.unproven
    roads = list(finished(decision))
    broken = {id(found.promise) for found in proof.broken}
    for promise in decision.holds:
        assert (id(promise) in broken) == any(not kept(road, promise.form) for road in roads)


@settings(max_examples=200, deadline=None)
@given(decision=decisions(), seed=st.integers(0, 2**32))
def test_the_road_that_is_told_is_a_shortest_that_breaks_the_promise(decision: Decision, seed: int) -> None:
    decision = attrs.evolve(decision, holds=some_promises(decision, seed))
    for found in prove(decision, MANY).broken:
        told = walk_choices(decision, found.road)
        assert told.state.place == found.place
        onward = [road for road in finished(decision) if road.steps[: len(told.steps)] == told.steps]
        assert any(not kept(road, found.promise.form) for road in onward)


def test_where_there_are_too_many_states_nothing_is_said() -> None:
    decision = next(iter(_examples()))
    decision = attrs.evolve(decision, holds=some_promises(decision, 1))
    proof = prove(decision, most_states=-1)
    assert proof.unproven == decision.holds
    assert proof.broken == ()


def _examples() -> Iterator[Decision]:
    found: list[Decision] = []

    @settings(max_examples=1, database=None)
    @given(decisions())
    def keep(decision: Decision) -> None:
        found.append(decision)

    keep()
    yield from found
