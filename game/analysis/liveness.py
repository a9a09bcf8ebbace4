"""What can still be asked from a place on: all else of the meters may be forgotten there."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from game.story.bill import Entry
from game.story.conditions import Test, When, find_meters, holds, list_atoms
from game.story.effects import Effect, apply_effects
from game.story.model import Choice, Decision, Ending, Passage
from game.story.prose import Prose

Cuts = Mapping[int, int]
"""For the index of each meter that can still be asked, where its range is cut: bit `k` where its values `low + k` and
`low + k + 1` can still be told apart. Values with no cut between them are one; a meter without cuts is forgotten."""

Live = Mapping[str, Cuts]
"""For each place, what something there or later can tell apart."""


@attrs.frozen(kw_only=True)
class Interest:
    """What is to be found out of a story; states are told apart as far as that needs, and no further.

    Where roads lead is always of interest: whether choices are open, and where they go. With `bills` so is what is
    booked, with `texts` what is told. The meters `kept` are told apart everywhere by all their values, by index, and
    `watched` conditions are asked everywhere, `judged` ones at every ending.

    Where it is `about` certain meters, by index, only texts and bills that ask one of these are of interest, and of the
    columns only those among them; a column then by where it ends, and not by what is booked on the way. Of these texts
    and bills only those that ask none `but` certain meters, where such are given. What would be told apart if the
    choices `undone`, by passage and name, did nothing to the meters, is told apart as well.
    """

    bills: bool = True
    texts: bool = True
    kept: frozenset[int] = frozenset()
    watched: tuple[Test, ...] = ()
    judged: tuple[Test, ...] = ()
    about: frozenset[int] | None = None
    but: frozenset[int] | None = None
    undone: frozenset[tuple[str, str]] = frozenset()

    @property
    def books(self) -> bool:
        """Whether what roads book is to be added up."""
        return self.bills and self.about is None

    @property
    def reads(self) -> bool:
        """Whether the words that roads read are to be added up."""
        return self.texts and self.about is None

    def ended(self, decision: Decision) -> frozenset[int]:
        """Return the columns that are of interest only by where they end."""
        return self.about & decision.columns.keys() if self.bills and self.about is not None else frozenset()

    def among(self, conditions: Iterable[When | None]) -> Iterator[When]:
        """Yield the conditions of texts and bills that are of interest."""
        for when in conditions:
            if when is None:
                continue
            meters = find_meters(when.test)
            if (self.about is None or self.about & meters) and (self.but is None or meters <= self.but):
                yield when


EVERYTHING = Interest()
ROADS = Interest(bills=False, texts=False)
BILLS = Interest(texts=False)
TEXTS = Interest(bills=False)


def find_live_cuts(decision: Decision, backward: Sequence[str], interest: Interest = EVERYTHING) -> Live:
    """Return what can be told apart in every place; `backward` lists the places, each after all that it leads to."""
    cutting = _Cutting(decision, interest)
    everywhere = _join_cuts({index: cutting.all(index) for index in interest.kept}, cutting.made(interest.watched))
    live: dict[str, Cuts] = {}  # filled from the endings back
    for place in backward:
        ending = decision.endings.get(place)
        if ending is not None:
            here = cutting.cut_by_conditions(list_ending_conditions(decision, ending, interest))
            live[place] = _join_cuts(everywhere, here, cutting.ended(), cutting.made(interest.judged))
        else:
            passage = decision.passages[place]
            here = cutting.cut_by_conditions(page_conditions(decision, passage, interest))
            live[place] = _join_cuts(
                everywhere, here, *(cutting.before(place, choice, live) for choice in passage.choices)
            )
    return live


class _Cutting:
    """Says where conditions and effects cut the ranges of a decision's meters."""

    def __init__(self, decision: Decision, interest: Interest) -> None:
        self._meters = decision.meters
        self._interest = interest
        self._columns = decision.columns if interest.books else {}
        self._ended = interest.ended(decision)
        self._arrivals = {name: ending.does for name, ending in decision.endings.items()}

    def all(self, meter: int) -> int:
        """Return the cuts between all values of a meter."""
        return (1 << self._meters[meter].high - self._meters[meter].low) - 1

    def ended(self) -> Cuts:
        """Return the cuts between all values of the columns that are looked at where they end."""
        return {meter: self.all(meter) for meter in self._ended}

    def cut_by_conditions(self, conditions: Iterable[When | None]) -> Cuts:
        """Return the cuts that conditions make."""
        return self.made(when.test for when in conditions if when is not None)

    def made(self, tests: Iterable[Test]) -> Cuts:
        """Return the cuts that tests make."""
        return _join_cuts(*(self._cut_by_test(atom) for test in tests for atom in list_atoms(test)))

    def before(self, place: str, choice: Choice, live: Live) -> Cuts:
        """Return what a choice, and what follows it, tells apart in the state before it."""
        arriving = (self._through(self._arrivals.get(target.to, ()), live[target.to]) for target in choice.to)
        after = _join_cuts(self.cut_by_conditions(list_conditions_after(choice, self._interest)), *arriving)
        undone = after if (place, choice.id) in self._interest.undone else {}
        use = self.cut_by_conditions(list_conditions_before(choice, self._interest))
        return _join_cuts(use, self._through(choice.does, after), undone)

    def _cut_by_test(self, test: Test) -> Cuts:
        """Return the cuts of a comparison, which asks one meter."""
        (meter,) = find_meters(test)
        answers = [holds(test, self._standing(meter, value)) for value in self._values(meter)]
        return {meter: sum(1 << at for at, (one, next_) in enumerate(itertools.pairwise(answers)) if one != next_)}

    def _through(self, effects: Sequence[Effect], after: Cuts) -> Cuts:
        """Return the cuts before effects that come to the cuts after them."""
        moved = {effect.meter for effect in effects}
        return {**after, **{meter: self._cut_before_effects(effects, meter, after.get(meter, 0)) for meter in moved}}

    def _cut_before_effects(self, effects: Sequence[Effect], meter: int, cuts: int) -> int:
        """Return the cuts of one meter before effects; on a scale of the bill also where it moves by another number."""
        does = [effect for effect in effects if effect.meter == meter]
        low = self._meters[meter].low
        after = [apply_effects(does, self._standing(meter, value))[meter] - low for value in self._values(meter)]
        parted = [cuts & ((1 << max(pair)) - (1 << min(pair))) for pair in itertools.pairwise(after)]
        if meter in self._columns:
            steps = [value - at for at, value in enumerate(after)]
            uneven = (one != next_ for one, next_ in itertools.pairwise(steps))
            parted = [bits | differs for bits, differs in zip(parted, uneven, strict=True)]
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


