"""Memory against brute force: every choice of every road is taken back, and the rest of the road followed anew."""

from collections import defaultdict
from decimal import Decimal

import attrs
from hypothesis import given

from game.analysis.liveness import ROADS
from game.analysis.memory import memory_of
from game.analysis.reachable import explore
from game.story.bill import Confidence, Entry, applying
from game.story.conditions import Meters, applies
from game.story.effects import apply_effects
from game.story.engine import arrive, choose, has_ended, offer
from game.story.model import Choice, Decision, Passage
from game.story.prose import Piece, Prose
from game.story.state import State
from game.story.walk import Walk
from tests.analysis.every_road import every_road
from tests.analysis.stories import MORE, TRUST, at_least, choice, ending, passage, story
from tests.examples import examples
from tests.random_decisions import decisions

COST = Entry(
    axis="lives",
    low=Decimal(1),
    best=Decimal(2),
    high=Decimal(3),
    confidence=Confidence.LOW,
    basis=(),
    why="Because.",
)
LATER = 3
"""Pages after a choice from which on it counts as remembered; where it leads is the first."""


def told(prose: Prose, meters: Meters) -> tuple[bool, ...]:
    """Return which pieces are told."""
    return tuple(applies(piece.when, meters) for piece in prose)


def shown(decision: Decision, state: State) -> tuple[object, ...]:
    """Return all that a page shows."""
    last = decision.endings.get(state.place)
    if last is not None:
        trials = [trial for trial in decision.theses if last.id in (trial.endings or [last.id])]
        return (
            told(last.text, state.meters),
            [applies(entry.when, state.meters) for entry in last.bill],
            [applies(trial.when, state.meters) for trial in trials],
            [state.meters[column] for column in decision.columns],
        )
    page = decision.passages[state.place]
    cards = [told(decision.people[person].card, state.meters) for person in page.present]
    advice = [told(advice, state.meters) for _, advice in page.advice]
    return told(page.text, state.meters), advice, cards, offer(decision, state)


def brought(taken: Choice, before: Meters) -> tuple[object, ...]:
    """Return what making a choice tells and books."""
    after = apply_effects(taken.does, before)
    bill = [applies(entry.when, before if taken.bill_first else after) for entry in taken.bill]
    return told(taken.then, after), bill


def reached(decision: Decision, state: State) -> set[str]:
    """Return the places that may be reached."""
    onward = (choose(decision, state, offered.choice.id) for offered in offer(decision, state) if offered.open)
    return {state.place}.union(*(reached(decision, after) for after in onward))


def remembered(decision: Decision, road: Walk, at: int) -> tuple[bool, bool]:
    """Tell whether the choice of a step is remembered on a road, and whether at its ending."""
    state, taken = road.states[at], decision.choice_of(road.steps[at])
    standing = state.meters if taken.bill_first else apply_effects(taken.does, state.meters)
    somewhere = bool(applying(taken.bill, standing))
    in_the_end = False
    for offered in offer(decision, state):
        if offered.open:
            reachable = reached(decision, choose(decision, state, offered.choice.id))
            in_the_end |= road.state.place not in reachable
            somewhere |= any(later.place not in reachable for later in road.states[at + LATER :])
    other = arrive(decision, road.states[at + 1].place, state.meters)
    for pages, mine in enumerate(road.states[at + 1 :], 1):
        if has_ended(decision, mine):
            in_the_end |= shown(decision, mine) != shown(decision, other)
            break
        if pages >= LATER:
            somewhere |= shown(decision, mine) != shown(decision, other)
        then = decision.choice_of(road.steps[at + pages])
        onward = next((each.choice for each in offer(decision, other) if each.open and each.choice is then), None)
        if onward is None or choose(decision, other, then.id).place != road.states[at + pages + 1].place:
            in_the_end = True
            break
        if pages >= LATER:
            somewhere |= brought(then, mine.meters) != brought(then, other.meters)
        other = choose(decision, other, then.id)
    return somewhere or in_the_end, in_the_end


def counted(decision: Decision) -> dict[tuple[str, str], list[int]]:
    """Give, for each choice, on how many roads it is made, remembered, and remembered at the ending."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for road, _ in every_road(decision):
        if has_ended(decision, road.state):
            for at, step in enumerate(road.steps):
                if len(offer(decision, road.states[at])) > 1:
                    for number, more in enumerate((True, *remembered(decision, road, at))):
                        found[step][number] += more
    return dict(found)


def figures(decision: Decision) -> dict[tuple[str, str], list[int]]:
    """Return the same as the analysis finds it."""
    memory = memory_of(explore(decision, ROADS))
    assert memory
    found = {(each.passage, each.choice): [each.roads, each.remembered, each.at_the_end] for each in memory.choices}
    columns = zip(*found.values(), [0, 0, 0], strict=True)
    assert [memory.made, memory.remembered, memory.at_the_end] == [sum(column) for column in columns]
    return found


@examples(300)
@given(decision=decisions(stuck=True, least=4, most=6, leap=2))
def test_memory_agrees_with_taking_back_every_choice_of_every_road(decision: Decision) -> None:
    assert figures(decision) == counted(decision)


def way(*names: str, to: str) -> list[Passage]:
    """Return passages in a row, each with two ways on that are the same."""
    return [
        passage(name, choice("on", after), choice("go", after))
        for name, after in zip(names, (*names[1:], to), strict=True)
    ]


def test_a_choice_is_remembered_by_a_later_page_that_another_would_have_shut_off() -> None:
    first = passage("first", choice("long", "one"), choice("short", "last"))
    decision = story([first, *way("one", "two", "three", "last", to="home")], [ending("home")])
    found = figures(decision)
    assert found["first", "long"] == [16, 16, 0]
    assert found["first", "short"] == [2, 0, 0]
    early = story([first, *way("one", "two", "last", to="home")], [ending("home")])
    assert figures(early)["first", "long"] == [8, 0, 0]


def test_a_choice_is_remembered_at_the_ending_by_where_its_scale_ends() -> None:
    first = passage("first", choice("trust", "one", MORE), choice("wait", "one"))
    decision = story([first, *way("one", to="home")], [ending("home")])
    assert figures(decision)["first", "trust"] == [2, 0, 0]
    counted_on = attrs.evolve(decision, meters=(attrs.evolve(TRUST, scale="lives"),))
    assert figures(counted_on)["first", "trust"] == [2, 2, 2]


def test_what_a_choice_books_itself_is_remembered_but_not_at_the_ending() -> None:
    paid = attrs.evolve(choice("pay", "one"), bill=(COST,))
    decision = story([passage("first", paid, choice("wait", "one")), *way("one", to="home")], [ending("home")])
    assert figures(decision)["first", "pay"] == [2, 2, 0]


def test_what_only_tells_on_the_next_two_pages_is_forgotten() -> None:
    first = passage("first", choice("trust", "one", MORE), choice("wait", "one"))
    told = [
        attrs.evolve(one, text=(*one.text, Piece("They smile.", at_least(2))))
        for one in way("one", "two", "three", to="home")
    ]
    assert figures(story([first, *told], [ending("home")]))["first", "trust"] == [8, 8, 0]
    assert figures(story([first, *told[:2], *way("three", to="home")], [ending("home")]))["first", "trust"] == [8, 0, 0]
