"""What is told, booked and judged in a state, so that two states can be held against each other."""

from collections.abc import Iterable

from game.analysis.liveness import Interest, list_ending_conditions, page_conditions, told_conditions
from game.analysis.packing import Layout
from game.story.conditions import Meters, When, find_meters, holds
from game.story.effects import apply_effects
from game.story.model import Choice, Decision

Answers = tuple[bool, ...]


class Telling:
    """Answers for the conditions of texts, bills and theses that are of interest; equal where they say the same."""

    def __init__(self, decision: Decision, layout: Layout, interest: Interest) -> None:
        """Look at nothing yet."""
        self._decision = decision
        self._layout = layout
        self._interest = interest
        self._pages: dict[str, tuple[int, tuple[When, ...], int]] = {}
        self._choices: dict[tuple[str, str], int] = {}
        self._at: dict[tuple[str, int], tuple[Answers, int]] = {}
        self._by: dict[tuple[str, str, int], Answers] = {}

    def at(self, place: str, packed: int) -> tuple[Answers, int]:
        """Return what a page tells in a state; at an ending also what it books, the theses and where columns stand."""
        if place not in self._pages:
            self._pages[place] = self._page(place)
        mask, conditions, columns = self._pages[place]
        key = (place, packed & mask)
        if key not in self._at:
            self._at[key] = (answers_of(conditions, self._layout.unpack(packed)), packed & columns)
        return self._at[key]

    def says(self, choice: Choice) -> bool:
        """Tell whether making a choice may tell or book something of interest."""
        return any(True for _ in told_conditions(choice, self._interest))

    def by(self, place: str, choice: Choice, packed: int) -> Answers:
        """Return what making a choice tells and books."""
        name = (place, choice.id)
        if name not in self._choices:
            self._choices[name] = self._touched(choice)
        key = (*name, packed & self._choices[name])
        if key not in self._by:
            before = self._layout.unpack(packed)
            self._by[key] = self.told(choice, before, apply_effects(choice.does, before))
        return self._by[key]

    def told(self, choice: Choice, before: Meters, after: Meters) -> Answers:
        """Return what a choice tells and books between these meters."""
        interest = self._interest
        then = interest.among(piece.when for piece in choice.then) if interest.texts else ()
        bill = interest.among(entry.when for entry in choice.bill) if interest.bills else ()
        return answers_of(then, after) + answers_of(bill, before if choice.bill_first else after)

    def _page(self, place: str) -> tuple[int, tuple[When, ...], int]:
        """Return what a page asks: its meters' bits, its conditions, and the bits of the columns that end there."""
        decision, interest = self._decision, self._interest
        ending = decision.endings.get(place)
        if ending is None:
            conditions = tuple(page_conditions(decision, decision.passages[place], interest))
            return self._mask(conditions), conditions, 0
        conditions = tuple(list_ending_conditions(decision, ending, interest))
        columns = self._layout.mask(interest.ended(decision))
        return self._mask(conditions) | columns, conditions, columns

    def _touched(self, choice: Choice) -> int:
        moved = self._layout.mask({effect.meter for effect in choice.does})
        return self._mask(told_conditions(choice, self._interest)) | moved

    def _mask(self, conditions: Iterable[When]) -> int:
        return self._layout.mask(frozenset[int]().union(*(find_meters(when.test) for when in conditions)))


def answers_of(conditions: Iterable[When], meters: Meters) -> Answers:
    """Return which conditions hold."""
    return tuple(holds(when.test, meters) for when in conditions)
