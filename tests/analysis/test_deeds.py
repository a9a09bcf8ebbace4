"""Dead deeds against brute force: futures compared as whole trees, with the effect and without it."""

import random
from collections.abc import Iterable, Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import joint_values
from game.analysis.deed_fates import Fate
from game.analysis.deeds import dead_deeds, deed_findings
from game.analysis.liveness import EVERYTHING, ROADS, Interest
from game.analysis.reachable import explore
from game.story.conditions import Meters, When, applies, find_meters
from game.story.effects import Effect, Put, apply_effects
from game.story.engine import arrive, offer, target_of
from game.story.mark import Mark
from game.story.model import Choice, Decision, Ending, Passage
from game.story.prose import Piece, Prose
from game.story.state import State
from game.story.walk import Walk
from tests.analysis.every_road import every_road
from tests.analysis.stories import MORE, at_least, choice, ending, passage, story
from tests.examples import examples
from tests.random_decisions import decisions, some_test

Deed = tuple[str, str, int]
"""A passage, a choice, and the number of an effect."""


def told(prose: Prose, meters: Meters) -> tuple[bool, ...]:
    """Return which pieces are told."""
    return tuple(applies(piece.when, meters) for piece in prose)


def future(decision: Decision, state: State) -> tuple[object, ...]:
    """Return all that may yet be seen from a state on, as one tree."""
    last = decision.endings.get(state.place)
    if last is not None:
        return (
            state.place,
            told(last.text, state.meters),
            [applies(entry.when, state.meters) for entry in last.bill],
            [
                applies(trial.when, state.meters) and last.id in (trial.endings or [last.id])
                for trial in decision.theses
            ],
            [state.meters[column] for column in decision.columns],
        )
    page = decision.passages[state.place]
    return (
        state.place,
        told(page.text, state.meters),
        [told(advice, state.meters) for _, advice in page.advice],
        [told(decision.people[person].card, state.meters) for person in page.present],
        [(offered.choice.id, offered.open) for offered in offer(decision, state)],
        [
            onward(decision, offered.choice, state.meters, offered.choice.does)
            for offered in offer(decision, state)
            if offered.open
        ],
    )


def onward(decision: Decision, taken: Choice, before: Meters, does: tuple[Effect, ...]) -> tuple[object, ...]:
    """Return all that may be seen from a choice on, if it does this."""
    after = apply_effects(does, before)
    target = target_of(taken, after)
    return (
        told(taken.then, after),
        [applies(entry.when, before if taken.bill_first else after) for entry in taken.bill],
        target and future(decision, arrive(decision, target, after)),
    )


def steps(decision: Decision) -> Iterator[tuple[State, Choice]]:
    """Yield every state with every choice that is made in it on some road."""
    found = {
        (state, step.choice): (state, decision.choice_of(step))
        for road, _ in every_road(decision)
        for state, step in zip(road.states, road.steps, strict=False)
    }
    yield from found.values()


def dead(decision: Decision) -> set[Deed]:
    """Return the dead deeds by comparing whole futures."""
    alive: dict[Deed, bool] = {}
    for state, taken in steps(decision):
        whole = onward(decision, taken, state.meters, taken.does)
        for number in range(len(taken.does)):
            without = (*taken.does[:number], *taken.does[number + 1 :])
            deed = (state.place, taken.id, number)
            differs = onward(decision, taken, state.meters, without) != whole
            alive[deed] = alive.get(deed, False) or differs
    return {deed for deed, lives in alive.items() if not lives}


def with_cards(decision: Decision, seed: int) -> Decision:
    """Return the decision with a card that asks something."""
    more = Piece("More.", When(some_test(random.Random(seed)), "as written"))  # noqa: S311 - a test, not a secret
    role = decision.people["zhou"]
    return attrs.evolve(decision, people={"zhou": attrs.evolve(role, card=(*role.card, more))})


def found_dead(decision: Decision, interest: Interest = ROADS) -> dict[Deed, Fate]:
    """Return what the analysis finds, by the numbers of the effects."""
    return {
        (each.passage, each.choice, decision.passages[each.passage].choice(each.choice).does.index(each.effect)): (
            each.fate
        )
        for each in dead_deeds(explore(decision, interest))
    }


@pytest.mark.parametrize("interest", [EVERYTHING, ROADS])
@pytest.mark.parametrize("widest", [1, joint_values.WIDEST])
@examples(200)
@given(decision=decisions(stuck=True, least=4, most=6), seed=st.integers(0, 2**32))
def test_a_deed_is_dead_exactly_where_no_future_is_another_without_it(
    decision: Decision, seed: int, widest: int, interest: Interest
) -> None:
    decision = with_cards(decision, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joint_values, "WIDEST", widest)
        assert set(found_dead(decision, interest)) == dead(decision)


