"""What decisions share: claims and their sources, disputes, papers, people, axes, lenses, theses."""

import enum
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal

import attrs

from game.story.dates import Span
from game.story.map import Map
from game.story.mark import NOWHERE, Mark


class ClaimKind(enum.Enum):
    """What kind of claim a claim is; only facts and figures can carry a fact on a bill."""

    FACT = "fact"
    FIGURE = "figure"
    CAUSAL = "causal-claim"
    COUNTERFACTUAL = "counterfactual"
    INTERPRETATION = "interpretation"
    QUOTATION = "quotation"


class Status(enum.Enum):
    """How far the supporting text was seen."""

    VERIFIED = "verified"
    PARTLY = "partly"
    UNVERIFIED = "unverified"


class Better(enum.Enum):
    """Which direction of an axis the seat prefers."""

    LESS = "less"
    MORE = "more"


class Counts(enum.Enum):
    """What kind of thing an axis counts, and so how its amounts may be added up."""

    AMOUNT = "amount"
    """Something that adds up along a road and over the legs of a campaign: lives, money."""
    SCALE = "scale"
    """Where a scale stands when the road ends."""
    YEAR = "year"
    """A year that an ending names and choices shift; in a campaign the last leg that speaks of it is heard."""
    CHANCE = "chance"
    """Percent, named by the ending; in a campaign by the last leg that speaks of it."""


class Verdict(enum.Enum):
    """What a run says to a thesis."""

    BORNE_OUT = "borne-out"
    STRAINED = "strained"


@attrs.frozen(kw_only=True)
class Figure:
    """A number that a claim carries, as its source prints it."""

    name: str
    value: str
    unit: str = ""


@attrs.frozen(kw_only=True)
class Claim:
    """What a source says, and where."""

    id: str
    text: str
    kind: ClaimKind
    date: str = ""
    span: Span | None = None
    source: str
    where: str
    figures: tuple[Figure, ...] = ()
    disputes: tuple[str, ...] = ()
    status: Status | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Source:
    """A work of the bibliography."""

    id: str
    author: str
    title: str
    published: str
    note: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Dispute:
    """Where documents or scholars differ, and what the game prints."""

    id: str
    title: str
    article: str
    others: str
    game: str
    status: Status
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Paper:
    """A document on the desk.

    How it `survives`, who `composed` it where it is the game's own, and `afterwards` are hindsight: they are shown from
    the reveal on.
    """

    id: str
    title: str
    date: Span
    kind: str
    by: str
    to: str = ""
    what: str
    survives: str
    composed: str = ""
    afterwards: str = ""
    text: str
    basis: tuple[str, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Person:
    """Somebody of the cast; `also_written` lists spellings that content must not use."""

    id: str
    name: str
    office: str
    born: Span | None = None
    died: Span | None = None
    also_written: tuple[str, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Axis:
    """Something that is counted: a column of the bill.

    `low..high` is what a bar shows from end to end, and what no road may leave. `one` is the unit of a single one.
    `sides` are those whose dead, wounded or losses an entry may count, by name, with what they are called. The axis of
    a scale has a word for each of its steps.
    """

    id: str
    name: str
    counts: Counts = Counts.AMOUNT
    unit: str = ""
    one: str = ""
    help: str
    better: Better
    words: tuple[str, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    low: Decimal
    high: Decimal
    decimals: int = 0
    basis: tuple[str, ...] = ()
    warning: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Scale:
    """A meter that decisions share, and a column of the bill: where it stands when the road ends.

    `words` has a word for each step from `low` to `high`; `start` is what history left where a decision says nothing
    else. `seen_from` says whose view it is.
    """

    id: str
    label: str
    help: str
    low: int
    high: int
    start: int
    words: tuple[str, ...]
    better: Better
    seen_from: str
    basis: tuple[str, ...] = ()
    warning: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    @property
    def axis(self) -> Axis:
        """The scale as a column of the bill."""
        return Axis(
            id=self.id,
            name=self.label,
            counts=Counts.SCALE,
            help=f"{self.help} Seen from {self.seen_from}.",
            better=self.better,
            words=self.words,
            low=Decimal(self.low),
            high=Decimal(self.high),
            basis=self.basis,
            warning=self.warning,
            mark=self.mark,
        )


@attrs.frozen(kw_only=True)
class Lens:
    """One way to judge: weights over axes. It orders roads and never gives points.

    It belongs to the `seats` it names, and to anybody where it names none.
    """

    id: str
    name: str
    help: str
    seats: tuple[str, ...] = ()
    weights: tuple[tuple[str, Decimal], ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Thesis:
    """A thesis of the article; `paradox` is its number among the five of the introduction, or 0."""

    id: str
    title: str
    text: str
    basis: tuple[str, ...]
    paradox: int = 0
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


ANY_NAME = "*"
"""Stands among lost names where nobody can tell which are lost."""


@attrs.frozen(kw_only=True, eq=False)
class References:
    """Everything that decisions refer to by name; `lost` has the names, by part, of what could not be read."""

    claims: Mapping[str, Claim] = attrs.field(factory=dict, repr=False)
    sources: Mapping[str, Source] = attrs.field(factory=dict, repr=False)
    disputes: Mapping[str, Dispute] = attrs.field(factory=dict, repr=False)
    papers: Mapping[str, Paper] = attrs.field(factory=dict, repr=False)
    people: Mapping[str, Person] = attrs.field(factory=dict, repr=False)
    axes: Mapping[str, Axis] = attrs.field(factory=dict, repr=False)
    scales: Mapping[str, Scale] = attrs.field(factory=dict, repr=False)
    lenses: Mapping[str, Lens] = attrs.field(factory=dict, repr=False)
    theses: Mapping[str, Thesis] = attrs.field(factory=dict, repr=False)
    maps: Mapping[str, Map] = attrs.field(factory=dict, repr=False)
    lost: Mapping[str, AbstractSet[str]] = attrs.field(factory=dict, repr=False)

    def lacks(self, part: str, name: str) -> bool:
        """Tell whether a part (`claims`, `people`, ...) does not hold a name, not even among what is lost."""
        lost = self.lost.get(part, ())
        return name not in getattr(self, part) and name not in lost and ANY_NAME not in lost
