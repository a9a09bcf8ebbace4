"""Playing a decision at random, fast: each state's ways on are worked out once and remembered."""

import random
from typing import NamedTuple

from game.analysis.liveness import ROADS, live_cuts
from game.analysis.order import order_of
from game.analysis.packing import Layout
from game.analysis.transitions import moves_of
from game.story.engine import begin
from game.story.model import Decision

Way = tuple[str, tuple[str, int]]
"""A choice's id and the state it leads to: the place and the packed meters."""


class Played(NamedTuple):
    """A game played at random: its choices, the place it came to, and how many roads there would be if all branched so.

    The mean of that number over many games is the number of roads (Knuth, Mathematics of Computation 29, 1975).
    """

    choices: list[str]
    place: str
    roads: int


class Walker:
    """Plays games of one decision; raises ValueError where a road is endless."""

    def __init__(self, decision: Decision) -> None:
        """Prepare the moves; nothing is walked yet."""
        order = order_of(decision)
        if order.cycle:
            message = f"The decision '{decision.id}' has an endless road."
            raise ValueError(message)
        layout = Layout(decision.meters)
        live = live_cuts(decision, order.places[::-1], ROADS)
        self._moves = moves_of(decision, layout, live, ROADS)
        first = begin(decision)
        self._opening = (first.place, layout.pack_told(first.meters, live[first.place]))
        self._ways: dict[tuple[str, int], list[Way]] = {}

    def play(self, source: random.Random) -> Played:
        """Play one game in which every open choice is as likely as the others."""
        road: list[str] = []
        roads = 1
        state, ways_of, chance = self._opening, self._ways, source.random
        while True:
            ways = ways_of.get(state)
            if ways is None:
                ways = ways_of[state] = self._ways_from(state)
            if not ways:
                return Played(road, state[0], roads)
            choice, state = ways[int(chance() * len(ways))]
            roads *= len(ways)
            road.append(choice)

    def _ways_from(self, state: tuple[str, int]) -> list[Way]:
        place, packed = state
        ways: list[Way] = []
        for move in self._moves.get(place, ()):
            landing = move.landing(packed)
            if landing is not None:
                ways.append((move.choice.id, (landing.target, packed & landing.keep | landing.bits)))
        return ways
