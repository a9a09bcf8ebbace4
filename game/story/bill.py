"""The bill: what a road costs and brings, axis by axis, as ranges with a basis."""

import enum
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs

from game.story.conditions import Meters, When, applies
from game.story.mark import NOWHERE, Mark


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
    """One amount on one axis, in the axis's unit, counted from the opening of the decision."""

    axis: str
    low: Decimal
    best: Decimal
    high: Decimal
    confidence: Confidence
    kind: EntryKind = EntryKind.ESTIMATE
    basis: tuple[str, ...]
    why: str
    when: When | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Line:
    """The sum of all entries on one axis; `entries` keeps what it was added from."""

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


Bill = tuple[Line, ...]
"""Lines in the order of the decision's axes; an axis with nothing booked has no line."""


def applying(entries: Iterable[Entry], meters: Meters) -> tuple[Entry, ...]:
    """Return the entries whose condition, if they have one, holds."""
    return tuple(entry for entry in entries if applies(entry.when, meters))


def decimals_of(amount: Decimal) -> int:
    """Return how many decimals it takes to write an amount."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def add_up(entries: Iterable[Entry], axes: Sequence[str]) -> Bill:
    """Add entries axis by axis: low to low, best to best, high to high."""
    by_axis: dict[str, list[Entry]] = {axis: [] for axis in axes}
    for entry in entries:
        by_axis.setdefault(entry.axis, []).append(entry)
    return tuple(_line(axis, booked) for axis, booked in by_axis.items() if booked)


def _line(axis: str, entries: list[Entry]) -> Line:
    return Line(
        axis=axis,
        low=sum((entry.low for entry in entries), Decimal(0)),
        best=sum((entry.best for entry in entries), Decimal(0)),
        high=sum((entry.high for entry in entries), Decimal(0)),
        confidence=min(entry.confidence for entry in entries),
        entries=tuple(entries),
    )
