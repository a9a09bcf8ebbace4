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
    """A document on the desk; `afterwards` is hindsight and is shown from the reveal on."""

    id: str
    title: str
    date: Span
    kind: str
    by: str
    to: str = ""
    what: str
    survives: str
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
    """Something that is counted; `low..high` is what a bar shows from end to end. `one` is the unit of a single one."""

    id: str
    name: str
    unit: str
    one: str = ""
    help: str
    better: Better
    low: Decimal
    high: Decimal
    decimals: int = 0
    basis: tuple[str, ...] = ()
    warning: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Lens:
    """One way to judge: weights over axes. It orders roads and never gives points."""

    id: str
    name: str
    help: str
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
    lenses: Mapping[str, Lens] = attrs.field(factory=dict, repr=False)
    theses: Mapping[str, Thesis] = attrs.field(factory=dict, repr=False)
    maps: Mapping[str, Map] = attrs.field(factory=dict, repr=False)
    lost: Mapping[str, AbstractSet[str]] = attrs.field(factory=dict, repr=False)

    def lacks(self, part: str, name: str) -> bool:
        """Tell whether a part (`claims`, `people`, ...) does not hold a name, not even among what is lost."""
        lost = self.lost.get(part, ())
        return name not in getattr(self, part) and name not in lost and ANY_NAME not in lost
