"""The reachable states, those with one future taken as one, and the ways between them: every count runs on these."""

import functools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from game.analysis.cuts import Cuttable
from game.analysis.liveness import ending_conditions, page_conditions
from game.analysis.page_words import PageWords
from game.analysis.reachable import Atlas
from game.analysis.transitions import Landing
from game.story.bill import Entry, applying
from game.story.conditions import asked
from game.story.model import Choice


class Way(NamedTuple):
    """One open choice of a course: the course it leads to, and the number of what it brings."""

    target: int
    brings: int
    choice: str

    @property
    def times(self) -> int:
        """How many choices it stands for: as a way out of a course of `Ways`, for one."""
        return 1


class Bringing(NamedTuple):
    """What taking a choice adds to a road: the entries it books, the words read until the next choice."""

    entries: tuple[Entry, ...]
    words: int


@attrs.frozen(eq=False)
class Ways(Cuttable):
    """The courses of a decision: states of one place from which the same choices lead on to the same, taken as one.

    What is counted over roads never tells such states apart, so nothing is lost, and there are several times fewer.
    Courses are numbered in an order in which every road runs forward; the opening is number 0.
    `places[c]` is where a course is, `onward[c]` are the ways out of it, `chances[c]` how likely a player who chooses
    at random comes by; `bringings` are what ways bring, each kept once; `ends[c]` names the ending a course is at,
    empty where the game goes on; `opening_words` are read before the first choice.
    """

    atlas: Atlas
    places: tuple[str, ...]
    onward: tuple[tuple[Way, ...], ...]
    chances: tuple[float, ...]
    bringings: tuple[Bringing, ...]
    ends: tuple[str, ...]
    opening_words: int

    def along(self, choices: Iterable[str]) -> tuple[int, ...]:
        """Give the courses that choices lead through from the opening; raises ValueError where one is not open."""
        at, courses = 0, [0]
        for choice in choices:
            way = next((way for way in self.onward[at] if way.choice == choice), None)
            if way is None:
                message = f"The choice '{choice}' is not open in '{self.places[at]}'."
                raise ValueError(message)
            at = way.target
            courses.append(at)
        return tuple(courses)

    @functools.cached_property
    def booking(self) -> "Booking":
        """The courses with only what they book."""
        return _booking(self)


class Booked(NamedTuple):
    """Ways out of a course that lead to the same and bring the same: where, the number of what, and how many."""

    target: int
    brings: int
    times: int


@attrs.frozen(eq=False)
class Booking(Cuttable):
    """Courses from which the same entries are booked, taken as one.

    What is read, what the choices are called and at which ending a road stops is left out: the last course is the
    end of all roads. Else it is as `Ways`.
    """

    onward: tuple[tuple[Booked, ...], ...]
    bringings: tuple[Bringing, ...]
    ends: tuple[bool, ...]


def _booking(ways: Ways) -> Booking:
    entries: dict[tuple[Entry, ...], int] = {}
    bringings: list[Bringing] = []
    numbers: list[int] = []
    for bringing in ways.bringings:
        number = entries.setdefault(bringing.entries, len(bringings))
        if number == len(bringings):
            bringings.append(Bringing(bringing.entries, 0))
        numbers.append(number)
    known: dict[tuple[tuple[int, int, int], ...] | None, int] = {}
    found: list[int] = [0] * len(ways.onward)
    for course in range(len(ways.onward) - 1, -1, -1):
        alike = Counter((found[way.target], numbers[way.brings]) for way in ways.onward[course])
        key = tuple(sorted((*way, count) for way, count in alike.items()))
        found[course] = known.setdefault(None if ways.ends[course] else key, len(known))
    last = len(known) - 1
    onward = tuple(
        () if course is None else tuple(Booked(last - target, brings, count) for target, brings, count in course)
        for course in reversed(known)
    )
    ends = tuple(course is None for course in reversed(known))
    return Booking(onward, tuple(bringings), ends)


