"""From every node on: the least, the most and the mean that the roads ahead add up to."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from game.analysis.distribution import Weigher
from game.analysis.quotient import Graph


class CostToGo(NamedTuple):
    """What lies ahead of a node: how many roads to an ending, the sum over them, the least and the most of one."""

    roads: int
    total: int
    least: int
    most: int

    @property
    def mean(self) -> float:
        """The mean over all roads ahead, each road counting alike."""
        return self.total / self.roads


CostsToGo = list[CostToGo | None]
"""The cost to go of every node; None where no ending can be reached from it."""


def find_costs_to_go(graph: Graph, weigher: Weigher) -> CostsToGo:
    """Work out every node's cost to go, from the endings back; what brought the player there is not part of it."""
    weights = [weigher.weigh(label) for label in graph.labels]
    ahead: CostsToGo = [None] * len(graph.onward)
    for node in range(len(graph.onward) - 1, -1, -1):
        if graph.ends[node]:
            ahead[node] = CostToGo(1, 0, 0, 0)
            continue
        roads = total = 0
        least: int | None = None
        most: int | None = None
        for edge in graph.onward[node]:
            seen = ahead[edge.target]
            if seen is None:
                continue
            weight = weights[edge.label]
            roads += seen.roads
            total += seen.total + weight * seen.roads
            least = seen.least + weight if least is None else min(least, seen.least + weight)
            most = seen.most + weight if most is None else max(most, seen.most + weight)
        if least is not None and most is not None:
            ahead[node] = CostToGo(roads, total, least, most)
    return ahead


def count_roads_ahead(graph: Graph) -> list[int]:
    """Count every node's roads to an ending."""
    roads = [0] * len(graph.onward)
    for node in range(len(graph.onward) - 1, -1, -1):
        roads[node] = 1 if graph.ends[node] else sum(roads[edge.target] for edge in graph.onward[node])
    return roads


def add_up_ahead(graph: Graph, weigher: Weigher, roads: Sequence[int]) -> list[int]:
    """Work out the sum over every node's `roads`: what of a cost to go a mean asks for, in half the time."""
    weights = [weigher.weigh(label) for label in graph.labels]
    totals = [0] * len(graph.onward)
    for node in range(len(graph.onward) - 1, -1, -1):
        total = 0
        for edge in graph.onward[node]:
            total += totals[edge.target] + weights[edge.label] * roads[edge.target]
        totals[node] = total
    return totals


def find_extreme_road(
    graph: Graph, weigher: Weigher, ahead: CostsToGo, *, most: bool, node: int = 0
) -> tuple[str, ...]:
    """Return the choices of a road, from a node on, that adds up to the most, or the least, there is."""
    road: list[str] = []
    while not graph.ends[node]:
        found: tuple[int, str, int] | None = None
        for edge in graph.onward[node]:
            seen = ahead[edge.target]
            if seen is None:
                continue
            amount = weigher.weigh(graph.labels[edge.label]) + (seen.most if most else seen.least)
            if found is None or (amount > found[0] if most else amount < found[0]):
                found = (amount, edge.choice, edge.target)
        if found is None:
            break
        road.append(found[1])
        node = found[2]
    return tuple(road)


def find_choice_means(graph: Graph, weights: Sequence[int], ahead: CostsToGo, node: int) -> dict[str, float]:
    """Give, for each choice open in a node, the mean over all roads that begin with it.

    `weights` says what each of `graph.labels` weighs.
    """
    return {
        edge.choice: weights[edge.label] + seen.mean
        for edge in graph.onward[node]
        if (seen := ahead[edge.target]) is not None
    }


def find_ending_means(graph: Graph, weights: Sequence[int]) -> dict[str, Decimal]:
    """Give, for each ending that roads come to, the mean over them."""
    roads, totals = [1] + [0] * (len(graph.onward) - 1), [0] * len(graph.onward)
    ended: dict[str, tuple[int, int]] = {}
    for node, onward in enumerate(graph.onward):
        for edge in onward:
            roads[edge.target] += roads[node]
            totals[edge.target] += totals[node] + weights[edge.label] * roads[node]
        if graph.ends[node]:
            before = ended.get(graph.ends[node], (0, 0))
            ended[graph.ends[node]] = (before[0] + roads[node], before[1] + totals[node])
    return {ending: Decimal(total) / reached for ending, (reached, total) in ended.items()}
