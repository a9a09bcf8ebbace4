"""A decision as a value: meters, passages, choices, endings and the reveal."""

from collections.abc import Iterator, Mapping

import attrs

from game.story.bill import Entry
from game.story.conditions import When
from game.story.dates import Span
from game.story.effects import Effect
from game.story.journal import Step
from game.story.map import MapView
from game.story.mark import NOWHERE, Mark
from game.story.prose import Prose
from game.story.references import Verdict


@attrs.frozen(kw_only=True)
class Meter:
    """A small bounded number, or a named state.

    `names` holds the named values of a state, in order; it is empty for a number. A value is kept as an int: the
    number itself, or the index among the names. `words` may name each value of a number.
    """

    id: str
    label: str
    help: str
    low: int
    high: int
    start: int
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hidden: bool = False
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    def describe(self, value: int) -> str:
        """Return a value in words: its name, its word, or the number."""
        if self.names:
            return self.names[value].replace("_", " ").replace("-", " ")
        return self.words[value - self.low] if self.words else str(value)


@attrs.frozen(kw_only=True)
class Target:
    """Where a choice leads, if its condition holds."""

    to: str
    when: When | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


GO_ON = "go_on"
"""What goes on is called so wherever choices are named; an author names no choice so, for none has a `_` in its id."""


