"""Which values meters have, alone and together, in the reachable states, also where nothing later asks them.

A meter that is forgotten in a state may have stood at several values there. What these are is carried along as a set,
one for each group of meters that somebody asks together; since nothing that follows asks a forgotten meter, the sets of
two groups need not know of each other, and what is found for each is exact. So a story in which forty facts are asked
by forty lines has no more states than it has without them.
"""

import itertools
import math
import operator
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from game.analysis.liveness import Interest
from game.analysis.reachable import Layer, StateSpace, explore
from game.story.conditions import Meters
from game.story.effects import Effect, apply_effects
from game.story.engine import begin
from game.story.model import Meter

Group = tuple[int, ...]
"""Meters by index, in rising order."""

WIDEST = 4096
"""Values of a group beyond which its sets are larger than the states that hold them."""
MOST_STATES = 1_000_000
"""States of the pass that a wider group has for itself, after which nothing is said of it."""


def find_values(space: StateSpace) -> tuple[frozenset[int], ...]:
    """Give, for each meter of the decision, the values that it has in some reachable state."""
    meters = range(len(space.decision.meters))
    sets = JointSets(space.decision.meters, [(meter,) for meter in meters])
    reached = 0
    for _, _, bits in swept(space, sets):
        reached |= bits
    return tuple(frozenset(values[meter] for values in sets.values(reached, (meter,))) for meter in meters)


class JointSets:
    """For each group of meters a set of the values they have together, all in one whole number: a bit for each."""

    def __init__(self, meters: Sequence[Meter], groups: Iterable[Group]) -> None:
        """Give each group the bits that it needs."""
        self._meters = meters
        self._places: dict[Group, tuple[int, int]] = {}
        self._values: dict[tuple[Group, int], tuple[Meters, ...]] = {}
        end = 0
        for group in dict.fromkeys(groups):
            size = size_of(meters, group)
            self._places[group] = (end, (1 << size) - 1)
            end += size

    def of(self, values: Meters) -> int:
        """Return the sets that hold one value each."""
        return sum(1 << offset + self._number(group, values) for group, (offset, _) in self._places.items())

    def values(self, bits: int, group: Group) -> tuple[Meters, ...]:
        """Return what a group's meters have together; the others stand at their lowest value."""
        offset, mask = self._places[group]
        own = bits >> offset & mask
        key = (group, own)
        if key not in self._values:
            self._values[key] = tuple(self._read(group, number) for number in _bits_of(own))
        return self._values[key]

    def mover(self, effects: Sequence[Effect]) -> "Mover":
        """Prepare for effects."""
        touched = {effect.meter for effect in effects}
        return Mover(
            tuple(
                GroupMover(self, group, *place, effects)
                for group, place in self._places.items()
                if not touched.isdisjoint(group)
            )
        )

    def moved(self, own: int, group: Group, effects: Sequence[Effect]) -> int:
        """Return the set of one group after effects."""
        after = 0
        for number in _bits_of(own):
            after |= 1 << self._number(group, apply_effects(effects, self._read(group, number)))
        return after

    def _number(self, group: Group, values: Meters) -> int:
        number = 0
        for index in group:
            meter = self._meters[index]
            number = number * (meter.high - meter.low + 1) + values[index] - meter.low
        return number

    def _read(self, group: Group, number: int) -> Meters:
        values = [meter.low for meter in self._meters]
        for index in reversed(group):
            meter = self._meters[index]
            number, above = divmod(number, meter.high - meter.low + 1)
            values[index] += above
        return tuple(values)


@attrs.define
class GroupMover:
    """What effects make of the set of one group, worked out once for each set."""

    sets: JointSets
    group: Group
    offset: int
    mask: int
    effects: Sequence[Effect]
    memory: dict[int, int] = attrs.field(factory=dict)

    def moved(self, bits: int) -> int:
        """Return the sets after the effects."""
        own = bits >> self.offset & self.mask
        change = self.memory.get(own)
        if change is None:
            change = self.memory[own] = self.sets.moved(own, self.group, self.effects) ^ own
        return bits ^ change << self.offset


@attrs.frozen
class Mover:
    """What effects make of the sets of all groups that they touch."""

    groups: tuple[GroupMover, ...]

    def moved(self, bits: int) -> int:
        """Return the sets after the effects."""
        for group in self.groups:
            bits = group.moved(bits)
        return bits


