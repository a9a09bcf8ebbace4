"""Memory: on how many roads a choice is remembered, by a line, a door, a price or a scale that depends on it.

A choice that a road makes is remembered on it

* where it books entries of its own; or
* where following the same later choices from where it leads, but without what it does to the meters, shows, opens,
  books or judges something else on a page three pages later or more, or at the ending: where a later choice is not
  open, or leads elsewhere, all is another from there on; or
* where another choice that was open leads to where a page of this road, three pages later or more, or its ending, can
  not be reached any more.

At the ending it is remembered by what the ending itself tells, books and judges, where scales on the bill stand, and
whether another choice would have shut it off. A choice that is the only one shown is none.

All roads are counted, each choice on each road once. A pair of states, with the choice and without what it did, is
followed along all roads at once, until nothing tells the two apart any more; for many choices at once, whose numbers of
roads are fields of one large number.
"""

from collections.abc import Callable, Iterable, Iterator

from game.analysis.figures import ChoiceMemory, Memory
from game.analysis.liveness import Interest, find_live_cuts
from game.analysis.onward import Ahead
from game.analysis.reachable import StateSpace
from game.analysis.telling import Telling
from game.analysis.transitions import Move, Transition, list_moves
from game.story.bill import applying
from game.story.conditions import find_meters
from game.story.effects import apply_effects
from game.story.engine import arrive, begin
from game.story.model import Choice, Decision

LATER = 3
"""The page, counted from the one to which a choice leads, from which on it is remembered."""

MOST_BITS = 1 << 16
"""How long the numbers become in which many choices are counted at once."""
MOST_BEGUN = 1_000_000_000
"""States times choices, beyond which nothing is begun."""
MOST_PAIRS = 10_000_000
"""Pairs that are followed in all, beyond which counting takes longer than anybody waits."""

Name = tuple[str, str]
"""A choice: its passage, and what it is called there."""

Layer = dict[int, int]
"""The states of a place, each with the number of roads to it."""

Pair = tuple[int, int, int, int, bool]
"""A state with what a choice did and one without, how many pages after it, the places that another choice would have
shut off, and whether something was told apart before the ending."""


def memory_of(space: StateSpace, watch: Callable[[str], bool] = lambda _: True) -> Memory | None:
    """Return how often each choice is made on all roads, and on how many of them it is remembered.

    `watch` is told of every choice, and says whether to go on; where it does not, or there is too much to follow, there
    is nothing to give. The state space must be whole, and tell apart nothing but what steers roads.
    """
    if space.states * sum(len(moves) for moves in space.moves.values()) > MOST_BEGUN:
        return None
    followed = 0
    ahead = Ahead(space)
    found: list[ChoiceMemory] = []
    for about, choices in _alike(space):
        tracing = _Tracing(space, ahead, about, choices)
        for together in tracing.batches(choices):
            place, choice = together[0]
            if followed + tracing.followed > MOST_PAIRS or not watch(f"what is remembered of '{place}/{choice.id}'"):
                return None
            found.extend(tracing.remembered(together))
        followed += tracing.followed
    order = {name: number for number, name in enumerate(_names(space.decision))}
    made = sorted((each for each in found if each.roads), key=lambda each: order[each.passage, each.choice])
    return Memory(
        made=sum(each.roads for each in made),
        remembered=sum(each.remembered for each in made),
        at_the_end=sum(each.at_the_end for each in made),
        choices=tuple(made),
    )


def _names(decision: Decision) -> Iterator[Name]:
    return ((name, choice.id) for name, passage in decision.passages.items() for choice in passage.choices)


def _alike(space: StateSpace) -> Iterator[tuple[frozenset[int], list[tuple[str, Choice]]]]:
    """Yield the choices of passages that offer several, together where the same meters decide what is left of them."""
    found: dict[frozenset[int], list[tuple[str, Choice]]] = {}
    for place in space.moves:
        choices = space.decision.passages[place].choices
        for choice in choices if len(choices) > 1 else ():
            booking = (find_meters(entry.when.test) for entry in choice.bill if entry.when is not None)
            about = frozenset(effect.meter for effect in choice.does).union(*booking)
            found.setdefault(about, []).append((place, choice))
    yield from found.items()


