"""The author's promises, held to every road: each is kept, or broken by a shortest road that shows how.

A promise is watched by a small automaton of a few bits, which moves along with the road: at every choice, and at every
place that the road comes to. The states of the story, told apart by what steers roads and by what the promise asks, are
visited together with the bits; no road is walked twice, and none is left out.
"""

from collections.abc import Mapping
from typing import NamedTuple, assert_never

import attrs

from game.analysis.liveness import Interest
from game.analysis.reachable import StateSpace, explore
from game.story.conditions import Test, holds
from game.story.model import Decision
from game.story.promises import (
    AtLatest,
    Chosen,
    ExactlyOne,
    Form,
    Holds,
    LeadsTo,
    Named,
    Never,
    OnlyAfter,
    Promise,
    Reached,
    occurrences_of,
    tests_of,
)


@attrs.frozen(kw_only=True)
class Broken:
    """A promise that some road breaks: the choices of a shortest one, up to where it is broken."""

    promise: Promise
    road: tuple[str, ...]
    place: str


@attrs.frozen(kw_only=True)
class Proof:
    """What became of a decision's promises; `unproven` are those for which there were too many states."""

    broken: tuple[Broken, ...]
    unproven: tuple[Promise, ...] = ()


def prove(decision: Decision, most_states: int) -> Proof:
    """Hold every promise to every road, visiting at most so many states for each; the decision must not be endless."""
    broken: list[Broken] = []
    unproven: list[Promise] = []
    atlases: dict[tuple[Test, ...], StateSpace] = {}
    for promise in decision.holds:
        tests = tests_of(promise.form)
        if tests not in atlases:
            interest = Interest(bills=False, texts=False, watched=tests)
            atlases[tests] = explore(decision, interest, lambda _finished, _places, states: states <= most_states)
        space = atlases[tests]
        if space.unfinished or space.cycle:
            unproven.append(promise)
        elif (found := _broken(space, promise)) is not None:
            broken.append(found)
    return Proof(broken=tuple(broken), unproven=tuple(unproven))


class _Seen(NamedTuple):
    """How a watched state was come to first: by how many choices, from which state, by which choice."""

    steps: int
    origin: tuple[str, int, int] | None
    choice: str


FAILED = -1
"""What becomes of an automaton's bits where the promise is broken."""


def _broken(space: StateSpace, promise: Promise) -> Broken | None:
    """Visit all states together with what the promise remembers of the road; return where it is broken first."""
    watching = _Watching(space, promise.form)
    decision = space.decision
    seen: dict[str, dict[tuple[int, int], _Seen]] = {place: {} for place in space.layers}
    opening = next(iter(space.layers[decision.opening]))
    first = watching.arrived(decision.opening, opening, 0)
    if first == FAILED:
        return Broken(promise=promise, road=(), place=decision.opening)
    seen[decision.opening][opening, first] = _Seen(0, None, "")
    shortest: tuple[int, tuple[str, int, int], str, str] | None = None
    for place in space.layers:
        for (packed, bits), here in seen[place].items():
            if shortest is not None and here.steps + 1 >= shortest[0]:
                continue
            for choice, transition, after in space.find_next(place, packed):
                moved = watching.moved(place, choice.id, bits, transition.target, after)
                if moved == FAILED:
                    shortest = (here.steps + 1, (place, packed, bits), choice.id, transition.target)
                    break
                there = seen[transition.target]
                known = there.get((after, moved))
                if known is None or here.steps + 1 < known.steps:
                    there[after, moved] = _Seen(here.steps + 1, (place, packed, bits), choice.id)
    if shortest is None:
        return None
    return Broken(promise=promise, road=(*_road(seen, shortest[1]), shortest[2]), place=shortest[3])


def _road(seen: Mapping[str, Mapping[tuple[int, int], _Seen]], at: tuple[str, int, int] | None) -> tuple[str, ...]:
    choices: list[str] = []
    while at is not None:
        here = seen[at[0]][at[1], at[2]]
        if here.origin is not None:
            choices.append(here.choice)
        at = here.origin
    return tuple(reversed(choices))


class _Watching:
    """The automaton of one promise: a bit for each occurrence that it has to remember."""

    def __init__(self, space: StateSpace, form: Form) -> None:
        self._space = space
        self._form = form
        self._chosen: dict[tuple[str, str], int] = {}
        self._reached: dict[str, int] = {}
        self._tests: list[tuple[int, Test]] = []
        for index, named in enumerate(occurrences_of(form)):
            self._watch(named, 1 << index)
        self._endings = space.decision.endings

    def _watch(self, named: Named, bit: int) -> None:
        match named.occurrence:
            case Chosen(place, choice):
                self._chosen[place, choice] = self._chosen.get((place, choice), 0) | bit
            case Reached(place):
                self._reached[place] = self._reached.get(place, 0) | bit
            case Holds(test):
                self._tests.append((bit, test))
            case _:
                assert_never(named.occurrence)

    def moved(self, place: str, choice: str, bits: int, target: str, packed: int) -> int:
        """Return the bits after a choice and after arriving where it leads."""
        bits = self._step(bits, self._chosen.get((place, choice), 0))
        return bits if bits == FAILED else self.arrived(target, packed, bits)

    def arrived(self, place: str, packed: int, bits: int) -> int:
        """Return the bits after the road has come to a place; at an ending nothing may be left open."""
        now = self._reached.get(place, 0)
        if self._tests:
            meters = self._space.layout.unpack(packed)
            now |= sum(bit for bit, test in self._tests if holds(test, meters))
        bits = self._step(bits, now)
        return FAILED if bits != FAILED and place in self._endings and self._left_open(bits) else bits

    def _step(self, bits: int, now: int) -> int:
        """Return the bits after these occurrences have come together."""
        form = self._form
        match form:
            case Never():
                forbidden = now & 1 and (form.after is None or bits & 2)
                return FAILED if forbidden else bits | now & 2
            case OnlyAfter():
                return FAILED if now & 1 and not (bits | now) & 2 else bits | now & 2
            case AtLatest():
                return FAILED if now & 2 and not (bits | now) & 1 else bits | now & 1
            case ExactlyOne():
                bits |= now
                return FAILED if bits.bit_count() > 1 else bits
            case LeadsTo():
                return 0 if now & 2 else bits | now & 1
            case _:
                assert_never(form)

    def _left_open(self, bits: int) -> bool:
        """Tell whether something is still owed at the end of a road."""
        form = self._form
        match form:
            case Never() | OnlyAfter():
                return False
            case AtLatest():
                return form.by is None and not bits & 1
            case ExactlyOne():
                return bits == 0
            case LeadsTo():
                return bits == 1
            case _:
                assert_never(form)
