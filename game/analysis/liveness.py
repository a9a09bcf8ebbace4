"""What can still be asked from a place on: all else of the meters may be forgotten there."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.story.bill import Entry
from game.story.conditions import Test, When, asked, atoms, holds
from game.story.effects import Effect, applied
from game.story.model import Choice, Decision, Ending, Passage
from game.story.prose import Prose

Cuts = Mapping[int, int]
"""For the index of each meter that can still be asked, where its range is cut: bit `k` where its values `low + k` and
`low + k + 1` can still be told apart. Values with no cut between them are one; a meter without cuts is forgotten."""

Live = Mapping[str, Cuts]
"""For each place, what something there or later can tell apart."""


def live_cuts(decision: Decision, backward: Sequence[str], kept: frozenset[int]) -> Live:
    """Give what can still be told apart in every place; `backward` lists the places, each after all that it leads to.

    The meters `kept` are told apart everywhere.
    """
    cutting = _Cutting(decision)
    always = [{index: cutting.all(index) for index in kept}, cutting.asked(trial.when for trial in decision.theses)]
    live: dict[str, Cuts] = {}  # filled from the endings back
    for place in backward:
        ending = decision.endings.get(place)
        if ending is not None:
            live[place] = _joined(*always, cutting.asked(ending_conditions(ending)))
        else:
            passage = decision.passages[place]
            here = cutting.asked(passage_conditions(passage))
            live[place] = _joined(always[0], here, *(cutting.before(choice, live) for choice in passage.choices))
    return live


class _Cutting:
    """Says where conditions and effects cut the ranges of a decision's meters."""

    def __init__(self, decision: Decision) -> None:
        self._meters = decision.meters
        self._columns = decision.columns
        self._arrivals = {name: ending.does for name, ending in decision.endings.items()}

    def all(self, meter: int) -> int:
        """Give the cuts between all values of a meter."""
        return (1 << self._meters[meter].high - self._meters[meter].low) - 1

    def asked(self, conditions: Iterable[When | None]) -> Cuts:
        """Give the cuts that conditions make."""
        tests = (test for when in conditions if when is not None for test in atoms(when.test))
        return _joined(*(self._made(test) for test in tests))

    def before(self, choice: Choice, live: Live) -> Cuts:
        """Give what a choice, and what follows it, tells apart in the state before it."""
        arriving = (self._through(self._arrivals.get(target.to, ()), live[target.to]) for target in choice.to)
        after = _joined(self.asked(after_conditions(choice)), *arriving)
        return _joined(self.asked(before_conditions(choice)), self._through(choice.does, after))

    def _made(self, test: Test) -> Cuts:
        """Give the cuts of a comparison, which asks one meter."""
        (meter,) = asked(test)
        answers = [holds(test, self._standing(meter, value)) for value in self._values(meter)]
        return {meter: sum(1 << at for at, (one, next_) in enumerate(itertools.pairwise(answers)) if one != next_)}

    def _through(self, effects: Sequence[Effect], after: Cuts) -> Cuts:
        """Give the cuts before effects that come to the cuts after them."""
        moved = {effect.meter for effect in effects}
        return {**after, **{meter: self._moved(effects, meter, after.get(meter, 0)) for meter in moved}}

    def _moved(self, effects: Sequence[Effect], meter: int, cuts: int) -> int:
        """Give the cuts of one meter before effects; on a scale of the bill also where it moves by another number."""
        does = [effect for effect in effects if effect.meter == meter]
        low = self._meters[meter].low
        after = [applied(does, self._standing(meter, value))[meter] - low for value in self._values(meter)]
        parted = [cuts & ((1 << max(pair)) - (1 << min(pair))) for pair in itertools.pairwise(after)]
        if meter in self._columns:
            steps = [value - at for at, value in enumerate(after)]
            uneven = (one != next_ for one, next_ in itertools.pairwise(steps))
            parted = [bits | differs for bits, differs in zip(parted, uneven, strict=True)]
        return sum(1 << at for at, between in enumerate(parted) if between)

    def _values(self, meter: int) -> range:
        return range(self._meters[meter].low, self._meters[meter].high + 1)

    def _standing(self, meter: int, value: int) -> tuple[int, ...]:
        """Give meters of which one stands at a value."""
        return (*(0,) * meter, value)


def _joined(*several: Cuts) -> Cuts:
    """Give the cuts of all; a meter without any is left out."""
    together: dict[int, int] = {}
    for cuts in several:
        for meter, bits in cuts.items():
            if bits:
                together[meter] = together.get(meter, 0) | bits
    return together


def passage_conditions(passage: Passage) -> Iterator[When | None]:
    """Give the conditions that a passage's own text and advice ask."""
    yield from _of_prose(passage.text)
    for _, advice in passage.advice:
        yield from _of_prose(advice)


def before_conditions(choice: Choice) -> Iterator[When | None]:
    """Give the conditions that are asked before a choice's effects: whether it is open, and a bill that comes first."""
    yield choice.when
    if choice.bill_first:
        yield from _of_bill(choice.bill)


def after_conditions(choice: Choice) -> Iterator[When | None]:
    """Give the conditions that are asked after a choice's effects: its targets, its prose and as a rule its bill."""
    for target in choice.to:
        yield target.when
    yield from _of_prose(choice.then)
    if not choice.bill_first:
        yield from _of_bill(choice.bill)


def ending_conditions(ending: Ending) -> Iterator[When | None]:
    """Give the conditions of an ending's text and bill."""
    yield from _of_prose(ending.text)
    yield from _of_bill(ending.bill)


def _of_prose(prose: Prose) -> Iterator[When | None]:
    return (piece.when for piece in prose)


def _of_bill(entries: Iterable[Entry]) -> Iterator[When | None]:
    return (entry.when for entry in entries)
