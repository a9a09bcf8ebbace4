"""From every course on: the least, the most and the mean that the roads ahead add up to."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from game.analysis.distribution import Weigher
from game.analysis.quotient import Ways


class Outlook(NamedTuple):
    """What lies ahead of a course: how many roads to an ending, the sum over them, the least and the most of one."""

    roads: int
    total: int
    least: int
    most: int

    @property
    def mean(self) -> float:
        """The mean over all roads ahead, each road counting alike."""
        return self.total / self.roads


Ahead = list[Outlook | None]
"""The outlook of every course; None where no ending can be reached from it."""


def outlook(ways: Ways, weigher: Weigher) -> Ahead:
    """Work out every course's outlook, from the endings back; what brought the player there is not part of it."""
    weights = [weigher.weigh(bringing) for bringing in ways.bringings]
    ahead: Ahead = [None] * len(ways.onward)
    for course in range(len(ways.onward) - 1, -1, -1):
        if ways.ends[course]:
            ahead[course] = Outlook(1, 0, 0, 0)
            continue
        roads = total = 0
        least: int | None = None
        most: int | None = None
        for way in ways.onward[course]:
            seen = ahead[way.target]
            if seen is None:
                continue
            weight = weights[way.brings]
            roads += seen.roads
            total += seen.total + weight * seen.roads
            least = seen.least + weight if least is None else min(least, seen.least + weight)
            most = seen.most + weight if most is None else max(most, seen.most + weight)
        if least is not None and most is not None:
            ahead[course] = Outlook(roads, total, least, most)
    return ahead


def roads_ahead(ways: Ways) -> list[int]:
    """Count every course's roads to an ending."""
    roads = [0] * len(ways.onward)
    for course in range(len(ways.onward) - 1, -1, -1):
        roads[course] = 1 if ways.ends[course] else sum(roads[way.target] for way in ways.onward[course])
    return roads


def totals_ahead(ways: Ways, weigher: Weigher, roads: Sequence[int]) -> list[int]:
    """Work out the sum over every course's `roads`: what of an outlook a mean asks for, in half the time."""
    weights = [weigher.weigh(bringing) for bringing in ways.bringings]
    totals = [0] * len(ways.onward)
    for course in range(len(ways.onward) - 1, -1, -1):
        total = 0
        for way in ways.onward[course]:
            total += totals[way.target] + weights[way.brings] * roads[way.target]
        totals[course] = total
    return totals


def witness(ways: Ways, weigher: Weigher, ahead: Ahead, *, most: bool, course: int = 0) -> tuple[str, ...]:
    """Give the choices of a road, from a course on, that adds up to the most, or the least, there is."""
    road: list[str] = []
    while not ways.ends[course]:
        found: tuple[int, str, int] | None = None
        for way in ways.onward[course]:
            seen = ahead[way.target]
            if seen is None:
                continue
            amount = weigher.weigh(ways.bringings[way.brings]) + (seen.most if most else seen.least)
            if found is None or (amount > found[0] if most else amount < found[0]):
                found = (amount, way.choice, way.target)
        if found is None:
            break
        road.append(found[1])
        course = found[2]
    return tuple(road)


def means_of(ways: Ways, weights: Sequence[int], ahead: Ahead, course: int) -> dict[str, float]:
    """Give, for each choice open in a course, the mean over all roads that begin with it.

    `weights` says what each of `ways.bringings` weighs.
    """
    return {
        way.choice: weights[way.brings] + seen.mean
        for way in ways.onward[course]
        if (seen := ahead[way.target]) is not None
    }


def means_at_the_endings(ways: Ways, weights: Sequence[int]) -> dict[str, Decimal]:
    """Give, for each ending that roads come to, the mean over them."""
    roads, totals = [1] + [0] * (len(ways.onward) - 1), [0] * len(ways.onward)
    ended: dict[str, tuple[int, int]] = {}
    for course, onward in enumerate(ways.onward):
        for way in onward:
            roads[way.target] += roads[course]
            totals[way.target] += totals[course] + weights[way.brings] * roads[course]
        if ways.ends[course]:
            before = ended.get(ways.ends[course], (0, 0))
            ended[ways.ends[course]] = (before[0] + roads[course], before[1] + totals[course])
    return {ending: Decimal(total) / reached for ending, (reached, total) in ended.items()}
