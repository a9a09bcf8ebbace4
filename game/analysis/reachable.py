"""Every reachable state of a decision, visited once, with the roads that lead to it."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from game.analysis.liveness import EVERYTHING, Interest, Live, live_cuts
from game.analysis.order import order_of
from game.analysis.packing import Layout
from game.analysis.transitions import Landing, Move, moves_of
from game.collector import uncollected
from game.story.engine import begin
from game.story.model import Choice, Decision


@attrs.define
class Visit:
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

Layer = dict[int, Visit]
"""The states of one place, by packed meters."""


@attrs.frozen(eq=False)
class Atlas:
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
        return sum(visit.roads for visit in self.layers.get(place, {}).values())

    def chance_of(self, place: str) -> float:
        """How likely a player who chooses at random among the open choices comes to a place."""
        return sum(visit.chance for visit in self.layers.get(place, {}).values())

    def following(self, place: str, packed: int) -> Iterator[tuple[Choice, Landing, int]]:
        """Give what is open in a state: the choice, how it lands, and the packed state there."""
        for move in self.moves.get(place, ()):
            landing = move.landing(packed)
            if landing is not None:
                yield move.choice, landing, packed & landing.keep | landing.bits

    def road_to(self, place: str, packed: int | None = None) -> tuple[str, ...]:
        """Give the choices of a shortest road to a place, or to one of its states; raises KeyError if there is none."""
        layer = self.layers[place]
        if packed is None:
            packed = min(layer, key=lambda state: layer[state].steps)
        choices: list[str] = []
        at: tuple[str, int] | None = (place, packed)
        while at is not None:
            visit = self.layers[at[0]][at[1]]
            if visit.origin is not None:
                choices.append(visit.choice)
            at = visit.origin
        return tuple(reversed(choices))


def explore(decision: Decision, interest: Interest = EVERYTHING, watch: Watch | None = None) -> Atlas:
    """Visit every state that can be reached from the opening, each once, and count the roads to it.

    States are told apart as far as the interest asks. Where `watch` says so, it ends early.
    """
    with uncollected():
        return _explored(decision, interest, watch)


def _explored(decision: Decision, interest: Interest, watch: Watch | None) -> Atlas:
    """Visit the states place by place."""
    order = order_of(decision)
    layout = Layout(decision.meters)
    if order.cycle:
        return Atlas(decision, interest, layout, {}, {}, {}, cycle=order.cycle)
    live = live_cuts(decision, order.places[::-1], interest)
    moves = moves_of(decision, layout, live, interest)
    stuck: dict[str, int] = {}
    taken: dict[str, set[str]] = {place: set() for place in moves}
    atlas = Atlas(decision, interest, layout, live, moves, {place: {} for place in order.places}, taken, stuck)
    first = begin(decision)
    opening = layout.pack_told(first.meters, live[first.place])
    atlas.layers[first.place][opening] = Visit(1, 1.0, 0, None, "")
    seen = 0
    for finished, place in enumerate(order.places):
        for spread in _spread(atlas, place, stuck):
            if watch is not None and not watch(finished, len(order.places), seen + spread):
                return attrs.evolve(atlas, unfinished=order.places[finished:])
        seen += len(atlas.layers[place])
    return atlas


def _spread(atlas: Atlas, place: str, stuck: dict[str, int]) -> Iterator[int]:
    """Carry the roads of every state of a place on to the states that follow it; now and then tell how many it were."""
    layers, taken, moves = atlas.layers, atlas.taken.get(place, set()), atlas.moves.get(place, ())
    for index, (packed, visit) in enumerate(layers[place].items()):
        if not index % BREATH:
            yield index
        following = [(move, landing) for move in moves if (landing := move.landing(packed)) is not None]
        if moves and not following:
            stuck.setdefault(place, packed)
        if len(taken) < len(moves):
            taken.update(move.choice.id for move, _ in following)
        steps = visit.steps + 1
        for move, landing in following:
            layer, after = layers[landing.target], packed & landing.keep | landing.bits
            seen = layer.get(after)
            share = visit.chance / len(following)
            if seen is None:
                layer[after] = Visit(visit.roads, share, steps, (place, packed), move.choice.id)
            else:
                seen.roads += visit.roads
                seen.chance += share
                if steps < seen.steps:
                    seen.steps, seen.origin, seen.choice = steps, (place, packed), move.choice.id
