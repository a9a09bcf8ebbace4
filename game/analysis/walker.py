"""Playing a decision at random, fast: each state's ways on are worked out once and remembered."""

import random
from typing import NamedTuple

from game.analysis.liveness import ROADS, find_live_cuts
from game.analysis.order import order_of
from game.analysis.packing import Layout
from game.analysis.transitions import list_moves
from game.story.engine import begin
from game.story.model import Decision

NextState = tuple[str, tuple[str, int]]
"""A choice's id and the state it leads to: the place and the packed meters."""


class RandomGame(NamedTuple):
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
        live = find_live_cuts(decision, order.places[::-1], ROADS)
        self._moves = list_moves(decision, layout, live, ROADS)
        first = begin(decision)
        self._opening = (first.place, layout.pack_apart(first.meters, live[first.place]))
        self._next_states: dict[tuple[str, int], list[NextState]] = {}

    def play(self, source: random.Random) -> RandomGame:
        """Play one game in which every open choice is as likely as the others."""
        road: list[str] = []
        roads = 1
        state, next_states_of, chance = self._opening, self._next_states, source.random
        while True:
            next_states = next_states_of.get(state)
            if next_states is None:
                next_states = next_states_of[state] = self._list_next_states(state)
            if not next_states:
                return RandomGame(road, state[0], roads)
            choice, state = next_states[int(chance() * len(next_states))]
            roads *= len(next_states)
            road.append(choice)

    def _list_next_states(self, state: tuple[str, int]) -> list[NextState]:
        place, packed = state
        next_states: list[NextState] = []
        for move in self._moves.get(place, ()):
            transition = move.find_transition(packed)
            if transition is not None:
                next_states.append((move.choice.id, (transition.target, packed & transition.keep | transition.bits)))
        return next_states
