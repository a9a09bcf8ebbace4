"""A road replayed: the states that choices lead through, and the bill they run up."""

from collections.abc import Iterable

import attrs

from game.errors import ChoiceNotOfferedError
from game.story.bill import Bill, Entry, add_up, applying, scale_step
from game.story.conditions import Meters
from game.story.effects import apply_effects
from game.story.engine import begin, choose
from game.story.journal import Step
from game.story.model import Choice, Decision
from game.story.state import State


@attrs.frozen
class Walk:
    """A replayed road: one state more than steps; `broken` is the first step that can no longer be taken."""

    steps: tuple[Step, ...]
    states: tuple[State, ...]
    broken: Step | None = None

    @property
    def state(self) -> State:
        """The state the walk has come to."""
        return self.states[-1]


def walk(decision: Decision, steps: Iterable[Step], origin: State | None = None) -> Walk:
    """Replay steps from the opening, or another origin, stopping before the first that the decision does not allow."""
    states = [origin or begin(decision)]
    taken: list[Step] = []
    for step in steps:
        if step.passage != states[-1].place:
            return Walk(tuple(taken), tuple(states), step)
        try:
            states.append(choose(decision, states[-1], step.choice))
        except ChoiceNotOfferedError:
            return Walk(tuple(taken), tuple(states), step)
        taken.append(step)
    return Walk(tuple(taken), tuple(states))


def walk_choices(decision: Decision, choices: Iterable[str]) -> Walk:
    """Walk choice ids from the opening; raises ChoiceNotOfferedError at the first that is not open."""
    states = [begin(decision)]
    steps: list[Step] = []
    for choice_id in choices:
        steps.append(Step(states[-1].place, choice_id))
        states.append(choose(decision, states[-1], choice_id))
    return Walk(tuple(steps), tuple(states))


def chosen_meters(decision: Decision, road: Walk) -> Meters:
    """Return the meters after the last choice and what it does, before what an ending does on arriving."""
    if not road.steps:
        return road.state.meters
    return apply_effects(decision.choice_of(road.steps[-1]).does, road.states[-2].meters)


def book_step(decision: Decision, before: State, step: Step, after: State) -> tuple[Entry, ...]:
    """Return the entries that one step books: the choice's, the ending's where it leads to one, and moves on scales."""
    ending = decision.endings.get(after.place)
    return (
        *book_choice(decision.choice_of(step), before),
        *(applying(ending.bill, after.meters) if ending else ()),
        *scale_moves(decision, before.meters, after.meters),
    )


def book_choice(choice: Choice, before: State) -> tuple[Entry, ...]:
    """Return the entries that a choice itself books."""
    return applying(choice.bill, before.meters if choice.bill_first else apply_effects(choice.does, before.meters))


def scale_moves(decision: Decision, before: Meters, after: Meters) -> tuple[Entry, ...]:
    """Return the entries that book how far the scales on the bill have moved."""
    return tuple(
        scale_step(axis, after[meter] - before[meter])
        for meter, axis in decision.columns.items()
        if after[meter] != before[meter]
    )


def bill_of(decision: Decision, road: Walk) -> Bill:
    """Add up the bill of a road, as far as it has come."""
    entries = [
        entry
        for index, step in enumerate(road.steps)
        for entry in book_step(decision, road.states[index], step, road.states[index + 1])
    ]
    return add_up(entries, decision.axes, decision.starts)


def history_of(decision: Decision) -> Walk:
    """Walk the historical road; raises ChoiceNotOfferedError where the decision does not allow it."""
    return walk_choices(decision, decision.reveal.road)