def swept(space: StateSpace, sets: JointSets) -> Iterator[tuple[str, int, int]]:
    """Yield every state with the sets of what meters have there, place by place in the order of the roads."""
    decision = space.decision
    first = begin(decision)
    held: dict[str, dict[int, int]] = {place: {} for place in space.layers}
    for packed in space.layers.get(first.place, ()):
        held[first.place][packed] = sets.of(first.meters)
    arrivals = {name: sets.mover(ending.does) for name, ending in decision.endings.items()}
    for place in space.layers:
        if place in space.unfinished:
            return
        movers = {move.choice.id: sets.mover(move.choice.does) for move in space.moves.get(place, ())}
        for packed, bits in held.pop(place).items():
            yield place, packed, bits
            for choice, transition, after in space.find_next(place, packed):
                there = held[transition.target]
                moved = movers[choice.id].moved(bits)
                if transition.target in arrivals:
                    moved = arrivals[transition.target].moved(moved)
                there[after] = there.get(after, 0) | moved


@attrs.frozen
class Met:
    """What the meters of groups have together in the states of a place, or in those of them where a choice is open."""

    place: str
    choice: str
    values: Mapping[Group, Iterable[Meters]]


def met(space: StateSpace, groups: Collection[Group]) -> Iterator[Met]:
    """Give for every place, and for every choice that is open in one of its states, what meters have there together."""
    narrow, wide = _by_width(space, groups)
    sets = JointSets(space.decision.meters, narrow)
    for place, states in itertools.groupby(swept(space, sets), operator.itemgetter(0)):
        together = {"": 0}
        for _, packed, bits in states:
            for choice in ("", *_open(space, place, packed)):
                together[choice] = together.get(choice, 0) | bits
        for choice, bits in together.items():
            yield Met(place, choice, {group: sets.values(bits, group) for group in narrow})
    for group in wide:
        for place, layer, apart in _told_apart(space, group):
            found: dict[str, set[Meters]] = {}
            for packed in layer:
                for choice in ("", *_open(apart, place, packed)):
                    found.setdefault(choice, set()).add(apart.layout.unpack(packed))
            for choice, values in found.items():
                yield Met(place, choice, {group: values})


def _open(space: StateSpace, place: str, packed: int) -> Iterator[str]:
    return (move.choice.id for move in space.moves.get(place, ()) if move.find_transition(packed) is not None)


def _by_width(space: StateSpace, groups: Collection[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Part groups into those that sets can hold, and those too wide for them."""
    wide = {group for group in groups if size_of(space.decision.meters, group) > WIDEST}
    return tuple(group for group in groups if group not in wide), tuple(sorted(wide))


def _told_apart(space: StateSpace, group: Group) -> Iterator[tuple[str, Layer, StateSpace]]:
    """Explore anew with a group's meters told apart everywhere by all their values, as far as that goes."""
    interest = Interest(bills=False, texts=False, kept=frozenset(group))
    apart = explore(space.decision, interest, lambda _finished, _places, states: states <= MOST_STATES)
    return ((place, layer, apart) for place, layer in apart.layers.items() if place not in apart.unfinished)


def size_of(meters: Sequence[Meter], group: Group) -> int:
    """Return how many values the meters of a group may have together."""
    return math.prod(meters[index].high - meters[index].low + 1 for index in group)


@attrs.frozen
class Standing:
    """A state of a state space, and what the meters of some groups have there together."""

    space: StateSpace
    place: str
    packed: int
    groups: tuple[Group, ...]
    _sets: JointSets | None = None
    _bits: int = 0

    def meters(self, group: Group) -> Iterator[Meters]:
        """Yield the meters there, once for each of the values that those of a group have."""
        standing = self.space.layout.unpack(self.packed)
        if self._sets is None:
            yield standing
            return
        for values in self._sets.values(self._bits, group):
            together = list(standing)
            for meter in group:
                together[meter] = values[meter]
            yield tuple(together)


def standing(space: StateSpace, groups: Collection[Group]) -> Iterator[Standing]:
    """Yield every state with what the meters of groups have there; what the state forgets stands at its lowest value.

    A group too wide for sets has a pass for itself, in which its meters are told apart everywhere by all their values.
    """
    narrow, wide = _by_width(space, groups)
    sets = JointSets(space.decision.meters, narrow)
    for place, packed, bits in swept(space, sets):
        yield Standing(space, place, packed, narrow, sets, bits)
    for group in wide:
        for place, layer, apart in _told_apart(space, group):
            for packed in layer:
                yield Standing(apart, place, packed, (group,))


def _bits_of(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
