"""What is added up along roads: the axes of the bill, and what lenses make of it, as whole numbers."""

import math
from decimal import Decimal

import attrs

from game.analysis.ahead import CostsToGo, find_costs_to_go
from game.analysis.distribution import Weigher, tally_roads
from game.analysis.figures import Distribution
from game.analysis.quotient import Graph
from game.story.bill import Bill, decimals_of
from game.story.scoring import Judge

ENDS = ("low", "best", "high")


@attrs.frozen(eq=False)
class Measure:
    """Something that adds up along roads, counted in units of `scale` from where it began."""

    weigher: Weigher
    scale: Decimal = Decimal(1)
    start: Decimal = Decimal(0)

    def over(self, graph: Graph) -> Distribution:
        """Return how all roads lie."""
        sums = sorted(tally_roads(graph, self.weigher).items())
        return tuple((self.start + amount * self.scale, roads) for amount, roads in sums)

    def ahead(self, graph: Graph) -> CostsToGo:
        """Return the cost to go of every node, in units of the scale."""
        return find_costs_to_go(graph, self.weigher)


def measure_axis(graph: Graph, axis: str, end: str = "best") -> Measure:
    """Return the measure of an axis at its low, best or high estimate."""
    scale = _scale_of(graph, axis)
    start = Decimal(graph.space.decision.starts.get(axis, 0))
    return Measure(Weigher(lambda entry: int(getattr(entry, end) / scale) if entry.axis == axis else 0), scale, start)


def measure_lens(judge: Judge) -> Measure:
    """Return the measure of what a lens makes of a bill; more is better."""
    return Measure(Weigher(lambda entry: judge.entry(entry).best))


def road_to(graph: Graph, measure: Measure, amount: Decimal) -> tuple[str, ...]:
    """Return the choices of a road that comes to an amount; raises ValueError where there is none."""
    ahead, weigh = measure.ahead(graph), measure.weigher.weigh
    waiting: list[tuple[int, int, tuple[str, ...]]] = [(0, int((amount - measure.start) / measure.scale), ())]
    failed: set[tuple[int, int]] = set()
    while waiting:
        node, left, road = waiting.pop()
        if graph.ends[node] and not left:
            return road
        for edge in graph.onward[node]:
            after, seen = left - weigh(graph.labels[edge.label]), ahead[edge.target]
            if seen is not None and seen.least <= after <= seen.most and (edge.target, after) not in failed:
                failed.add((edge.target, after))
                waiting.append((edge.target, after, (*road, edge.choice)))
    message = f"No road comes to {amount}."
    raise ValueError(message)


def find_amount(bill: Bill, axis: str) -> Decimal:
    """Return the best estimate of a bill on an axis; nothing booked is nothing."""
    return next((line.best for line in bill if line.axis == axis), Decimal(0))


def _scale_of(graph: Graph, axis: str) -> Decimal:
    """Return the largest unit in which every amount booked on the axis is a whole number."""
    amounts = {
        amount
        for label in graph.bill_graph.labels
        for entry in label.entries
        if entry.axis == axis
        for amount in (entry.low, entry.best, entry.high)
    }
    finest = max(map(decimals_of, amounts), default=0)
    whole = math.gcd(*(int(amount.scaleb(finest)) for amount in amounts))
    return Decimal(whole or 1).scaleb(-finest)
