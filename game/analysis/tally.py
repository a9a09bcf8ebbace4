"""Exact distributions, over all roads, of whatever adds up along a road.

Where sums lie close together, a tally is carried along as one large whole number, with a field of bits for every sum,
in which stands how many roads come to it: moving on by an amount is a shift, meeting is an addition, both exact.
"""

from collections.abc import Callable

import attrs

from game.analysis.ways import Bringing, Ways
from game.story.bill import Entry

Tally = dict[int, int]
"""For each sum, how many roads come to it."""

WIDE = 40_000
"""Bits between the least and the greatest weight beyond which sums are carried one by one."""


@attrs.frozen
class Weigher:
    """What adds up along a road, in whole numbers: for each entry booked, each word read, each choice made."""

    entry: Callable[[Entry], int] = lambda _: 0
    word: int = 0
    step: int = 0

    def weigh(self, bringing: Bringing) -> int:
        """Give what taking a choice adds."""
        return sum(self.entry(entry) for entry in bringing.entries) + self.word * bringing.words + self.step


def tally(ways: Ways, weigher: Weigher) -> dict[str, Tally]:
    """Give, for each ending, how many roads come to each sum."""
    weights = [weigher.weigh(bringing) for bringing in ways.bringings]
    begun = weigher.word * ways.opening_words
    field = ways.atlas.roads.bit_length() + 1
    if field * (max(weights, default=0) - min(weights, default=0) + 1) > WIDE:
        return _sum_by_sum(ways, weights, begun)
    return _in_fields(ways, weights, begun, field)


def _sum_by_sum(ways: Ways, weights: list[int], begun: int) -> dict[str, Tally]:
    """Carry every sum by itself: where few sums lie far apart."""
    ahead: dict[int, Tally] = {0: {begun: 1}}
    endings: dict[str, Tally] = {}
    for state, onward in enumerate(ways.onward):
        here = ahead.pop(state, {})
        if ways.ends[state]:
            _add(endings.setdefault(ways.ends[state], {}), here, 0)
        for way in onward:
            _add(ahead.setdefault(way.target, {}), here, weights[way.brings])
    return endings


def _add(total: Tally, sums: Tally, weight: int) -> None:
    for amount, roads in sums.items():
        total[amount + weight] = total.get(amount + weight, 0) + roads


def _in_fields(ways: Ways, weights: list[int], begun: int, field: int) -> dict[str, Tally]:
    """Carry all sums in one number: where many sums lie close together."""
    floor = min([0, *weights])
    shifts = [(weight - floor) * field for weight in weights]
    ahead: dict[int, dict[int, int]] = {0: {0: 1}}
    endings: dict[str, Tally] = {}
    for state, onward in enumerate(ways.onward):
        here = ahead.pop(state, {})
        if ways.ends[state]:
            _settle(endings.setdefault(ways.ends[state], {}), here, (field, floor, begun))
        for way in onward:
            there, shift = ahead.setdefault(way.target, {}), shifts[way.brings]
            for steps, sums in here.items():
                there[steps + 1] = there.get(steps + 1, 0) + (sums << shift)
    return endings


def merged(tallies: dict[str, Tally]) -> Tally:
    """Add the tallies of all endings up."""
    total: Tally = {}
    for sums in tallies.values():
        for amount, roads in sums.items():
            total[amount] = total.get(amount, 0) + roads
    return total


def _settle(total: Tally, by_steps: dict[int, int], form: tuple[int, int, int]) -> None:
    """Read the fields out; each step has added the floor, so that no shift is negative."""
    field, floor, begun = form
    mask = (1 << field) - 1
    for steps, sums in by_steps.items():
        lowest = begun + steps * floor
        text = sums.to_bytes((sums.bit_length() + 7) // 8, "little")
        for position in range(sums.bit_length() // field + 1):
            first = position * field
            window = int.from_bytes(text[first // 8 : (first + field) // 8 + 1], "little")
            roads = window >> first % 8 & mask
            if roads:
                total[lowest + position] = total.get(lowest + position, 0) + roads
