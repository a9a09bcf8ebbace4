"""Every condition of a decision with the answers it gets in the reachable states."""

from collections.abc import Iterable, Iterator

import attrs

from game.analysis.liveness import list_conditions_after
from game.analysis.reachable import StateSpace
from game.story.conditions import When, find_meters, holds
from game.story.effects import apply_effects
from game.story.model import Choice, Ending, Passage
from game.story.prose import Prose


@attrs.frozen(kw_only=True)
class ConditionUse:
    """A condition, what hangs on it, and whether it was seen to hold, not to hold, or both."""

    when: When
    what: str
    answers: frozenset[bool]
    opens_choice: bool = False


def list_condition_uses(space: StateSpace) -> Iterator[ConditionUse]:
    """Yield every condition that some reachable state asks."""
    decision = space.decision
    for name, layer in space.layers.items():
        if not layer or name in space.unfinished:
            continue
        passage = decision.passages.get(name)
        if passage is None:
            yield from _of_ending(space, decision.endings[name])
        else:
            yield from _of_passage(space, passage)
            for choice in passage.choices:
                yield from _of_choice(space, passage, choice)


def _of_ending(space: StateSpace, ending: Ending) -> Iterator[ConditionUse]:
    yield from _of_prose(space, ending.id, ending.text, "this paragraph")
    for entry in ending.bill:
        if entry.when:
            yield _find_answers(space, ending.id, entry.when, "this entry")


def _of_passage(space: StateSpace, passage: Passage) -> Iterator[ConditionUse]:
    yield from _of_prose(space, passage.id, passage.text, "this paragraph")
    for _, advice in passage.advice:
        yield from _of_prose(space, passage.id, advice, "this advice")
    for choice in passage.choices:
        if choice.when:
            use = _find_answers(space, passage.id, choice.when, f"the choice '{choice.id}'")
            yield attrs.evolve(use, opens_choice=True)


def _of_prose(space: StateSpace, place: str, prose: Prose, what: str) -> Iterator[ConditionUse]:
    for piece in prose:
        if piece.when:
            yield _find_answers(space, place, piece.when, what)


def _find_answers(space: StateSpace, place: str, when: When, what: str) -> ConditionUse:
    mask = space.layout.mask(find_meters(when.test))
    touched = {packed & mask for packed in space.layers[place]}
    answers = frozenset(holds(when.test, space.layout.unpack(packed)) for packed in touched)
    return ConditionUse(when=when, what=what, answers=answers)


def _of_choice(space: StateSpace, passage: Passage, choice: Choice) -> Iterator[ConditionUse]:
    """Ask what is asked around the choice's effects, in the states in which it is open; targets in their order."""
    conditions = [when for when in list_conditions_after(choice) if when is not None]
    first = [entry.when for entry in choice.bill if entry.when is not None] if choice.bill_first else []
    if not (conditions or first):
        return
    move = next(move for move in space.moves[passage.id] if move.choice is choice)
    touched = {packed & move.mask for packed in space.layers[passage.id] if move.find_transition(packed) is not None}
    before = [space.layout.unpack(packed) for packed in touched]
    if not before:
        return
    yield from (_find_outcomes(choice, when, before) for when in first)
    after = [apply_effects(choice.does, values) for values in before]
    targets = {id(target.when) for target in choice.to}
    for when in conditions:
        meters = after
        if id(when) in targets:
            earlier = _list_earlier_conditions(choice, when)
            meters = [values for values in after if not any(holds(other.test, values) for other in earlier)]
        yield _find_outcomes(choice, when, meters)


def _find_outcomes(choice: Choice, when: When, meters: Iterable[tuple[int, ...]]) -> ConditionUse:
    answers = frozenset(holds(when.test, values) for values in meters)
    return ConditionUse(when=when, what=f"what '{choice.id}' brings", answers=answers)


def _list_earlier_conditions(choice: Choice, when: When) -> list[When]:
    """Return the conditions of the targets that are asked before this one."""
    earlier: list[When] = []
    for target in choice.to:
        if target.when is when:
            break
        if target.when is not None:
            earlier.append(target.when)
    return earlier
