"""Choices as moves between packed states, each worked out once for the meters it touches."""

import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs

from game.analysis.liveness import Cuts, Live, list_conditions_after, list_conditions_before
from game.analysis.packing import Layout
from game.story.bill import Entry, applying
from game.story.conditions import Meters, applies, find_meters
from game.story.effects import apply_effects
from game.story.engine import target_of
from game.story.model import Choice, Decision
from game.story.prose import count_words, select_text


class Transition(NamedTuple):
    """Where a move leads: the place, the bits it sets there, and the bits of the old state that it keeps.

    `entries` are those of the choice's own bill that hold, `words` those of what is told of it. No other landing of
    the decision has its `number`.
    """

    number: int
    target: str
    bits: int
    keep: int
    entries: tuple[Entry, ...]
    words: int


@attrs.define
class Move:
    """A choice of a passage; `find_transition` answers for the few meters that the choice touches and remembers.

    `_words` are those of what is told of it, below zero where that depends on meters.
    """

    choice: Choice
    mask: int
    _layout: Layout
    _live: Live
    _unpack: Callable[[int], Meters]
    _words: int
    _numbers: Iterator[int]
    _memory: dict[int, Transition | None] = attrs.field(factory=dict)

    def find_transition(self, packed: int) -> Transition | None:
        """Return where the choice leads from a packed state; None where it is closed."""
        touched = packed & self.mask
        try:
            return self._memory[touched]
        except KeyError:
            found = self._memory[touched] = self._work_out(touched)
            return found

    def _work_out(self, touched: int) -> Transition | None:
        before = self._unpack(touched)
        if not applies(self.choice.when, before):
            return None
        after = apply_effects(self.choice.does, before)
        target = target_of(self.choice, after)
        if target is None:
            return None
        cuts = self._live[target]
        standing = before if self.choice.bill_first else after
        return Transition(
            number=next(self._numbers),
            target=target,
            bits=self._layout.pack_apart(after, cuts) & self.mask,
            keep=self._layout.mask(cuts) & ~self.mask,
            entries=applying(self.choice.bill, standing) if self.choice.bill else (),
            words=count_words(select_text(self.choice.then, after)) if self._words < 0 else self._words,
        )


def list_moves(decision: Decision, layout: Layout, live: Live) -> dict[str, tuple[Move, ...]]:
    """Return the moves of every live passage."""
    numbers = itertools.count()
    return {
        place: tuple(_move(choice, layout, live, live[place], numbers) for choice in decision.passages[place].choices)
        for place in live
        if place in decision.passages
    }


def _move(choice: Choice, layout: Layout, live: Live, before: Cuts, numbers: Iterator[int]) -> Move:
    touched = {effect.meter for effect in choice.does}
    for when in (*list_conditions_before(choice), *list_conditions_after(choice)):
        if when is not None:
            touched |= find_meters(when.test)
    for target in choice.to:
        touched |= {meter for meter, cuts in live[target.to].items() if cuts != before.get(meter)}
    words = -1 if any(piece.when for piece in choice.then) else count_words(select_text(choice.then, ()))
    return Move(choice, layout.mask(touched), layout, live, layout.unpacker(touched), words, numbers)
