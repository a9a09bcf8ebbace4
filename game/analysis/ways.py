"""The reachable states numbered, with the ways between them: what every count over roads runs on."""

from typing import NamedTuple

import attrs

from game.analysis.atlas import Atlas
from game.analysis.liveness import ending_conditions, passage_conditions
from game.analysis.moves import Landing
from game.story.bill import Entry
from game.story.conditions import applies, asked
from game.story.prose import told, word_count


class Way(NamedTuple):
    """One open choice of one state: the state it leads to, and the number of what it brings."""

    target: int
    brings: int
    choice: str


class Bringing(NamedTuple):
    """What taking a choice adds to a road: the entries it books, the words read until the next choice."""

    entries: tuple[Entry, ...]
    words: int


@attrs.frozen(eq=False)
class Ways:
    """States are numbered in an order in which every road runs forward; the opening is number 0.

    `onward[s]` are the ways out of state `s`; `bringings` are what ways bring, each kept once; `ends[s]` names the
    ending a state is at, empty where the game goes on; `opening_words` are read before the first choice.
    """

    atlas: Atlas
    states: tuple[tuple[str, int], ...]
    onward: tuple[tuple[Way, ...], ...]
    bringings: tuple[Bringing, ...]
    ends: tuple[str, ...]
    opening_words: int


def ways_of(atlas: Atlas) -> Ways:
    """Give the states of an atlas numbered and joined."""
    states = tuple((place, packed) for place, layer in atlas.layers.items() for packed in layer)
    numbers = {state: number for number, state in enumerate(states)}
    arriving = _Arrivals(atlas)
    arrivals = [arriving.at(*state) for state in states]
    bringings: dict[tuple[int, int], int] = {}
    kept: list[Bringing] = []
    landings: list[Landing] = []  # held, so that no other landing comes to have the identity of one of them
    onward: list[tuple[Way, ...]] = []
    for place, packed in states:
        out: list[Way] = []
        for choice, landing, after in atlas.following(place, packed):
            target = numbers[landing.target, after]
            arrival = arrivals[target]
            key = (id(landing), id(arrival))
            brings = bringings.get(key)
            if brings is None:
                brings = bringings[key] = len(kept)
                kept.append(Bringing(landing.entries + arrival.entries, landing.words + arrival.words))
                landings.append(landing)
            out.append(Way(target, brings, choice.id))
        onward.append(tuple(out))
    endings = atlas.decision.endings
    return Ways(
        atlas=atlas,
        states=states,
        onward=tuple(onward),
        bringings=tuple(kept),
        ends=tuple(place if place in endings else "" for place, _ in states),
        opening_words=arrivals[0].words,
    )


class _Arrivals:
    """What arriving somewhere adds, worked out once for the meters that the place itself asks."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._masks: dict[str, int] = {}
        self._known: dict[tuple[str, int], Bringing] = {}

    def at(self, place: str, packed: int) -> Bringing:
        """Give the words of a place, and an ending's bill."""
        if place not in self._masks:
            self._masks[place] = self._mask(place)
        key = (place, packed & self._masks[place])
        if key not in self._known:
            self._known[key] = self._work_out(*key)
        return self._known[key]

    def _mask(self, place: str) -> int:
        ending = self._atlas.decision.endings.get(place)
        conditions = ending_conditions(ending) if ending else passage_conditions(self._atlas.decision.passages[place])
        meters = (asked(when.test) for when in conditions if when is not None)
        return self._atlas.layout.mask(frozenset[int]().union(*meters))

    def _work_out(self, place: str, packed: int) -> Bringing:
        meters = self._atlas.layout.unpack(packed)
        ending = self._atlas.decision.endings.get(place)
        prose = ending.text if ending else self._atlas.decision.passages[place].text
        entries = (entry for entry in ending.bill if applies(entry.when, meters)) if ending else ()
        return Bringing(tuple(entries), word_count(told(prose, meters)))