class _Tracing:
    """Follows choices that do something to the same meters: only what asks these is told apart."""

    def __init__(
        self, space: StateSpace, ahead: Ahead, about: frozenset[int], choices: Iterable[tuple[str, Choice]]
    ) -> None:
        names = frozenset((place, choice.id) for place, choice in choices)
        interest = Interest(about=about, undone=names)
        self._decision, self._layout, self._ahead = space.decision, space.layout, ahead
        self._order = tuple(space.layers)
        self._live = find_live_cuts(space.decision, self._order[::-1], interest)
        self._moves = list_moves(space.decision, space.layout, self._live, interest)
        self._telling = Telling(space.decision, space.layout, interest)
        self.followed = 0
        self._layers = self._counted({place for place, _ in names})
        self._field = space.roads.bit_length() or 1

    def batches(self, choices: list[tuple[str, Choice]]) -> Iterator[list[tuple[str, Choice]]]:
        """Yield the choices so many at a time as are counted at once."""
        size = max(1, MOST_BITS // self._field)
        return (choices[begin : begin + size] for begin in range(0, len(choices), size))

    def remembered(self, choices: list[tuple[str, Choice]]) -> Iterator[ChoiceMemory]:
        """Count the roads on which each choice is made, and those on which it is remembered."""
        made = [0] * len(choices)
        waiting: dict[str, dict[Pair, int]] = {other: {} for other in self._order}
        for number, (place, choice) in enumerate(choices):
            for packed, roads in self._layers[place].items():
                for target, pair, ahead in self._begun(place, choice, packed):
                    made[number] += roads * ahead
                    waiting[target][pair] = waiting[target].get(pair, 0) + (roads << number * self._field)
        forgotten, forgotten_at_the_end = self._follow(waiting)
        one = (1 << self._field) - 1
        for number, (place, choice) in enumerate(choices):
            shift = number * self._field
            yield ChoiceMemory(
                passage=place,
                choice=choice.id,
                roads=made[number],
                remembered=made[number] - (forgotten >> shift & one),
                at_the_end=made[number] - (forgotten_at_the_end >> shift & one),
            )

    def _counted(self, wanted: set[str]) -> dict[str, Layer]:
        """Count the roads to every state of these places; what does not lead there is left out."""
        bits = sum(self._ahead.bits[place] for place in wanted)
        first = begin(self._decision)
        layers: dict[str, Layer] = {place: {} for place in self._order}
        layers[first.place][self._layout.pack_apart(first.meters, self._live[first.place])] = 1
        for place in self._order:
            for packed, roads in layers[place].items():
                for move in self._moves.get(place, ()):
                    transition = move.find_transition(packed)
                    if transition is None:
                        continue
                    after = packed & transition.keep | transition.bits
                    if self._ahead.places(transition.target, after) & bits:
                        layer = layers[transition.target]
                        layer[after] = layer.get(after, 0) + roads
            if place not in wanted:
                layers[place] = {}
        return layers

    def _begun(self, place: str, choice: Choice, packed: int) -> Iterator[tuple[str, Pair, int]]:
        """Give where a choice leads, the pair that begins there, and the roads ahead; nothing where it is no choice."""
        landings = [
            (move, transition)
            for move in self._moves[place]
            if (transition := move.find_transition(packed)) is not None
        ]
        mine = next((transition for move, transition in landings if move.choice is choice), None)
        closed = [move for move in self._moves[place] if move.choice.closed and move.find_transition(packed) is None]
        if mine is None or len(landings) + len(closed) < 2:  # noqa: PLR2004 - of one there is no choice
            return
        target, after = mine.target, _after(packed, mine)
        before = self._layout.unpack(packed)
        without = arrive(self._decision, target, before).meters
        lost = 0
        for _, transition in landings:
            lost |= ~self._ahead.places(transition.target, _after(packed, transition))
        lost &= self._ahead.places(target, after)
        standing = before if choice.bill_first else apply_effects(choice.does, before)
        books = bool(applying(choice.bill, standing))
        pair = (after, self._layout.pack_apart(without, self._live[target]), 1, lost, books)
        yield target, pair, self._ahead.roads(target, after)

    def _follow(self, waiting: dict[str, dict[Pair, int]]) -> tuple[int, int]:
        """Follow pairs along all roads; give on how many nothing tells them apart, and on how many no ending does."""
        forgotten = at_the_end = 0
        for place in self._order:
            if not (pairs := waiting.pop(place)):
                continue
            page = _Page(place, self._moves.get(place, ()), self._telling, self._ahead)
            self.followed += len(pairs)
            for pair, roads in pairs.items():
                arrived = page.arrived(pair)
                left = page.left(arrived)
                if left is None:
                    for target, after in page.onward(arrived):
                        layer = waiting[target]
                        layer[after] = layer.get(after, 0) + roads
                elif left:
                    at_the_end += roads * left
                    forgotten += 0 if arrived[4] else roads * left
        return forgotten, at_the_end


class _Page:
    """A place at which pairs arrive; what they show there, and where they lead, is worked out once for two states."""

    def __init__(self, place: str, moves: tuple[Move, ...], telling: Telling, ahead: Ahead) -> None:
        self._place, self._moves, self._telling, self._ahead = place, moves, telling, ahead
        self._bit = ahead.bits[place]
        self._apart: dict[tuple[int, int], bool] = {}
        self._speaking = {move.choice.id for move in moves if telling.says(move.choice)}
        self._ways: dict[tuple[int, int], list[tuple[str, int, int, bool]]] = {}

    def arrived(self, pair: Pair) -> Pair:
        """Note what the page tells apart, or that it is one which another choice would have shut off."""
        one, other, pages, lost, seen = pair
        if not self._moves:
            return one, other, pages, lost & self._bit, seen
        if pages >= LATER and not seen:
            seen = bool(lost & self._bit) or (one != other and self._differs(one, other))
        if lost:
            lost &= self._ahead.places(self._place, one) & (self._ahead.endings if seen else ~self._bit)
        return one, other, LATER if seen else pages, lost, seen

    def left(self, pair: Pair) -> int | None:
        """Return on how many of the roads ahead the ending tells nothing apart, and no page either; None if unknown."""
        one, other, _, lost, seen = pair
        if not self._moves:
            return int(not lost and (one == other or not self._differs(one, other)))
        if not lost:
            return self._ahead.roads(self._place, one) if one == other else None
        left = self._ahead.roads_but(self._place, one, lost & self._ahead.endings)
        return left if not left or (seen and one == other) else None

    def onward(self, pair: Pair) -> Iterator[tuple[str, Pair]]:
        """Yield where the same choices lead; where one is not open, or leads elsewhere, all differs from there on."""
        one, other, pages, lost, seen = pair
        graph = self._ways.get((one, other))
        if graph is None:
            graph = self._ways[one, other] = list(self._led(one, other))
        later = pages if pages == LATER else pages + 1
        for target, left, right, matches in graph:
            yield target, (left, right, later, lost, seen or (matches and pages == LATER))

    def _led(self, one: int, other: int) -> Iterator[tuple[str, int, int, bool]]:
        """Yield where the same choices lead from two states, and whether making them tells or books something else."""
        for move in self._moves:
            left, right = move.find_transition(one), move.find_transition(other)
            if left is not None and right is not None and left.target == right.target:
                matches = (
                    one != other
                    and move.choice.id in self._speaking
                    and (
                        self._telling.by(self._place, move.choice, one)
                        != self._telling.by(self._place, move.choice, other)
                    )
                )
                yield left.target, one & left.keep | left.bits, other & right.keep | right.bits, matches

    def _differs(self, one: int, other: int) -> bool:
        """Tell whether two states show something else here."""
        found = self._apart.get((one, other))
        if found is None:
            found = self._apart[one, other] = (
                self._telling.at(self._place, one) != self._telling.at(self._place, other)
            ) or any(
                (move.find_transition(one) is None) != (move.find_transition(other) is None) for move in self._moves
            )
        return found


def _after(packed: int, transition: Transition) -> int:
    return packed & transition.keep | transition.bits