@attrs.frozen(kw_only=True)
class Choice:
    """What the player may do in a passage; one that `passes` only goes on, and is no choice of the player.

    While `when` does not hold, the choice is shown closed with the reason `closed`; without a reason it is not shown.
    What the bill asks is asked after the effects, but before them with `bill_first`: so an ending on the way books what
    it would have booked as the last, whatever its campaign sets.
    """

    id: str
    text: str
    when: When | None = None
    closed: str = ""
    history: bool = False
    passes: bool = False
    does: tuple[Effect, ...] = ()
    bill: tuple[Entry, ...] = ()
    bill_first: bool = False
    then: Prose = ()
    to: tuple[Target, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Passage:
    """One page of the story, with its choices.

    `seat` overrules the decision's, and `hides` says which meters are not shown here, by index; without it the hidden
    ones are not. Both serve campaigns, whose legs sit in different chairs.
    """

    id: str
    title: str
    date: Span
    place: str = ""
    seat: str = ""
    hides: frozenset[int] | None = None
    text: Prose
    present: tuple[str, ...] = ()
    advice: tuple[tuple[str, Prose], ...] = ()
    papers: tuple[str, ...] = ()
    map: MapView | None = None
    choices: tuple[Choice, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    def choice(self, name: str) -> Choice:
        """Return the choice of that name, open or not; raises KeyError where there is none."""
        for choice in self.choices:
            if choice.id == name:
                return choice
        raise KeyError(name)

    @property
    def passes(self) -> bool:
        """Whether a road only passes here: nothing is to be chosen."""
        return bool(self.choices) and all(choice.passes for choice in self.choices)

    @property
    def historical(self) -> Choice | None:
        """The choice that history made here; None where it did not come by."""
        return next((choice for choice in self.choices if choice.history), None)


@attrs.frozen(kw_only=True)
class Ending:
    """Where a road stops, with what followed and its bill.

    `onward` is told instead of `text` where a campaign goes on from here; it stops before the next leg begins.
    """

    id: str
    title: str
    date: Span
    place: str = ""
    text: Prose
    onward: Prose = ()
    bill: tuple[Entry, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


Spot = Passage | Ending
"""Where a road may stand."""


@attrs.frozen(kw_only=True)
class Role:
    """What a person of the cast is and wants in this decision, on its day."""

    person: str
    role: str
    card: Prose
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Briefing:
    """What the player is told before the first passage; `judged_by` names three axes."""

    text: Prose
    wants: tuple[str, ...]
    fears: tuple[str, ...]
    judged_by: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Answer:
    """One possible answer to a question."""

    id: str
    text: str
    right: bool = False


@attrs.frozen(kw_only=True)
class Question:
    """What the player may predict before the reveal; exactly one answer is right."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    @property
    def right(self) -> Answer:
        """The answer that is right."""
        return next(answer for answer in self.answers if answer.right)


@attrs.frozen(kw_only=True)
class Day:
    """What happened on a day."""

    date: Span
    text: Prose
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Note:
    """A historian's note; with a dispute it shows what speaks for either side."""

    id: str
    title: str
    text: Prose
    basis: tuple[str, ...]
    dispute: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Reveal:
    """What history did: its road through this decision, its days, and notes on them."""

    road: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    text: Prose
    days: tuple[Day, ...] = ()
    notes: tuple[Note, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Trial:
    """What a run of a certain kind says to a thesis; `speaks` names choices (`passage/choice`) that say it."""

    thesis: str
    verdict: Verdict
    endings: tuple[str, ...] = ()
    when: When | None = None
    speaks: tuple[str, ...] = ()
    text: str
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class LegName:
    """What a campaign calls one of its legs, and the passage that tells its briefing.

    A `bridge` is played only on the way.
    """

    id: str
    title: str
    briefing: str
    bridge: bool = False


@attrs.frozen(kw_only=True)
class PartOf:
    """A campaign of which a decision is a leg; it `inherits` where an earlier leg hands a meter on to it."""

    title: str
    inherits: bool


@attrs.frozen(kw_only=True, eq=False)
class Decision:
    """One historical decision point, or a campaign joined into one; compared by identity.

    `plot` names the meter that a campaign's reckoning draws over the years, and `legs` are those of a campaign, whose
    places begin with their ids; a single decision has neither. `part_of` are the campaigns that a single decision is a
    leg of.
    """

    id: str
    title: str
    summary: str
    date: Span
    place: str
    seat: str
    axes: tuple[str, ...]
    briefing: Briefing
    people: Mapping[str, Role] = attrs.field(repr=False)
    meters: tuple[Meter, ...] = attrs.field(repr=False)
    opening: str
    passages: Mapping[str, Passage] = attrs.field(repr=False)
    endings: Mapping[str, Ending] = attrs.field(repr=False)
    reveal: Reveal = attrs.field(repr=False)
    theses: tuple[Trial, ...] = attrs.field(default=(), repr=False)
    plot: str = ""
    legs: tuple[LegName, ...] = ()
    part_of: tuple[PartOf, ...] = ()
    fingerprint: str = ""
    mark: Mark = attrs.field(default=NOWHERE, repr=False)

    def meter_index(self, name: str) -> int:
        """Return the place of a meter among the decision's meters; raises KeyError where there is none."""
        for index, meter in enumerate(self.meters):
            if meter.id == name:
                return index
        raise KeyError(name)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry that a choice or an ending may book, in the order of the file."""
        for passage in self.passages.values():
            for choice in passage.choices:
                yield from choice.bill
        for ending in self.endings.values():
            yield from ending.bill

    def choice_of(self, step: Step) -> Choice:
        """Return the choice that a step took; raises KeyError where there is none."""
        return self.passages[step.passage].choice(step.choice)

    def spot(self, name: str) -> Spot:
        """Return the passage or the ending of that name; raises KeyError where there is none."""
        return self.passages.get(name) or self.endings[name]

    def place_of(self, spot: Spot) -> str:
        """Return where on earth a passage or an ending plays: there, or where the whole decision does."""
        return spot.place or self.place

    def seat_of(self, passage: Passage) -> str:
        """Return who sits in the chair in a passage: somebody of its own, or of the whole decision."""
        return passage.seat or self.seat

    def hidden_in(self, passage: Passage | None) -> frozenset[int]:
        """Give the indices of the meters that are not shown in a passage: its own choice, or those that are hidden."""
        if passage is not None and passage.hides is not None:
            return passage.hides
        return frozenset(index for index, meter in enumerate(self.meters) if meter.hidden)
