"""Which values every meter has in some reachable state, also where nothing later asks it.

A meter that is forgotten in a state may have stood at several values there. What these are is carried along as a set,
one for each meter; since nothing that follows asks a forgotten meter, the sets of two meters need not know of each
other, and what is found for each is exact.
"""

from collections.abc import Iterable, Sequence
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
    arrivals = {name: _Mover(sets, ending.does) for name, ending in atlas.decision.endings.items()}
    reached = 0
    for place in atlas.layers:
        movers = {move.choice.id: _Mover(sets, move.choice.does) for move in atlas.moves.get(place, ())}
        for packed, bits in held.pop(place).items():
            reached |= bits
            for choice, landing, after in atlas.following(place, packed):
                there = held[landing.target]
                moved = movers[choice.id].moved(bits)
                if landing.target in arrivals:
                    moved = arrivals[landing.target].moved(moved)
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

    def of(self, values: Sequence[int]) -> int:
        """Give the sets that hold one value each."""
        return sum(
            1 << offset + value - meter.low
            for value, meter, offset in zip(values, self._meters, self._offsets, strict=True)
        )

    def mask_of(self, effects: Iterable[Effect]) -> int:
        """Give the bits of the meters that effects touch."""
        return sum({self._masks[effect.meter] for effect in effects})

    def changed(self, bits: int, effect: Effect) -> int:
        """Give the sets after one effect."""
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


class _Mover:
    """What effects make of sets, worked out once for the meters that they touch."""

    def __init__(self, sets: _Sets, effects: tuple[Effect, ...]) -> None:
        self._sets, self._effects = sets, effects
        self._mask = sets.mask_of(effects)
        self._memory: dict[int, int] = {}

    def moved(self, bits: int) -> int:
        """Give the sets after the effects."""
        touched = bits & self._mask
        after = self._memory.get(touched)
        if after is None:
            after = touched
            for effect in self._effects:
                after = self._sets.changed(after, effect)
            self._memory[touched] = after
        return bits & ~self._mask | after
