"""Exact distributions, over all roads, of whatever adds up along a road.

Sums are counted from the least that a course's roads can come to, so that none is negative. Where they lie close
together, a tally is one large whole number, with a field of bits for every sum, in which stands how many roads come to
it: moving on by an amount is a shift, meeting is an addition, both exact. Where they lie far apart, they are carried
one by one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import attrs

from game.analysis.ways import Booked, Booking, Bringing, Ways
from game.story.bill import Entry

Tally = dict[int, int]
"""For each sum, how many roads come to it."""

WIDE = 400_000
"""Bits of a tally beyond which its sums are carried one by one."""


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
    graph = ways if weigher.word else ways.booking
    weights = [weigher.weigh(bringing) for bringing in graph.bringings]
    ahead = _bounds(graph, weights)
    if ahead[0] is None:
        return {}
    least, most = ahead[0]
    floor = [None if bounds is None else bounds[0] for bounds in ahead]
    begun = least + weigher.word * ways.opening_words
    field = ways.atlas.roads.bit_length() + 1
    tallies: dict[str, Tally] = {}
    if field * (most - least + 1) > WIDE:
        for ending, sums in _one_by_one(graph, weights, floor):
            tallies[ending] = {amount + begun: roads for amount, roads in sums.items()}
    else:
        for ending, number in _in_fields(graph, [weight * field for weight in weights], _times(floor, field)):
            tallies[ending] = _read_out(number, field, begun)
    return tallies


def merged(tallies: dict[str, Tally]) -> Tally:
    """Add the tallies of all endings up."""
    total: Counter[int] = Counter()
    for sums in tallies.values():
        total.update(sums)
    return dict(total)


Floor = list[int | None]
"""The least sum of the roads ahead of each course; None where no road ahead comes to an ending."""


def _bounds(graph: Ways | Booking, weights: Sequence[int]) -> list[tuple[int, int] | None]:
    """Give the least and the greatest sum of the roads ahead of each course."""
    ahead: list[tuple[int, int] | None] = [None] * len(graph.onward)
    for course in range(len(ahead) - 1, -1, -1):
        if graph.ends[course]:
            ahead[course] = (0, 0)
            continue
        least = most = None
        for way in graph.onward[course]:
            there = ahead[way[0]]
            if there is None:
                continue
            weight = weights[way[1]]
            if least is None or weight + there[0] < least:
                least = weight + there[0]
            if most is None or weight + there[1] > most:
                most = weight + there[1]
        if least is not None and most is not None:
            ahead[course] = (least, most)
    return ahead


def _times(floor: Floor, field: int) -> Floor:
    return [None if least is None else least * field for least in floor]


def _one_by_one(graph: Ways | Booking, weights: Sequence[int], floor: Floor) -> Iterator[tuple[str, Tally]]:
    """Carry every sum by itself."""
    waiting: dict[int, Tally] = {0: {0: 1}}
    for course, onward in enumerate(graph.onward):
        here = waiting.pop(course, None)
        if here is None:
            continue
        if graph.ends[course]:
            yield graph.ends[course], here
        for way in onward:
            target, least = way[0], floor[way[0]]
            if least is None:
                continue
            there, excess = waiting.setdefault(target, {}), weights[way[1]] + least - (floor[course] or 0)
            count = way.times if isinstance(way, Booked) else 1
            for amount, roads in here.items():
                there[amount + excess] = there.get(amount + excess, 0) + roads * count


def _in_fields(graph: Ways | Booking, shifts: Sequence[int], floor: Floor) -> Iterator[tuple[str, int]]:
    """Carry all sums in one number; shifts and floor are in bits."""
    waiting = {0: 1}
    for course, onward in enumerate(graph.onward):
        here = waiting.pop(course, 0)
        if not here:
            continue
        if graph.ends[course]:
            yield graph.ends[course], here
        lowest = floor[course] or 0
        for way in onward:
            target, least = way[0], floor[way[0]]
            if least is not None:
                moved = here << shifts[way[1]] + least - lowest
                count = way.times if isinstance(way, Booked) else 1
                waiting[target] = waiting.get(target, 0) + (moved if count == 1 else moved * count)


def _read_out(sums: int, field: int, least: int) -> Tally:
    """Read the fields of a number."""
    mask = (1 << field) - 1
    text = sums.to_bytes((sums.bit_length() + 7) // 8, "little")
    found: Tally = {}
    for position in range(sums.bit_length() // field + 1):
        first = position * field
        window = int.from_bytes(text[first // 8 : (first + field) // 8 + 1], "little")
        roads = window >> first % 8 & mask
        if roads:
            found[least + position] = roads
    return found
