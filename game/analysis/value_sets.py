"""Which values every meter has in some reachable state, also where nothing later asks it.

A meter that is forgotten in a state may have stood at several values there. What these are is carried along as a set,
one for each meter; since nothing that follows asks a forgotten meter, the sets of two meters need not know of each
other, and what is found for each is exact.
"""

from collections.abc import Sequence
from typing import assert_never

from game.analysis.reachable import Atlas
from game.story.effects import Effect, Put, Shift
from game.story.engine import begin
from game.story.model import Meter


def values_reached(atlas: Atlas) -> tuple[frozenset[int], ...]:
    """Give, for each meter of the decision, the values that it has in some reachable state."""
    sets = _Sets(atlas.decision.meters)
    first = begin(atlas.decision)
    held: dict[str, dict[int, int]] = {place: {} for place in atlas.layers}
    held[first.place] = {packed: sets.of(first.meters) for packed in atlas.layers.get(first.place, ())}
    reached = 0
    for place in atlas.layers:
        for packed, bits in held.pop(place).items():
            reached |= bits
            for choice, landing, after in atlas.following(place, packed):
                there = held[landing.target]
                moved = sets.moved(bits, choice.does)
                ending = atlas.decision.endings.get(landing.target)
                if ending is not None:
                    moved = sets.moved(moved, ending.does)
                there[after] = there.get(after, 0) | moved
    return sets.read(reached)


class _Sets:
    """For each meter a set of its values, all in one whole number: a bit for every value of every meter."""

    def __init__(self, meters: Sequence[Meter]) -> None:
        self._meters = meters
        self._offsets: list[int] = []
        total = 0
        for meter in meters:
            self._offsets.append(total)
            total += meter.high - meter.low + 1
        self._masks = [
            ((1 << meter.high - meter.low + 1) - 1) << offset
            for meter, offset in zip(meters, self._offsets, strict=True)
        ]
        self._touched: dict[int, int] = {}  # by the identity of the effects
        self._memory: dict[tuple[int, int], int] = {}

    def of(self, values: Sequence[int]) -> int:
        """Give the sets that hold one value each."""
        return sum(
            1 << offset + value - meter.low
            for value, meter, offset in zip(values, self._meters, self._offsets, strict=True)
        )

    def moved(self, bits: int, effects: tuple[Effect, ...]) -> int:
        """Give the sets after effects."""
        if not effects:
            return bits
        key = id(effects)
        mask = self._touched.get(key)
        if mask is None:
            mask = self._touched[key] = sum({self._masks[effect.meter] for effect in effects})
        touched = bits & mask
        after = self._memory.get((key, touched))
        if after is None:
            after = touched
            for effect in effects:
                after = self._changed(after, effect)
            self._memory[key, touched] = after
        return bits & ~mask | after

    def _changed(self, bits: int, effect: Effect) -> int:
        meter, offset, mask = self._meters[effect.meter], self._offsets[effect.meter], self._masks[effect.meter]
        match effect:
            case Put():
                values = {effect.value}
            case Shift():
                before = self._values(bits, effect.meter)
                values = {min(max(value + effect.amount, effect.low), effect.high) for value in before}
            case _:
                assert_never(effect)
        return bits & ~mask | sum(1 << offset + value - meter.low for value in values)

    def read(self, bits: int) -> tuple[frozenset[int], ...]:
        """Give the values in each set."""
        return tuple(frozenset(self._values(bits, index)) for index in range(len(self._meters)))

    def _values(self, bits: int, index: int) -> list[int]:
        meter, offset = self._meters[index], self._offsets[index]
        return [value for value in range(meter.low, meter.high + 1) if bits >> offset + value - meter.low & 1]
