"""The reachable states, those with one future taken as one, and the ways between them: every count runs on these."""

import functools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from game.analysis.cuts import Cuttable
from game.analysis.liveness import list_ending_conditions, page_conditions
from game.analysis.page_words import PageWords
from game.analysis.reachable import StateSpace
from game.analysis.transitions import Transition
from game.story.bill import Entry, applying
from game.story.conditions import find_meters
from game.story.model import Choice


class Edge(NamedTuple):
    """One open choice of a node: the node it leads to, and the number of what it brings."""

    target: int
    label: int
    choice: str

    @property
    def times(self) -> int:
        """How many choices it stands for: as a way out of a node of `Graph`, for one."""
        return 1


class Label(NamedTuple):
    """What taking a choice adds to a road: the entries it books, the words read until the next choice."""

    entries: tuple[Entry, ...]
    words: int


@attrs.frozen(eq=False)
class Graph(Cuttable):
    """The nodes of a decision: states of one place from which the same choices lead on to the same, taken as one.

    What is counted over roads never tells such states apart, so nothing is lost, and there are several times fewer.
    Nodes are numbered in an order in which every road runs forward; the opening is number 0.
    `places[c]` is where a node is, `onward[c]` are the ways out of it, `chances[c]` how likely a player who chooses
    at random comes by; `labels` are what ways bring, each kept once; `ends[c]` names the ending a node is at,
    empty where the game goes on; `opening_words` are read before the first choice.
    """

    space: StateSpace
    places: tuple[str, ...]
    onward: tuple[tuple[Edge, ...], ...]
    chances: tuple[float, ...]
    labels: tuple[Label, ...]
    ends: tuple[str, ...]
    opening_words: int

    def follow(self, choices: Iterable[str]) -> tuple[int, ...]:
        """Return the nodes that choices lead through from the opening; raises ValueError where one is not open."""
        at, nodes = 0, [0]
        for choice in choices:
            edge = next((edge for edge in self.onward[at] if edge.choice == choice), None)
            if edge is None:
                message = f"The choice '{choice}' is not open in '{self.places[at]}'."
                raise ValueError(message)
            at = edge.target
            nodes.append(at)
        return tuple(nodes)

    @functools.cached_property
    def bill_graph(self) -> "BillGraph":
        """The nodes with only what they book."""
        return _build_bill_graph(self)


class BillEdge(NamedTuple):
    """Ways out of a node that lead to the same and bring the same: where, the number of what, and how many."""

    target: int
    label: int
    times: int


@attrs.frozen(eq=False)
class BillGraph(Cuttable):
    """Nodes from which the same entries are booked, taken as one.

    What is read, what the choices are called and at which ending a road stops is left out: the last node is the
    end of all roads. Else it is as `Graph`.
    """

    onward: tuple[tuple[BillEdge, ...], ...]
    labels: tuple[Label, ...]
    ends: tuple[bool, ...]


def _build_bill_graph(graph: Graph) -> BillGraph:
    by_entries: dict[tuple[Entry, ...], int] = {}
    labels: list[Label] = []
    numbers: list[int] = []
    for label in graph.labels:
        number = by_entries.setdefault(label.entries, len(labels))
        if number == len(labels):
            labels.append(Label(label.entries, 0))
        numbers.append(number)
    known: dict[tuple[tuple[int, int, int], ...] | None, int] = {}
    found: list[int] = [0] * len(graph.onward)
    for node in range(len(graph.onward) - 1, -1, -1):
        alike = Counter((found[edge.target], numbers[edge.label]) for edge in graph.onward[node])
        key = tuple(sorted((*edge, count) for edge, count in alike.items()))
        found[node] = known.setdefault(None if graph.ends[node] else key, len(known))
    last = len(known) - 1
    onward = tuple(
        () if node is None else tuple(BillEdge(last - target, label, count) for target, label, count in node)
        for node in reversed(known)
    )
    ends = tuple(node is None for node in reversed(known))
    return BillGraph(onward, tuple(labels), ends)