def moments(decision: Decision, road: Walk, first: int, number: int) -> Iterator[tuple[str, frozenset[int]]]:
    """Give, in order, which meters are asked and which are set by what, from an effect of a step on."""
    for at in range(first, len(road.steps)):
        taken, place = decision.choice_of(road.steps[at]), road.states[at + 1].place
        does = taken.does[number + 1 :] if at == first else taken.does
        yield f"{road.steps[at].passage}/{taken.id}", frozenset(put.meter for put in does if isinstance(put, Put))
        after = (*(part.when for part in taken.then), *(to.when for to in taken.to))
        yield "", meters_of((*after, *(() if taken.bill_first else (part.when for part in taken.bill))))
        last = decision.endings.get(place)
        if last is not None:
            yield place, frozenset(put.meter for put in last.does if isinstance(put, Put))
            trials = (trial.when for trial in decision.theses if last.id in (trial.endings or [last.id]))
            asking = (*(piece.when for piece in last.text), *(part.when for part in last.bill), *trials)
            yield "", meters_of(asking) | decision.columns.keys()
            return
        page = decision.passages[place]
        told_here = (*page.text, *(piece for _, advice in page.advice for piece in advice))
        cards = (piece for person in page.present for piece in decision.people[person].card)
        bills = (part.when for choice in page.choices if choice.bill_first for part in choice.bill)
        opening = (choice.when for choice in page.choices)
        yield "", meters_of((*(piece.when for piece in (*told_here, *cards)), *opening, *bills))


def meters_of(conditions: Iterable[When | None]) -> frozenset[int]:
    """Return the meters that conditions ask."""
    return frozenset[int]().union(*(find_meters(when.test) for when in conditions if when is not None))


@examples(300)
@given(decision=decisions(stuck=True, least=4, most=6), seed=st.integers(0, 2**32))
def test_the_fate_of_a_dead_deed_is_what_following_it_along_every_road_shows(decision: Decision, seed: int) -> None:
    decision = with_cards(decision, seed)
    roads = [road for road, _ in every_road(decision)]
    for (place, name, number), fate in found_dead(decision).items():
        meter = decision.passages[place].choice(name).does[number].meter
        asked_first, setters, beyond = False, set(), False
        for road in roads:
            at = next((at for at, step in enumerate(road.steps) if step == (place, name)), None)
            if at is None:
                continue
            mine = [who for who, meters in moments(decision, road, at, number) if meter in meters]
            asked_first |= mine[:1] == [""]
            setters |= {who for who in mine[:1] if who}
            beyond |= bool(mine[:1] and mine[0] and "" in mine[1:])
        assert fate.asked == asked_first
        assert fate.by == (tuple(sorted(setters)) if beyond and not asked_first else ())


def tells(*later: Piece) -> Ending:
    """Return an ending that tells more where its conditions hold."""
    return attrs.evolve(ending("home"), text=(Piece("Over."), *later))


def told_of(*passages: Passage, last: Ending) -> list[tuple[int, str]]:
    """Return the line and the message of each dead deed."""
    decision = story(list(passages), [last])
    return [(problem.mark.line, problem.message) for problem in deed_findings(explore(decision))]


def at_line(effect: Effect, line: int) -> Effect:
    """Return the effect as it is written in a line."""
    return attrs.evolve(effect, mark=Mark("story.yaml", line, 7))


def test_what_nothing_asks_is_told_where_it_is_written() -> None:
    first = passage("first", choice("trust", "home", at_line(MORE, 21)), choice("wait", "home"))
    message = "what 'trust' does to 'trust' is asked by nothing later; ask it, or drop it."
    assert told_of(first, last=tells()) == [(21, message)]
    assert told_of(first, last=tells(Piece("They smile.", at_least(2)))) == []


def test_what_overwrites_a_deed_before_anything_asks_it_is_named() -> None:
    first = passage("first", choice("trust", "second", at_line(MORE, 21)), choice("wait", "second"))
    second = passage("second", choice("forget", "home", Put(0, 2)), choice("forgive", "home", Put(0, 0)))
    message = (
        "what 'trust' does to 'trust' is overwritten by 'second/forget', 'second/forgive' before anything asks it; "
        "ask it before, or drop it."
    )
    assert told_of(first, second, last=tells(Piece("They smile.", at_least(2)))) == [(21, message)]


def test_what_changes_no_answer_is_told() -> None:
    first = passage("first", choice("trust", "home", at_line(MORE, 21)), choice("wait", "home"))
    message = (
        "what 'trust' does to 'trust' changes no answer to what is asked later; ask for what it changes, or drop it."
    )
    assert told_of(first, last=tells(Piece("They smile.", at_least(1)))) == [(21, message)]
