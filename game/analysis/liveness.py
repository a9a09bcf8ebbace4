"""What can still be asked from a place on: all else of the meters may be forgotten there."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.story.bill import Entry
from game.story.conditions import Test, When, find_meters, holds, list_atoms
from game.story.effects import apply_effects
from game.story.model import Choice, Decision, Ending, Meter, Passage
from game.story.prose import Prose

Cuts = Mapping[int, int]
"""For the index of each meter that can still be asked, where its range is cut: bit `k` where its values `low + k` and
`low + k + 1` can still be told apart. Values with no cut between them are one; a meter without cuts is forgotten."""

Live = Mapping[str, Cuts]
"""For each place, what something there or later can tell apart."""


def find_live_cuts(decision: Decision, backward: Sequence[str], kept: frozenset[int]) -> Live:
    """Return what can still be told apart in every place; `backward` lists the places, each after all that it leads to.

    The meters `kept` are told apart everywhere.
    """
    cutting = _Cutting(decision.meters)
    always = [
        {index: cutting.all(index) for index in kept},
        cutting.cut_by_conditions(trial.when for trial in decision.theses),
    ]
    live: dict[str, Cuts] = {}  # filled from the endings back
    for place in backward:
        ending = decision.endings.get(place)
        if ending is not None:
            live[place] = _join_cuts(*always, cutting.cut_by_conditions(list_ending_conditions(ending)))
        else:
            passage = decision.passages[place]
            here = cutting.cut_by_conditions(list_passage_conditions(passage))
            live[place] = _join_cuts(always[0], here, *(cutting.before(choice, live) for choice in passage.choices))
    return live


class _Cutting:
    """Says where conditions and effects cut the ranges of a decision's meters."""

    def __init__(self, meters: Sequence[Meter]) -> None:
        self._meters = meters

    def all(self, meter: int) -> int:
        """Return the cuts between all values of a meter."""
        return (1 << self._meters[meter].high - self._meters[meter].low) - 1

    def cut_by_conditions(self, conditions: Iterable[When | None]) -> Cuts:
        """Return the cuts that conditions make."""
        tests = (test for when in conditions if when is not None for test in list_atoms(when.test))
        return _join_cuts(*(self._cut_by_test(test) for test in tests))

    def before(self, choice: Choice, live: Live) -> Cuts:
        """Return what a choice, and what follows it, tells apart in the state before it."""
        after = _join_cuts(
            self.cut_by_conditions(list_conditions_after(choice)), *(live[target.to] for target in choice.to)
        )
        return _join_cuts(
            self.cut_by_conditions(list_conditions_before(choice)),
            {meter: self._cut_before_effects(choice, meter, after[meter]) for meter in after},
        )

    def _cut_by_test(self, test: Test) -> Cuts:
        """Return the cuts of a comparison, which asks one meter."""
        (meter,) = find_meters(test)
        answers = [holds(test, self._standing(meter, value)) for value in self._values(meter)]
        return {meter: sum(1 << at for at, (one, next_) in enumerate(itertools.pairwise(answers)) if one != next_)}

    def _cut_before_effects(self, choice: Choice, meter: int, cuts: int) -> int:
        """Return the cuts before a choice's effects that come to the cuts after them."""
        if all(effect.meter != meter for effect in choice.does):
            return cuts
        does = [effect for effect in choice.does if effect.meter == meter]
        low = self._meters[meter].low
        after = [apply_effects(does, self._standing(meter, value))[meter] - low for value in self._values(meter)]
        parted = [cuts & ((1 << max(pair)) - (1 << min(pair))) for pair in itertools.pairwise(after)]
        return sum(1 << at for at, between in enumerate(parted) if between)

    def _values(self, meter: int) -> range:
        return range(self._meters[meter].low, self._meters[meter].high + 1)

    def _standing(self, meter: int, value: int) -> tuple[int, ...]:
        """Return meters of which one stands at a value."""
        return (*(0,) * meter, value)


def _join_cuts(*several: Cuts) -> Cuts:
    """Return the cuts of all; a meter without any is left out."""
    together: dict[int, int] = {}
    for cuts in several:
        for meter, bits in cuts.items():
            if bits:
                together[meter] = together.get(meter, 0) | bits
    return together


def list_passage_conditions(passage: Passage) -> Iterator[When | None]:
    """Yield the conditions that a passage's own text and advice ask."""
    yield from _of_prose(passage.text)
    for _, advice in passage.advice:
        yield from _of_prose(advice)


def list_conditions_before(choice: Choice) -> Iterator[When | None]:
    """Give the conditions that are asked before a choice's effects: whether it is open, and a bill that comes first."""
    yield choice.when
    if choice.bill_first:
        yield from _of_bill(choice.bill)


def list_conditions_after(choice: Choice) -> Iterator[When | None]:
    """Yield the conditions that are asked after a choice's effects: its targets, its prose and as a rule its bill."""
    for target in choice.to:
        yield target.when
    yield from _of_prose(choice.then)
    if not choice.bill_first:
        yield from _of_bill(choice.bill)


def list_ending_conditions(ending: Ending) -> Iterator[When | None]:
    """Yield the conditions of an ending's text and bill."""
    yield from _of_prose(ending.text)
    yield from _of_bill(ending.bill)


def _of_prose(prose: Prose) -> Iterator[When | None]:
    return (piece.when for piece in prose)


def _of_bill(entries: Iterable[Entry]) -> Iterator[When | None]:
    return (entry.when for entry in entries)
