"""Exact distributions, over all roads, of whatever adds up along a road.

A tally is carried along as one large whole number, with a field of bits for every sum there can be, in which stands how
many roads come to it: moving on by an amount is a shift, meeting is an addition, and both are exact.
"""

from collections.abc import Callable

import attrs

from game.analysis.ways import Bringing, Ways
from game.story.bill import Entry

Tally = dict[int, int]
"""For each sum, how many roads come to it."""


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
    floor = min([0, *weights])
    field = ways.atlas.roads.bit_length() + 1
    shifts = [(weight - floor) * field for weight in weights]
    begun = weigher.word * ways.opening_words
    ahead: dict[int, dict[int, int]] = {0: {0: 1}}
    endings: dict[str, Tally] = {}
    for state, onward in enumerate(ways.onward):
        here = ahead.pop(state, None)
        if here is None:
            continue
        if ways.ends[state]:
            _settle(endings.setdefault(ways.ends[state], {}), here, field, floor, begun)
            continue
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


def _settle(total: Tally, by_steps: dict[int, int], field: int, floor: int, begun: int) -> None:
    """Read the fields out; each step has added the floor to keep shifts from being negative."""
    mask = (1 << field) - 1
    for steps, sums in by_steps.items():
        position = 0
        while sums:
            empty = (sums & -sums).bit_length() - 1
            jump = empty // field
            sums >>= jump * field  # noqa: PLW2901 - the number is used up
            position += jump
            roads = sums & mask
            amount = position + steps * floor + begun
            total[amount] = total.get(amount, 0) + roads
            sums >>= field  # noqa: PLW2901 - the number is used up
            position += 1