def ways_of(atlas: Atlas, words: PageWords | None = None) -> Ways:
    """Give the courses of an atlas, from the endings back, with what is read if its `words` are to be added up."""
    merging = _Merging(atlas, words)
    for place in reversed(tuple(atlas.layers)):
        merging.take(place)
    last = len(merging.places) - 1
    endings = atlas.decision.endings
    places = tuple(reversed(merging.places))
    opening = atlas.decision.opening
    return Ways(
        atlas=atlas,
        places=places,
        onward=tuple(
            tuple(Way(last - target, brings, choice) for target, brings, choice in course)
            for course in reversed(merging.onward)
        ),
        chances=tuple(reversed(merging.chances)),
        bringings=tuple(merging.bringings),
        ends=tuple(place if place in endings else "" for place in places),
        opening_words=merging.arrivals.numbered[
            merging.arrivals.number_at(opening, next(iter(atlas.layers[opening])))
        ].words,
    )


class _Merging:
    """Takes the states of one place after the other, each place after all that it leads to."""

    def __init__(self, atlas: Atlas, words: PageWords | None) -> None:
        self.arrivals = _Arrivals(atlas, words)
        self.places: list[str] = []
        self.onward: list[tuple[tuple[int, int, str], ...]] = []
        self.chances: list[float] = []
        self.bringings: list[Bringing] = []
        self._atlas = atlas
        self._words = words
        self._courses: dict[str, dict[int, tuple[int, int]]] = {}  # by place and state, with the number of the arrival
        self._numbers: dict[tuple[int, int], int] = {}  # by the numbers of a landing and of the arrival after it
        self._same: dict[Bringing, int] = {}

    def take(self, place: str) -> None:
        """Find the course of every state of a place."""
        known: dict[tuple[tuple[int, int, str], ...], int] = {}
        courses = self._courses[place] = {}
        for packed, visit in self._atlas.layers[place].items():
            onward = tuple(
                (there[0], self._bringing(landing, there[1], place, choice), choice.id)
                for choice, landing, after in self._atlas.following(place, packed)
                for there in (self._courses[landing.target][after],)
            )
            course = known.get(onward)
            if course is None:
                course = known[onward] = len(self.places)
                self.places.append(place)
                self.onward.append(onward)
                self.chances.append(0.0)
            self.chances[course] += visit.chance
            courses[packed] = (course, self.arrivals.number_at(place, packed))

    def _bringing(self, landing: Landing, arrived: int, place: str, choice: Choice) -> int:
        """Give the number of what a way brings; what brings the same has one number."""
        key = (landing.number, arrived)
        number = self._numbers.get(key)
        if number is None:
            arrival = self.arrivals.numbered[arrived]
            words = 0 if self._words is None else landing.words + arrival.words + self._words.moved(place, choice)
            brings = Bringing(landing.entries + arrival.entries, words)
            number = self._numbers[key] = self._same.setdefault(brings, len(self.bringings))
            if number == len(self.bringings):
                self.bringings.append(brings)
        return number


class _Arrivals:
    """What arriving somewhere adds, worked out and numbered once for the meters that the place itself asks."""

    def __init__(self, atlas: Atlas, words: PageWords | None) -> None:
        self._words = words
        self.numbered: list[Bringing] = []
        self._atlas = atlas
        self._masks: dict[str, int] = {}
        self._numbers: dict[tuple[str, int], int] = {}

    def number_at(self, place: str, packed: int) -> int:
        """Give the number of what arriving in a state adds: the words of the place, and an ending's bill."""
        if place not in self._masks:
            self._masks[place] = self._mask(place)
        key = (place, packed & self._masks[place])
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.numbered)
            self.numbered.append(self._work_out(*key))
        return number

    def _mask(self, place: str) -> int:
        ending = self._atlas.decision.endings.get(place)
        decision, interest = self._atlas.decision, self._atlas.interest
        if ending is not None:
            conditions = ending_conditions(decision, ending, interest)
        else:
            conditions = page_conditions(decision, decision.passages[place], interest)
        meters = (asked(when.test) for when in conditions)
        return self._atlas.layout.mask(frozenset[int]().union(*meters))

    def _work_out(self, place: str, packed: int) -> Bringing:
        meters, interest = self._atlas.layout.unpack(packed), self._atlas.interest
        ending = self._atlas.decision.endings.get(place)
        entries = applying(ending.bill, meters) if ending and interest.books else ()
        return Bringing(entries, self._words.on(place, meters) if self._words else 0)
