"""A decision as a value: meters, passages, choices, endings and the reveal."""

import functools
from collections.abc import Iterator, Mapping

import attrs

from game.story.bill import Entry
from game.story.conditions import When
from game.story.dates import Span
from game.story.effects import Effect
from game.story.journal import Step
from game.story.legs import LegName, PartOf
from game.story.map import MapView
from game.story.mark import NOWHERE, Mark
from game.story.promises import Promise
from game.story.prose import Prose
from game.story.questions import Question
from game.story.references import Verdict


@attrs.frozen(kw_only=True)
class Meter:
    """A small bounded number, a named state, or a fact that is remembered.

    `names` holds the named values of a state, in order; it is empty for a number. A value is kept as an int: the
    number itself, or the index among the names. `words` may name each value of a number. `scale` names the scale of the
    archive that the meter is, whose column of the bill says where it ends. A `fact` did not happen (0) or did (1), and
    is never shown as a gauge. Before the day `since` a meter is not shown: the seat cannot know of it.
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
    scale: str = ""
    fact: bool = False
    since: Span | None = None
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
    ones are not. Both serve campaigns, whose legs sit in different chairs. The choices are offered in an order drawn
    for each game, unless it is `kept`.
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
    kept: bool = False
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
    """Where a road stops, with what followed and its bill; what it `does` to the meters is done on arriving.

    `onward` is told instead of `text` where a campaign goes on from here; it stops before the next leg begins. Where
    `never` holds, the ending contradicts what happened.
    """

    id: str
    title: str
    date: Span
    place: str = ""
    text: Prose
    onward: Prose = ()
    does: tuple[Effect, ...] = ()
    bill: tuple[Entry, ...]
    never: When | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


Spot = Passage | Ending
"""Where a road may stand."""


@attrs.frozen(kw_only=True)
class Event:
    """Something that several endings share: what it does to the meters, and what it costs and brings, once for all."""

    does: tuple[Effect, ...] = ()
    bill: tuple[Entry, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


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


@attrs.frozen(kw_only=True, eq=False)
class Decision:
    """One historical decision point, or a campaign joined into one; compared by identity.

    `plot` names the meter that a campaign's reckoning draws over the years, and `legs` are those of a campaign, whose
    places begin with their ids; a single decision has neither. `part_of` are the campaigns that a single decision is a
    leg of. `warnings` are what this decision says of an axis in place of the axis's own words; what `holds`
    is promised of every road.
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
    warnings: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    holds: tuple[Promise, ...] = attrs.field(default=(), repr=False)
    plot: str = ""
    legs: tuple[LegName, ...] = ()
    part_of: tuple[PartOf, ...] = ()
    fingerprint: str = ""
    mark: Mark = attrs.field(default=NOWHERE, repr=False)

    @functools.cached_property
    def columns(self) -> Mapping[int, str]:
        """The meters that are columns of the bill, by index: which axis each is."""
        return {index: meter.scale for index, meter in enumerate(self.meters) if meter.scale in self.axes}

    @functools.cached_property
    def starts(self) -> Mapping[str, int]:
        """Where each scale on the bill begins."""
        return {axis: self.meters[index].start for index, axis in self.columns.items()}

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