def build_graph(space: StateSpace, words: PageWords | None = None) -> Graph:
    """Return the nodes of a state space, from the endings back, with what is read if its `words` are to be added up."""
    merging = _Merging(space, words)
    for place in reversed(tuple(space.layers)):
        merging.take(place)
    last = len(merging.places) - 1
    endings = space.decision.endings
    places = tuple(reversed(merging.places))
    opening = space.decision.opening
    return Graph(
        space=space,
        places=places,
        onward=tuple(
            tuple(Edge(last - target, label, choice) for target, label, choice in node)
            for node in reversed(merging.onward)
        ),
        chances=tuple(reversed(merging.chances)),
        labels=tuple(merging.labels),
        ends=tuple(place if place in endings else "" for place in places),
        opening_words=merging.arrivals.numbered[
            merging.arrivals.number_at(opening, next(iter(space.layers[opening])))
        ].words,
    )


class _Merging:
    """Takes the states of one place after the other, each place after all that it leads to."""

    def __init__(self, space: StateSpace, words: PageWords | None) -> None:
        self.arrivals = _Arrivals(space, words)
        self.places: list[str] = []
        self.onward: list[tuple[tuple[int, int, str], ...]] = []
        self.chances: list[float] = []
        self.labels: list[Label] = []
        self._space = space
        self._words = words
        self._nodes: dict[str, dict[int, tuple[int, int]]] = {}  # by place and state, with the number of the arrival
        self._numbers: dict[tuple[int, int], int] = {}  # by the numbers of a landing and of the arrival after it
        self._same: dict[Label, int] = {}

    def take(self, place: str) -> None:
        """Find the node of every state of a place."""
        known: dict[tuple[tuple[int, int, str], ...], int] = {}
        nodes = self._nodes[place] = {}
        for packed, info in self._space.layers[place].items():
            onward = tuple(
                (there[0], self._number_label(transition, there[1], place, choice), choice.id)
                for choice, transition, after in self._space.find_next(place, packed)
                for there in (self._nodes[transition.target][after],)
            )
            node = known.get(onward)
            if node is None:
                node = known[onward] = len(self.places)
                self.places.append(place)
                self.onward.append(onward)
                self.chances.append(0.0)
            self.chances[node] += info.chance
            nodes[packed] = (node, self.arrivals.number_at(place, packed))

    def _number_label(self, transition: Transition, arrived: int, place: str, choice: Choice) -> int:
        """Return the number of what a way brings; what brings the same has one number."""
        key = (transition.number, arrived)
        number = self._numbers.get(key)
        if number is None:
            arrival = self.arrivals.numbered[arrived]
            words = 0 if self._words is None else transition.words + arrival.words + self._words.moved(place, choice)
            label = Label(transition.entries + arrival.entries, words)
            number = self._numbers[key] = self._same.setdefault(label, len(self.labels))
            if number == len(self.labels):
                self.labels.append(label)
        return number


class _Arrivals:
    """What arriving somewhere adds, worked out and numbered once for the meters that the place itself asks."""

    def __init__(self, space: StateSpace, words: PageWords | None) -> None:
        self._words = words
        self.numbered: list[Label] = []
        self._space = space
        self._masks: dict[str, int] = {}
        self._numbers: dict[tuple[str, int], int] = {}

    def number_at(self, place: str, packed: int) -> int:
        """Return the number of what arriving in a state adds: the words of the place, and an ending's bill."""
        if place not in self._masks:
            self._masks[place] = self._mask(place)
        key = (place, packed & self._masks[place])
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.numbered)
            self.numbered.append(self._work_out(*key))
        return number

    def _mask(self, place: str) -> int:
        ending = self._space.decision.endings.get(place)
        decision, interest = self._space.decision, self._space.interest
        if ending is not None:
            conditions = list_ending_conditions(decision, ending, interest)
        else:
            conditions = page_conditions(decision, decision.passages[place], interest)
        meters = (find_meters(when.test) for when in conditions)
        return self._space.layout.mask(frozenset[int]().union(*meters))

    def _work_out(self, place: str, packed: int) -> Label:
        meters, interest = self._space.layout.unpack(packed), self._space.interest
        ending = self._space.decision.endings.get(place)
        entries = applying(ending.bill, meters) if ending and interest.books else ()
        return Label(entries, self._words.on(place, meters) if self._words else 0)
