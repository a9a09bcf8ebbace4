"""Lenses: how two bills stand to each other under one way to judge, with their ranges."""

import enum
from collections.abc import Mapping
from decimal import Decimal

import attrs

from game.story.bill import Bill, Entry
from game.story.model import Decision
from game.story.references import Axis, Better, Counts, Lens, References


class Comparison(enum.Enum):
    """How one bill stands to another under a lens."""

    BETTER = "better"
    PERHAPS_BETTER = "perhaps better"
    EVEN = "even"
    PERHAPS_WORSE = "perhaps worse"
    WORSE = "worse"


@attrs.frozen
class Merit:
    """What a lens makes of a bill, in thousandths of the weighed spans; more is better.

    It serves to order roads and is never shown: the human cost is not turned into points.
    """

    low: int
    best: int
    high: int


@attrs.frozen(eq=False)
class Judge:
    """A lens over certain axes.

    Each entry is weighed by itself and rounded to a whole number, so that merits add up along a road as bills do and
    can be counted exactly over all roads. A step of a scale has one whole weight, so that it does not matter in how
    many moves a scale came to where it stands; where it began weighs nothing, for it is the same on every road.

    Raises ValueError where the lens weighs none of the axes.
    """

    lens: Lens
    axes: Mapping[str, Axis]
    _scales: dict[str, Decimal] = attrs.field(init=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Work out what one unit of each axis weighs, the seat's better side counting up."""
        weights = {axis: weight for axis, weight in self.lens.weights if axis in self.axes}
        total = sum(weights.values(), Decimal(0))
        if not total:
            message = f"The lens '{self.lens.id}' weighs none of these axes."
            raise ValueError(message)
        self._scales.update({name: _unit(weight / total, self.axes[name]) for name, weight in weights.items()})

    def entry(self, entry: Entry) -> Merit:
        """Weigh one entry of a bill."""
        scale = self._scales.get(entry.axis)
        if scale is None:
            return Merit(0, 0, 0)
        worse, better = sorted((entry.low * scale, entry.high * scale))
        return Merit(round(worse), round(entry.best * scale), round(better))

    def bill(self, bill: Bill) -> Merit:
        """Weigh a whole bill: the sum over its entries."""
        merits = [self.entry(entry) for line in bill for entry in line.entries]
        return Merit(
            sum(merit.low for merit in merits),
            sum(merit.best for merit in merits),
            sum(merit.high for merit in merits),
        )


def list_judges(decision: Decision, references: References) -> tuple[Judge, ...]:
    """Return the lenses that are the seat's or anybody's and weigh some axis of the decision, over its axes."""
    axes = {name: references.axes[name] for name in decision.axes}
    lenses = [lens for lens in references.lenses.values() if not lens.seats or decision.seat in lens.seats]
    return tuple(Judge(lens, axes) for lens in lenses if any(axis in axes for axis, _ in lens.weights))


def compare(mine: Merit, other: Merit) -> Comparison:
    """Say how one bill stands to another: surely where the ranges do not overlap, else perhaps."""
    if mine.low > other.high:
        return Comparison.BETTER
    if mine.high < other.low:
        return Comparison.WORSE
    if mine.best > other.best:
        return Comparison.PERHAPS_BETTER
    if mine.best < other.best:
        return Comparison.PERHAPS_WORSE
    return Comparison.EVEN


def _unit(share: Decimal, axis: Axis) -> Decimal:
    """Return what one unit is worth, the axis's span being a thousand of its share."""
    unit = share * Decimal(1000) / (axis.high - axis.low)
    whole = Decimal(round(unit)) if axis.counts is Counts.SCALE else unit
    return whole if axis.better is Better.MORE else -whole
