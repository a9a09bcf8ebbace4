"""The bill: what a road costs and brings, axis by axis, as ranges with a basis."""

import enum
import functools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import attrs

from game.story.conditions import Meters, When, applies
from game.story.mark import NOWHERE, Mark

NO_STARTS: Mapping[str, int] = MappingProxyType({})


class Confidence(enum.IntEnum):
    """How firmly a range stands; a sum is as firm as its weakest part."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class EntryKind(enum.Enum):
    """What kind of statement an entry is."""

    FACT = "fact"
    ARTICLE = "article"
    ESTIMATE = "estimate"


@attrs.frozen(kw_only=True)
class Entry:
    """One amount on one axis, in the axis's unit.

    On a choice it is the difference from what history did there; on an ending it is what the road comes to, on an axis
    of years the year itself. `article` is the article's own figure where the entry counts better, `side` is whose lives
    it counts. An entry without a basis rests on nothing but us, and `why` says so.
    """

    axis: str
    low: Decimal
    best: Decimal
    high: Decimal
    confidence: Confidence
    kind: EntryKind = EntryKind.ESTIMATE
    article: Decimal | None = None
    side: str = ""
    basis: tuple[str, ...]
    why: str
    when: When | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    @property
    def counted_by_article(self) -> Decimal:
        """What of the entry is the article's: its own figure, or the best one where the entry is its judgement."""
        if self.article is not None:
            return self.article
        return self.best if self.kind is EntryKind.ARTICLE else Decimal(0)


@attrs.frozen(kw_only=True)
class Line:
    """The sum of all entries on one axis; `entries` keeps what it was added from.

    On a scale it is where the scale stands, and low, best and high are one.
    """

    axis: str
    low: Decimal
    best: Decimal
    high: Decimal
    confidence: Confidence
    entries: tuple[Entry, ...]

    @property
    def basis(self) -> tuple[str, ...]:
        """The claims that the entries rest on, each once, in the order of the entries."""
        return tuple(dict.fromkeys(claim for entry in self.entries for claim in entry.basis))

    @property
    def article(self) -> Decimal | None:
        """What the article itself counts, where another figure is better; what we added to it is left out."""
        if all(entry.article is None for entry in self.entries):
            return None
        return sum((entry.counted_by_article for entry in self.entries), Decimal(0))

    @property
    def sides(self) -> Mapping[str, "Line"]:
        """What is counted for each side, by its name; empty where no entry names one, as in the lines of sides."""
        by_side: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.side:
                by_side.setdefault(entry.side, []).append(attrs.evolve(entry, side=""))
        return {side: _line(self.axis, entries) for side, entries in by_side.items()}


@functools.cache
def scale_step(axis: str, steps: int) -> Entry:
    """Return the entry that books a move on a scale by so many steps."""
    moved = Decimal(steps)
    return Entry(axis=axis, low=moved, best=moved, high=moved, confidence=Confidence.HIGH, basis=(), why="")


Bill = tuple[Line, ...]
"""Lines in the order of the decision's axes; an axis with nothing booked has no line."""


def applying(entries: Iterable[Entry], meters: Meters) -> tuple[Entry, ...]:
    """Return the entries whose condition, if they have one, holds."""
    return tuple(entry for entry in entries if applies(entry.when, meters))


def decimals_of(amount: Decimal) -> int:
    """Return how many decimals it takes to write an amount."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def add_up(entries: Iterable[Entry], axes: Sequence[str], starts: Mapping[str, int] = NO_STARTS) -> Bill:
    """Add entries axis by axis: low to low, best to best, high to high; `starts` says where scales began."""
    by_axis: dict[str, list[Entry]] = {axis: [] for axis in axes}
    for entry in entries:
        by_axis.setdefault(entry.axis, []).append(entry)
    return tuple(
        _line(axis, booked, starts.get(axis, 0)) for axis, booked in by_axis.items() if booked or axis in starts
    )


def _line(axis: str, entries: list[Entry], start: int = 0) -> Line:
    return Line(
        axis=axis,
        low=sum((entry.low for entry in entries), Decimal(start)),
        best=sum((entry.best for entry in entries), Decimal(start)),
        high=sum((entry.high for entry in entries), Decimal(start)),
        confidence=min((entry.confidence for entry in entries), default=Confidence.HIGH),
        entries=tuple(entries),
    )
