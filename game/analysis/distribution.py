"""Exact distributions, over all roads, of whatever adds up along a road.

Sums are counted from the least that a node's roads can come to, so that none is negative. Where they lie close
together, a tally is one large whole number, with a field of bits for every sum, in which stands how many roads come to
it: moving on by an amount is a shift, meeting is an addition, both exact. Where they lie far apart, they are carried
one by one.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import attrs

from game.analysis.cuts import CutPlan, CutStart
from game.analysis.quotient import BillGraph, Graph, Label
from game.story.bill import Entry

Tally = dict[int, int]
"""For each sum, how many roads come to it."""


class TooManySumsError(ValueError):
    """Carrying the sums of all roads would take longer than anybody waits."""


MOST_WORK = 10**12
"""Bits that may be carried from node to node in all, beyond which nothing is begun."""
LONG = 500_000
"""Bits of a tally beyond which carrying it costs more than counting its parts several times."""
WIDE = 2_500_000
"""Bits of a tally beyond which its sums are carried one by one."""


@attrs.frozen
class Weigher:
    """What adds up along a road, in whole numbers: for each entry booked, each word read, each choice made."""

    entry: Callable[[Entry], int] = lambda _: 0
    word: int = 0
    step: int = 0

    def weigh(self, label: Label) -> int:
        """Return what taking a choice adds."""
        return sum(self.entry(entry) for entry in label.entries) + self.word * label.words + self.step


def tally_roads(full: Graph, weigher: Weigher) -> Tally:
    """Return how many roads come to each sum; raises TooManySumsError where that is too much."""
    graph = full if weigher.word else full.bill_graph
    weights = [weigher.weigh(label) for label in graph.labels]
    ahead = _find_bounds(graph, weights)
    if ahead[0] is None:
        return {}
    least, most = ahead[0]
    floor = [None if bounds is None else bounds[0] for bounds in ahead]
    begun = least + weigher.word * full.opening_words
    field = full.space.roads.bit_length() + 1
    bits = field * (most - least + 1)
    if bits * len(graph.onward) > MOST_WORK:
        message = f"{bits} bits cannot be carried through {len(graph.onward)} courses."
        raise TooManySumsError(message)
    plan = graph.long_meeting if bits > LONG else graph.plan
    if bits > WIDE:
        return {amount + begun: roads for amount, roads in _Apart(graph, plan, weights, floor).whole().items()}
    in_bits = [None if bound is None else bound * field for bound in floor]
    return _unpack_fields(_Fields(graph, plan, [weight * field for weight in weights], in_bits).whole(), field, begun)


Floor = list[int | None]
"""The least sum of the roads ahead of each node; None where no road ahead comes to an ending."""


def _find_bounds(graph: Graph | BillGraph, weights: Sequence[int]) -> list[tuple[int, int] | None]:
    """Return the least and the greatest sum of the roads ahead of each node."""
    ahead: list[tuple[int, int] | None] = [None] * len(graph.onward)
    for node in range(len(ahead) - 1, -1, -1):
        if graph.ends[node]:
            ahead[node] = (0, 0)
            continue
        least = most = None
        for edge in graph.onward[node]:
            there = ahead[edge[0]]
            if there is None:
                continue
            weight = weights[edge[1]]
            if least is None or weight + there[0] < least:
                least = weight + there[0]
            if most is None or weight + there[1] > most:
                most = weight + there[1]
        if least is not None and most is not None:
            ahead[node] = (least, most)
    return ahead


Carried = TypeVar("Carried", Tally, int)


@attrs.frozen(eq=False)
class _Carrier(Generic[Carried]):
    """Carries how many roads come to each sum, from both ends of a story to where they meet."""

    graph: Graph | BillGraph
    plan: CutPlan
    weights: Sequence[int]
    floor: Floor

    def whole(self) -> Carried:
        """Return the sums of all roads."""
        total: dict[int, Carried] = {}
        ahead = self._backward()
        for node, before in self._forward().items():
            if self.graph.ends[node]:
                self.put(total, 0, before, 0, 1)
            elif node in ahead:
                self.put(total, 0, self.product(before, ahead[node]), 0, 1)
        return total[0]

    def _forward(self) -> dict[int, Carried]:
        """Return the sums of the roads to each node at the cut, and to the endings before it."""
        begun = {0: self.nothing()}
        for stretch in self.plan.stretches:
            for start in stretch:
                before = begun.pop(start.node, None)
                if before is None:  # no road from here comes to an ending
                    continue
                for node, after in self._along(start).items():
                    self.put(begun, node, self.product(before, after), 0, 1)
        return begun

    def _along(self, start: CutStart) -> dict[int, Carried]:
        """Return the sums from a start on, at the endings and at the nodes beyond what it reaches."""
        graph, floor, weights, put = self.graph, self.floor, self.weights, self.put
        waiting = {start.node: self.nothing()}
        for node in start.reachable:
            lowest = floor[node]
            if node not in waiting or lowest is None or graph.ends[node]:
                continue
            here = waiting.pop(node)
            for edge in graph.onward[node]:
                least = floor[edge.target]
                if least is not None:
                    put(waiting, edge.target, here, weights[edge.label] + least - lowest, edge.times)
        return waiting

    def _backward(self) -> dict[int, Carried]:
        """Return the sums of the roads from each node at the cut on; others are kept while they are asked for."""
        graph, floor, weights, put = self.graph, self.floor, self.weights, self.put
        first = self.plan.first
        ahead: dict[int, Carried] = {}
        for node in range(len(graph.onward) - 1, self.plan.cut - 1, -1):
            lowest = floor[node]
            if graph.ends[node]:
                ahead[node] = self.nothing()
            for edge in graph.onward[node]:
                least = floor[edge.target]
                if least is not None and lowest is not None:
                    put(ahead, node, ahead[edge.target], weights[edge.label] + least - lowest, edge.times)
            for edge in graph.onward[node]:
                if first[edge.target] == node:
                    ahead.pop(edge.target, None)
        return ahead

    def nothing(self) -> Carried:
        """Return the one road that has added nothing."""
        raise NotImplementedError

    def put(self, sums: dict[int, Carried], place: int, here: Carried, excess: int, times: int) -> None:
        """Add to the sums at a place what is here, `times` over, each greater by the excess."""
        raise NotImplementedError

    def product(self, before: Carried, after: Carried) -> Carried:
        """Return the sums of the roads that go on where others come to."""
        raise NotImplementedError


class _Apart(_Carrier[Tally]):
    """Every sum by itself."""

    def nothing(self) -> Tally:
        return {0: 1}

    def put(self, sums: dict[int, Tally], place: int, here: Tally, excess: int, times: int) -> None:
        there = sums.setdefault(place, {})
        for amount, roads in here.items():
            there[amount + excess] = there.get(amount + excess, 0) + roads * times

    def product(self, before: Tally, after: Tally) -> Tally:
        both: dict[int, Tally] = {}
        for amount, roads in before.items():
            self.put(both, 0, after, amount, roads)
        return both[0]


class _Fields(_Carrier[int]):
    """All sums in one number; weights and floor are in bits."""

    def nothing(self) -> int:
        return 1

    def put(self, sums: dict[int, int], place: int, here: int, excess: int, times: int) -> None:
        moved = here << excess
        sums[place] = sums.get(place, 0) + (moved if times == 1 else moved * times)

    def product(self, before: int, after: int) -> int:
        return before * after


def _unpack_fields(sums: int, field: int, least: int) -> Tally:
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
