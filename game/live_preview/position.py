"""Where an author is in a draft: set by hand, and found again in the draft that follows."""

import contextlib
from collections.abc import Sequence

import attrs

from game.errors import ChoiceNotOfferedError
from game.play.game import Game, resume, start
from game.story.conditions import Meters
from game.story.journal import Guess, Journal, Stage
from game.story.model import Decision, Meter
from game.story.references import References
from game.story.state import State
from game.story.walk import history_of

BEYOND = (Stage.BRIEFING, Stage.QUESTION, Stage.REVEAL, Stage.RECKONING)
"""Pages that are no place of the story and can be gone to all the same."""


def go_to_place(game: Game, place: str) -> Game:
    """Return the game at a passage or an ending, with the meters as they stand; what was chosen before is forgotten."""
    return _start_at(game.decision, game.references, State(place, game.road.state.meters))


def go_to_stage(game: Game, stage: Stage) -> Game:
    """Return the game at a page that is no place of the story; after an ending it is reached by history's road."""
    if stage is Stage.BRIEFING:
        return start(game.decision, game.references)
    decision, references = game.decision, game.references
    guesses = () if stage is Stage.QUESTION else tuple(_leave_open(decision))
    with contextlib.suppress(ChoiceNotOfferedError, LookupError):
        road = history_of(decision)
        if road.state.place in decision.endings:
            return resume(decision, references, Journal(steps=road.steps, guesses=guesses, stage=stage))
    end = State(next(iter(decision.endings)), game.road.state.meters)
    return resume(decision, references, Journal(guesses=guesses, stage=stage), end)


def _leave_open(decision: Decision) -> list[Guess]:
    return [Guess(question=question.id, answer=None) for question in decision.reveal.questions]


def set_meter(game: Game, index: int, value: int) -> Game:
    """Return the game where it stands with one meter set by hand; what was chosen before is forgotten."""
    state = game.road.state
    meters = (*state.meters[:index], value, *state.meters[index + 1 :])
    if game.journal.stage in {Stage.PASSAGE, Stage.ENDING}:
        return _start_at(game.decision, game.references, State(state.place, meters))
    return _start_at(game.decision, game.references, State(game.decision.opening, meters))


def carry_over(
    game: Game, decision: Decision, references: References, gone: Sequence[str], come: Sequence[str]
) -> Game:
    """Return the game in another draft: at the same place, with the same meters and the same choices before.

    `gone` and `come` name what the other draft lacks and has anew: one that went where one came was renamed. Where the
    place is no more, the game stands at the last one before it that is still there, or at the opening.
    """
    names = dict(zip(gone, come, strict=False)) if len(gone) == len(come) else {}
    old = game.decision.meters
    state = game.road.state
    wanted = State(names.get(state.place, state.place), _meters(old, decision.meters, state.meters))
    origin = game.origin
    if origin is not None:
        origin = State(names.get(origin.place, origin.place), _meters(old, decision.meters, origin.meters))
    steps = tuple(step._replace(passage=names.get(step.passage, step.passage)) for step in game.journal.steps)
    journal = attrs.evolve(game.journal, steps=steps)
    if origin is None or _exists(decision, origin.place):
        with contextlib.suppress(LookupError):
            again = resume(decision, references, journal, origin)
            if again.road.state.place == wanted.place and _exists(decision, wanted.place):
                return again
    if _exists(decision, wanted.place):
        return _start_at(decision, references, wanted)
    return _start_at(decision, references, State(_near(game, decision, names), wanted.meters))


def _near(game: Game, decision: Decision, names: dict[str, str]) -> str:
    """Give the last place on the road that is still there, else the nearest before it in the file, else the opening."""
    for state in reversed(game.road.states):
        place = names.get(state.place, state.place)
        if _exists(decision, place):
            return place
    listed = [*game.decision.passages, *game.decision.endings]
    place = game.road.state.place
    before = listed[: listed.index(place)] if place in listed else []
    found = next((name for name in reversed(before) if _exists(decision, name)), decision.opening)
    return found if _exists(decision, found) else next(iter(decision.passages))


def _exists(decision: Decision, place: str) -> bool:
    return place in decision.passages or place in decision.endings


def _start_at(decision: Decision, references: References, state: State) -> Game:
    stage = Stage.ENDING if state.place in decision.endings else Stage.PASSAGE
    return resume(decision, references, Journal(stage=stage), state)


def _meters(old: Sequence[Meter], new: Sequence[Meter], values: Meters) -> Meters:
    """Return the values of meters by name: a value that is no more gives way to the nearest, or to the start."""
    known = {meter.id: (meter, value) for meter, value in zip(old, values, strict=True)}
    return tuple(_value(meter, *known[meter.id]) if meter.id in known else meter.start for meter in new)


def _value(meter: Meter, old: Meter, value: int) -> int:
    if meter.names:
        name = old.names[value] if old.names else ""
        return meter.names.index(name) if name in meter.names else meter.start
    return meter.start if old.names else min(max(value, meter.low), meter.high)
