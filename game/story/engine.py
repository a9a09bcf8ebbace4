"""The three verbs of every face: begin, offer, choose. Pure functions from state to state."""

import attrs

from game.errors import ChoiceNotOfferedError
from game.story.conditions import Meters, applies
from game.story.effects import apply_effects
from game.story.model import Choice, Decision
from game.story.state import State


@attrs.frozen
class Offer:
    """A choice as it is offered in a state: open, or closed with the author's reason."""

    choice: Choice
    open: bool


def begin(decision: Decision) -> State:
    """Return the state at the opening."""
    return State(decision.opening, tuple(meter.start for meter in decision.meters))


def offer(decision: Decision, state: State) -> tuple[Offer, ...]:
    """Return the choices that are shown in this state, in the author's order; none at an ending."""
    passage = decision.passages.get(state.place)
    if passage is None:
        return ()
    offers = (Offer(choice, applies(choice.when, state.meters)) for choice in passage.choices)
    return tuple(offered for offered in offers if offered.open or offered.choice.closed)


def choose(decision: Decision, state: State, choice_id: str) -> State:
    """Return the state after the choice; raises ChoiceNotOfferedError where it is unknown or closed."""
    return take(decision, find(decision, state, choice_id), state)


def take(decision: Decision, choice: Choice, state: State) -> State:
    """Return the state after an open choice; raises ChoiceNotOfferedError where it leads nowhere."""
    meters = apply_effects(choice.does, state.meters)
    target = target_of(choice, meters)
    if target is None:
        message = (
            f"The choice '{choice.id}' leads nowhere from '{state.place}'; its last target must have no condition."
        )
        raise ChoiceNotOfferedError(message)
    return arrive(decision, target, meters)


def target_of(choice: Choice, meters: Meters) -> str | None:
    """Return where a choice leads with what its effects made of the meters; None where it leads nowhere."""
    for target in choice.to:
        if applies(target.when, meters):
            return target.to
    return None


def arrive(decision: Decision, place: str, meters: Meters) -> State:
    """Return the state at a place, after what an ending does on arriving."""
    ending = decision.endings.get(place)
    return State(place, apply_effects(ending.does, meters) if ending is not None and ending.does else meters)


def find(decision: Decision, state: State, choice_id: str) -> Choice:
    """Return the open choice of that name in this state; raises ChoiceNotOfferedError with the reason."""
    shown = offer(decision, state)
    for offered in shown:
        if offered.choice.id == choice_id:
            if offered.open:
                return offered.choice
            message = f"The choice '{choice_id}' is closed: {offered.choice.closed}"
            raise ChoiceNotOfferedError(message)
    names = ", ".join(f"'{offered.choice.id}'" for offered in shown if offered.open)
    if not names:
        message = f"There is no choice '{choice_id}' here: the road has come to an end."
        raise ChoiceNotOfferedError(message)
    message = f"There is no choice '{choice_id}' in '{state.place}'; open here: {names}."
    raise ChoiceNotOfferedError(message)


def has_ended(decision: Decision, state: State) -> bool:
    """Tell whether the state is at an ending."""
    return state.place in decision.endings
