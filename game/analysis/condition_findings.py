"""Every condition of a decision with the answers it gets in the reachable states.

Where roads lead is asked of the states themselves. What is only told or booked steers nothing: its conditions are asked
of what their meters have together there, so that they need no states of their own.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from game.analysis.joint_values import Group, met
from game.analysis.reachable import StateSpace
from game.story.bill import Entry
from game.story.conditions import When, find_meters, holds
from game.story.effects import Effect, apply_effects
from game.story.model import Choice, Decision
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
    live = [name for name, layer in space.layers.items() if layer and name not in space.unfinished]
    for name in live:
        passage = space.decision.passages.get(name)
        for choice in passage.choices if passage else ():
            if choice.when is not None:
                yield _opening(space, name, choice, choice.when)
            yield from _leading(space, name, choice)
    yield from _telling(space, [spot for name in live for spot in _spots(space.decision, name)])


def _opening(space: StateSpace, place: str, choice: Choice, when: When) -> ConditionUse:
    mask = space.layout.mask(find_meters(when.test))
    touched = {packed & mask for packed in space.layers[place]}
    answers = frozenset(holds(when.test, space.layout.unpack(packed)) for packed in touched)
    return ConditionUse(when=when, what=f"the choice '{choice.id}'", answers=answers, opens_choice=True)


def _leading(space: StateSpace, place: str, choice: Choice) -> Iterator[ConditionUse]:
    """Ask where a choice leads, in the states in which it is open; each target where none before it is taken."""
    if all(target.when is None for target in choice.to):
        return
    move = next(move for move in space.moves[place] if move.choice is choice)
    touched = {packed & move.mask for packed in space.layers[place] if move.find_transition(packed) is not None}
    after = [apply_effects(choice.does, space.layout.unpack(packed)) for packed in touched]
    for target in choice.to:
        if target.when is not None and after:
            answers = [holds(target.when.test, meters) for meters in after]
            yield ConditionUse(when=target.when, what=f"what '{choice.id}' brings", answers=frozenset(answers))
            after = [meters for meters, taken in zip(after, answers, strict=True) if not taken]


class _Spot(NamedTuple):
    """Where a text or a bill asks: in a place, or where a choice is open in it, after these effects."""

    when: When
    what: str
    place: str
    choice: str = ""
    does: tuple[Effect, ...] = ()

    @property
    def group(self) -> Group:
        """The meters that are asked."""
        return tuple(sorted(find_meters(self.when.test)))


def _telling(space: StateSpace, spots: Iterable[_Spot]) -> Iterator[ConditionUse]:
    """Ask what texts and bills ask."""
    waiting: dict[tuple[str, str, Group], list[_Spot]] = {}
    for spot in spots:
        waiting.setdefault((spot.place, spot.choice, spot.group), []).append(spot)
    for seen in met(space, dict.fromkeys(group for _, _, group in waiting)):
        for group, values in seen.values.items():
            for spot in waiting.get((seen.place, seen.choice, group), ()):
                answers = (holds(spot.when.test, apply_effects(spot.does, meters)) for meters in values)
                yield ConditionUse(when=spot.when, what=spot.what, answers=frozenset(answers))


def _spots(decision: Decision, place: str) -> Iterator[_Spot]:
    ending = decision.endings.get(place)
    if ending is not None:
        yield from (_Spot(when, "this paragraph", place) for when in _whens(ending.text))
        yield from (_Spot(when, "this entry", place) for when in _whens(ending.bill))
        return
    passage = decision.passages[place]
    yield from (_Spot(when, "this paragraph", place) for when in _whens(passage.text))
    for _, advice in passage.advice:
        yield from (_Spot(when, "this advice", place) for when in _whens(advice))
    for choice in passage.choices:
        label, before = f"what '{choice.id}' brings", () if choice.bill_first else choice.does
        yield from (_Spot(when, label, place, choice.id, choice.does) for when in _whens(choice.then))
        yield from (_Spot(when, label, place, choice.id, before) for when in _whens(choice.bill))


def _whens(parts: Prose | tuple[Entry, ...]) -> Iterator[When]:
    return (part.when for part in parts if part.when is not None)
