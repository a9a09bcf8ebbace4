"""Earned endings: how much of the ending is settled before the last two choices, and which choices decide it.

Uncertainty is measured as entropy, in bits: of the ending over all roads, and of the ending over the roads that go on
from a state. What a choice decides of an ending is by how much, in the mean over all roads, making it tells more of
whether the road comes there (Kullback and Leibler 1951); over all choices of a road this adds up to what was uncertain
at the opening. The chances are fractions of whole numbers, the logarithms are not.
"""

import math
from collections.abc import Iterable, Sequence

from game.analysis.figures import Decider, Earned
from game.analysis.reachable import StateSpace

LAST = 2
"""The choices before an ending that are the last."""
MOST_DECIDERS = 3
LITTLE = 1e-9
"""Bits that are no more than rounding."""

Counts = tuple[int, ...]
"""For each ending, in the decision's order, a number of roads."""


def earned(space: StateSpace) -> Earned:
    """Measure how the endings of a decision are earned; it must have roads, and the state space must be whole."""
    ahead = _Ahead(space)
    opening = next(iter(ahead.counts[space.decision.opening].values()))
    entropy = _entropy(opening)
    unsettled = math.fsum(
        _ratio(roads, sum(opening)) * _entropy(counts) for roads, counts in _before_the_last(space, ahead)
    )
    short = _ratio(sum(next(iter(ahead.soon[space.decision.opening].values()))[:LAST]), sum(opening))
    settled = 1 - (unsettled + short * entropy) / entropy if entropy > LITTLE else 1.0
    return Earned(entropy=entropy, settled=settled, deciders=_deciders(space, ahead))


class _Ahead:
    """For every state, how many roads go on to each ending, and how many in no, one and two choices to any."""

    def __init__(self, space: StateSpace) -> None:
        endings = tuple(space.decision.endings)
        self.counts: dict[str, dict[int, Counts]] = {}
        self.soon: dict[str, dict[int, Counts]] = {}
        nothing = (0,) * len(endings)
        for place in reversed(tuple(space.layers)):
            counts, soon = self.counts.setdefault(place, {}), self.soon.setdefault(place, {})
            for packed in space.layers[place]:
                if place in endings:
                    counts[packed] = tuple(int(place == ending) for ending in endings)
                    soon[packed] = (1, *(0,) * LAST)
                    continue
                onward = [(transition.target, after) for _, transition, after in space.find_next(place, packed)]
                counts[packed] = _summed((self.counts[target][after] for target, after in onward), nothing)
                shifted = ((0, *self.soon[target][after][:-1]) for target, after in onward)
                soon[packed] = _summed(shifted, (0,) * (LAST + 1))


def _summed(several: Iterable[Counts], nothing: Counts) -> Counts:
    return tuple(map(sum, zip(nothing, *several, strict=True)))


def _before_the_last(space: StateSpace, ahead: _Ahead) -> Iterable[tuple[int, Counts]]:
    """Yield the states from which a road may end in two choices: how many roads do so there, and all roads ahead."""
    for place, layer in space.layers.items():
        for packed, info in layer.items():
            roads = info.roads * ahead.soon[place][packed][LAST]
            if roads:
                yield roads, ahead.counts[place][packed]


def _deciders(space: StateSpace, ahead: _Ahead) -> tuple[tuple[str, tuple[Decider, ...]], ...]:
    endings = tuple(space.decision.endings)
    gains: list[dict[tuple[str, str], list[float]]] = [{} for _ in endings]
    whole = sum(next(iter(ahead.counts[space.decision.opening].values())))
    for place, layer in space.layers.items():
        for packed, info in layer.items():
            before = ahead.counts[place][packed]
            for choice, transition, after in space.find_next(place, packed):
                then = ahead.counts[transition.target][after]
                weight = _ratio(info.roads * sum(then), whole)
                for number, (roads, left) in enumerate(zip(before, then, strict=True)):
                    if weight and 0 < roads < sum(before):
                        gain = weight * _gain(_ratio(left, sum(then)), _ratio(roads, sum(before)))
                        gains[number].setdefault((place, choice.id), []).append(gain)
    return tuple((ending, _largest(found)) for ending, found in zip(endings, gains, strict=True))


def _largest(gains: dict[tuple[str, str], list[float]]) -> tuple[Decider, ...]:
    found = [Decider(passage=name[0], choice=name[1], gain=math.fsum(parts)) for name, parts in gains.items()]
    found.sort(key=lambda each: (-each.gain, each.passage, each.choice))
    return tuple(each for each in found[:MOST_DECIDERS] if each.gain > LITTLE)


def _gain(chance: float, before: float) -> float:
    """Return by how many bits one chance tells more than another."""
    pairs = ((chance, before), (1 - chance, 1 - before))
    return sum(now * math.log2(now / then) for now, then in pairs if now > 0)


def _entropy(counts: Sequence[int]) -> float:
    whole = sum(counts)
    return -math.fsum(_ratio(count, whole) * math.log2(_ratio(count, whole)) for count in counts if count)


def _ratio(part: int, whole: int) -> float:
    """Return a fraction of whole numbers, however large, rounded once."""
    return part / whole