def page_conditions(decision: Decision, passage: Passage, interest: Interest = EVERYTHING) -> Iterator[When]:
    """Yield the conditions of what is told in a passage: its text, advice, and the cards of those who are present."""
    if interest.texts:
        yield from interest.among(_of_prose(passage.text))
        for _, advice in passage.advice:
            yield from interest.among(_of_prose(advice))
        for person in passage.present:
            if person in decision.people:
                yield from interest.among(_of_prose(decision.people[person].card))


def list_conditions_before(choice: Choice, interest: Interest = EVERYTHING) -> Iterator[When | None]:
    """Give the conditions that are asked before a choice's effects: whether it is open, and a bill that comes first."""
    yield choice.when
    if choice.bill_first:
        yield from _booked_by(choice, interest)


def list_conditions_after(choice: Choice, interest: Interest = EVERYTHING) -> Iterator[When | None]:
    """Yield the conditions that are asked after a choice's effects: its targets, its prose and as a rule its bill."""
    for target in choice.to:
        yield target.when
    yield from _told_by(choice, interest)
    if not choice.bill_first:
        yield from _booked_by(choice, interest)


def told_conditions(choice: Choice, interest: Interest = EVERYTHING) -> Iterator[When]:
    """Yield the conditions of what a choice tells and books: all that it asks and that steers nothing."""
    yield from _told_by(choice, interest)
    yield from _booked_by(choice, interest)


def _told_by(choice: Choice, interest: Interest) -> Iterator[When]:
    return interest.among(_of_prose(choice.then)) if interest.texts else iter(())


def _booked_by(choice: Choice, interest: Interest) -> Iterator[When]:
    return interest.among(_of_bill(choice.bill)) if interest.bills else iter(())


def list_ending_conditions(decision: Decision, ending: Ending, interest: Interest = EVERYTHING) -> Iterator[When]:
    """Yield the conditions of an ending's text, of its bill, and of what the theses say there."""
    if interest.texts:
        yield from interest.among(_of_prose(ending.text))
        yield from interest.among(
            trial.when for trial in decision.theses if not trial.endings or ending.id in trial.endings
        )
    if interest.bills:
        yield from interest.among(_of_bill(ending.bill))


def _of_prose(prose: Prose) -> Iterator[When | None]:
    return (piece.when for piece in prose)


def _of_bill(entries: Iterable[Entry]) -> Iterator[When | None]:
    return (entry.when for entry in entries)
