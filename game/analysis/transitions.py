"""Choices as moves between packed states, each worked out once for the meters it touches."""

import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs

from game.analysis.liveness import Interest, Live, list_conditions_after, list_conditions_before
from game.analysis.packing import Layout
from game.story.bill import Entry, applying
from game.story.conditions import Meters, applies, find_meters
from game.story.effects import apply_effects
from game.story.engine import arrive, target_of
from game.story.model import Choice, Decision
from game.story.prose import count_words, select_text
from game.story.walk import scale_moves


class Transition(NamedTuple):
    """Where a move leads: the place, the bits it sets there, and the bits of the old state that it keeps.

    `entries` are those of the choice's own bill that hold, and moves on scales; `words` those of what is told of it. No
    other transition of the decision has its `number`.
    """

    number: int
    target: str
    bits: int
    keep: int
    entries: tuple[Entry, ...]
    words: int


@attrs.frozen
class _Context:
    """What all moves of a decision share; `numbers` counts their landings."""

    decision: Decision
    layout: Layout
    live: Live
    interest: Interest
    numbers: Iterator[int]


@attrs.define
class Move:
    """A choice of a passage; `find_transition` answers for the few meters that the choice touches and remembers.

    `_words` are those of what is told of it, None where that depends on meters.
    """

    choice: Choice
    mask: int
    _unpack: Callable[[int], Meters]
    _words: int | None
    _shared: _Context
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
        cuts = self._shared.live[target]
        there = arrive(self._shared.decision, target, after).meters
        standing = before if self.choice.bill_first else after
        entries = applying(self.choice.bill, standing) if self.choice.bill and self._shared.interest.books else ()
        moves = scale_moves(self._shared.decision, before, there) if self._shared.interest.books else ()
        return Transition(
            number=next(self._shared.numbers),
            target=target,
            bits=self._shared.layout.pack_apart(there, cuts) & self.mask,
            keep=self._shared.layout.mask(cuts) & ~self.mask,
            entries=(*entries, *moves),
            words=count_words(select_text(self.choice.then, after)) if self._words is None else self._words,
        )


def list_moves(decision: Decision, layout: Layout, live: Live, interest: Interest) -> dict[str, tuple[Move, ...]]:
    """Return the moves of every live passage."""
    context = _Context(decision, layout, live, interest, itertools.count())
    return {
        place: tuple(_move(context, choice, place) for choice in decision.passages[place].choices)
        for place in live
        if place in decision.passages
    }


def _move(context: _Context, choice: Choice, place: str) -> Move:
    decision, layout, live, interest = context.decision, context.layout, context.live, context.interest
    before = live[place]
    arrivals = (ending.does for target in choice.to if (ending := decision.endings.get(target.to)) is not None)
    touched = {effect.meter for effects in (choice.does, *arrivals) for effect in effects}
    for when in (*list_conditions_before(choice, interest), *list_conditions_after(choice, interest)):
        if when is not None:
            touched |= find_meters(when.test)
    for target in choice.to:
        touched |= {meter for meter, cuts in live[target.to].items() if cuts != before.get(meter)}
    depends = interest.reads and any(piece.when for piece in choice.then)
    words = None if depends else count_words(select_text(choice.then, ())) if interest.reads else 0
    return Move(choice, layout.mask(touched), layout.unpacker(touched), words, context)
