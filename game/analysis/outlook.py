"""From every state on: the least, the most and the mean that the roads ahead add up to."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from game.analysis.atlas import Atlas
from game.analysis.tally import Weigher, arriving, landing_weight

Ahead = Mapping[str, Mapping[int, "Outlook"]]
"""The outlook of every state from which an ending can be reached."""


class Outlook(NamedTuple):
    """What lies ahead of a state: how many roads to an ending, the sum over them, the least and the most of one."""

    roads: int
    total: int
    least: int
    most: int

    @property
    def mean(self) -> float:
        """The mean over all roads ahead, each road counting alike."""
        return self.total / self.roads


def outlook(atlas: Atlas, weigher: Weigher) -> Ahead:
    """Work out every state's outlook, from the endings back; what a state itself adds is not part of it."""
    ahead: dict[str, dict[int, Outlook]] = {}
    for place in tuple(atlas.layers)[::-1]:
        here = ahead[place] = {}
        for packed in atlas.layers[place]:
            if place in atlas.decision.endings:
                here[packed] = Outlook(1, 0, 0, 0)
                continue
            ways = [_further(ahead, *way) for way in weighed(atlas, weigher, place, packed)]
            open_ways = [way for way in ways if way is not None]
            if open_ways:
                here[packed] = _together(open_ways)
    return ahead


def weighed(atlas: Atlas, weigher: Weigher, place: str, packed: int) -> list[tuple[str, str, int, int]]:
    """Give what is open in a state: the choice's id, where it leads (place, packed), and what the step adds."""
    return [
        (
            choice.id,
            landing.target,
            after,
            landing_weight(weigher, landing) + arriving(atlas, weigher, landing.target, after),
        )
        for choice, landing, after in atlas.following(place, packed)
    ]


def witness(atlas: Atlas, weigher: Weigher, ahead: Ahead, *, most: bool) -> tuple[str, ...]:
    """Give the choices of a road from the opening that adds up to the most, or the least, there is."""
    place = next(iter(atlas.layers))
    packed = next(iter(atlas.layers[place]))
    better: Callable[[int, int], bool] = int.__gt__ if most else int.__lt__
    road: list[str] = []
    while place not in atlas.decision.endings:
        chosen: tuple[int, str, str, int] | None = None
        for choice, target, after, weight in weighed(atlas, weigher, place, packed):
            seen = ahead[target].get(after)
            if seen is None:
                continue
            amount = weight + (seen.most if most else seen.least)
            if chosen is None or better(amount, chosen[0]):
                chosen = (amount, choice, target, after)
        if chosen is None:
            break
        road.append(chosen[1])
        place, packed = chosen[2], chosen[3]
    return tuple(road)


def _further(ahead: dict[str, dict[int, Outlook]], _: str, target: str, after: int, weight: int) -> Outlook | None:
    seen = ahead[target].get(after)
    if seen is None:
        return None
    return Outlook(seen.roads, seen.total + weight * seen.roads, seen.least + weight, seen.most + weight)


def _together(ways: list[Outlook]) -> Outlook:
    return Outlook(
        sum(way.roads for way in ways),
        sum(way.total for way in ways),
        min(way.least for way in ways),
        max(way.most for way in ways),
    )
