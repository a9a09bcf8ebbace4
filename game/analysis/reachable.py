"""Every reachable state of a decision, visited once, with the roads that lead to it."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from game.analysis.liveness import EVERYTHING, Interest, Live, find_live_cuts
from game.analysis.order import order_of
from game.analysis.packing import Layout
from game.analysis.transitions import Move, Transition, list_moves
from game.story.engine import begin
from game.story.model import Choice, Decision


@attrs.define
class StateInfo:
    """What is known of one state: `roads` lead to it, `chance` that a player who chooses at random comes by.

    The shortest road to it has `steps` choices and comes from the state `origin` by `choice`.
    """

    roads: int
    chance: float
    steps: int
    origin: tuple[str, int] | None
    choice: str


Watch = Callable[[int, int, int], bool]
"""Told now and then how far the exploring has come: places finished, all places, states; says whether to go on."""

BREATH = 20_000
"""States after which a watch is told again."""

Layer = dict[int, StateInfo]
"""The states of one place, by packed meters."""


@attrs.frozen(eq=False)
class StateSpace:
    """All reachable states of a decision, place by place, in an order in which every road runs forward.

    They are told apart as far as the `interest` asks.

    `cycle` is an endless road where the decision has one; then there are no layers. `unfinished` are the places whose
    states are not all known, since the exploring was stopped; what is said of the others is exact all the same.
    `taken` has the choices that are open in some state, `stuck` a state of each passage in which none is.
    """

    decision: Decision
    interest: Interest
    layout: Layout
    live: Live
    moves: Mapping[str, tuple[Move, ...]]
    layers: Mapping[str, Layer]
    taken: Mapping[str, set[str]] = attrs.field(factory=dict)
    stuck: Mapping[str, int] = attrs.field(factory=dict)
    cycle: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()

    @property
    def states(self) -> int:
        """How many states can be reached, meters that nothing later asks aside."""
        return sum(len(layer) for layer in self.layers.values())

    @property
    def roads(self) -> int:
        """How many roads there are from the opening to an ending, exactly."""
        return sum(self.roads_to(ending) for ending in self.decision.endings)

    def roads_to(self, place: str) -> int:
        """How many roads lead from the opening to a place."""
        return sum(info.roads for info in self.layers.get(place, {}).values())

    def chance_of(self, place: str) -> float:
        """How likely a player who chooses at random among the open choices comes to a place."""
        return sum(info.chance for info in self.layers.get(place, {}).values())

    def find_next(self, place: str, packed: int) -> Iterator[tuple[Choice, Transition, int]]:
        """Yield what is open in a state: the choice, how it lands, and the packed state there."""
        for move in self.moves.get(place, ()):
            transition = move.find_transition(packed)
            if transition is not None:
                yield move.choice, transition, packed & transition.keep | transition.bits

    def road_to(self, place: str, packed: int | None = None) -> tuple[str, ...]:
        """Give the choices of a shortest road to a place, or to one of its states; raises KeyError if there is none."""
        layer = self.layers[place]
        if packed is None:
            packed = min(layer, key=lambda state: layer[state].steps)
        choices: list[str] = []
        at: tuple[str, int] | None = (place, packed)
        while at is not None:
            info = self.layers[at[0]][at[1]]
            if info.origin is not None:
                choices.append(info.choice)
            at = info.origin
        return tuple(reversed(choices))


def explore(decision: Decision, interest: Interest = EVERYTHING, watch: Watch | None = None) -> StateSpace:
    """Visit every state that can be reached from the opening, each once, and count the roads to it.

    States are told apart as far as the interest asks. Where `watch` says so, it ends early.
    """
    order = order_of(decision)
    layout = Layout(decision.meters)
    if order.cycle:
        return StateSpace(decision, interest, layout, {}, {}, {}, cycle=order.cycle)
    live = find_live_cuts(decision, order.places[::-1], interest)
    moves = list_moves(decision, layout, live, interest)
    stuck: dict[str, int] = {}
    taken: dict[str, set[str]] = {place: set() for place in moves}
    space = StateSpace(decision, interest, layout, live, moves, {place: {} for place in order.places}, taken, stuck)
    first = begin(decision)
    opening = layout.pack_apart(first.meters, live[first.place])
    space.layers[first.place][opening] = StateInfo(1, 1.0, 0, None, "")
    seen = 0
    for finished, place in enumerate(order.places):
        for spread in _spread(space, place, stuck):
            if watch is not None and not watch(finished, len(order.places), seen + spread):
                return attrs.evolve(space, unfinished=order.places[finished:])
        seen += len(space.layers[place])
    return space


def _spread(space: StateSpace, place: str, stuck: dict[str, int]) -> Iterator[int]:
    """Carry the roads of every state of a place on to the states that follow it; now and then tell how many it were."""
    layers, taken, moves = space.layers, space.taken.get(place, set()), space.moves.get(place, ())
    for index, (packed, info) in enumerate(layers[place].items()):
        if not index % BREATH:
            yield index
        following = [(move, transition) for move in moves if (transition := move.find_transition(packed)) is not None]
        if moves and not following:
            stuck.setdefault(place, packed)
        if len(taken) < len(moves):
            taken.update(move.choice.id for move, _ in following)
        steps = info.steps + 1
        for move, transition in following:
            layer, after = layers[transition.target], packed & transition.keep | transition.bits
            seen = layer.get(after)
            share = info.chance / len(following)
            if seen is None:
                layer[after] = StateInfo(info.roads, share, steps, (place, packed), move.choice.id)
            else:
                seen.roads += info.roads
                seen.chance += share
                if steps < seen.steps:
                    seen.steps, seen.origin, seen.choice = steps, (place, packed), move.choice.id
