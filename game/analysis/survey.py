"""The figures of a decision, exact over all its roads."""

import math
from decimal import Decimal

import attrs

from game.analysis.atlas import Atlas
from game.analysis.outlook import Ahead, means_of, outlook, witness
from game.analysis.tally import Weigher, merged, tally
from game.analysis.ways import Ways, ways_of
from game.story.archive import Archive, Axis
from game.story.model import Decision
from game.story.scoring import Judge
from game.story.walk import bill_of, history_of

WORDS_A_MINUTE = 230
"""Silent reading of English prose: Brysbaert, Journal of Memory and Language 109 (2019), gives 238 for non-fiction."""


@attrs.frozen(kw_only=True)
class EndingFigures:
    """How an ending is reached; `witness` is a shortest road, empty where it cannot be reached."""

    id: str
    title: str
    roads: int
    chance: float
    witness: tuple[str, ...]


@attrs.frozen(kw_only=True)
class AxisFigures:
    """How the roads lie on an axis: amounts with their roads, in rising order, at the low, best and high estimate.

    `least` and `most` are roads to either end of the best estimates; `history` is what history's road comes to.
    """

    axis: str
    low: tuple[tuple[Decimal, int], ...]
    best: tuple[tuple[Decimal, int], ...]
    high: tuple[tuple[Decimal, int], ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    history: Decimal


@attrs.frozen(kw_only=True)
class LensFigures:
    """How a lens orders the roads: merits (in its thousandths) with their roads, in rising order, and history's.

    `endings` are the reachable endings from best to worst by the mean over their roads. `turning` is the passage whose
    choices move the mean of the roads ahead most.
    """

    lens: str
    merits: tuple[tuple[int, int], ...]
    history: int
    endings: tuple[str, ...]
    turning: str


@attrs.frozen(kw_only=True)
class Length:
    """The shortest, the median and the longest road, in words or in choices."""

    shortest: int
    median: int
    longest: int


@attrs.frozen(kw_only=True)
class Survey:
    """Everything that is counted of a decision."""

    decision: str
    fingerprint: str
    roads: int
    states: int
    endings: tuple[EndingFigures, ...]
    axes: tuple[AxisFigures, ...]
    lenses: tuple[LensFigures, ...]
    words: Length
    choices: Length


def survey(atlas: Atlas, archive: Archive) -> Survey:
    """Count everything; the decision must have roads and no endless one. Raises ValueError otherwise."""
    decision = atlas.decision
    if not atlas.roads:
        message = f"The decision '{decision.id}' has no road to an ending."
        raise ValueError(message)
    ways = ways_of(atlas)
    return Survey(
        decision=decision.id,
        fingerprint=decision.fingerprint,
        roads=atlas.roads,
        states=atlas.states,
        endings=tuple(_ending(atlas, ending) for ending in decision.endings),
        axes=tuple(_axis(ways, archive.axes[axis]) for axis in decision.axes),
        lenses=tuple(_lens(ways, judge) for judge in judges_of(decision, archive)),
        words=_length(ways, Weigher(word=1)),
        choices=_length(ways, Weigher(step=1)),
    )


def judges_of(decision: Decision, archive: Archive) -> tuple[Judge, ...]:
    """Give the lenses that weigh some axis of the decision, over its axes."""
    axes = {name: archive.axes[name] for name in decision.axes}
    lenses = archive.lenses.values()
    return tuple(Judge(lens, axes) for lens in lenses if any(axis in axes for axis, _ in lens.weights))


def _ending(atlas: Atlas, ending: str) -> EndingFigures:
    reached = atlas.roads_to(ending)
    return EndingFigures(
        id=ending,
        title=atlas.decision.endings[ending].title,
        roads=reached,
        chance=atlas.chance_of(ending),
        witness=atlas.road_to(ending) if reached else (),
    )


def _axis(ways: Ways, axis: Axis) -> AxisFigures:
    decision = ways.atlas.decision
    scale = scale_of(ways, axis.id)
    distributions = [
        tuple((amount * scale, roads) for amount, roads in sorted(merged(tally(ways, weigher)).items()))
        for weigher in (weigher_of(axis.id, scale, end) for end in ("low", "best", "high"))
    ]
    weigher = weigher_of(axis.id, scale, "best")
    ahead = outlook(ways, weigher)
    lines = {line.axis: line for line in bill_of(decision, history_of(decision))}
    return AxisFigures(
        axis=axis.id,
        low=distributions[0],
        best=distributions[1],
        high=distributions[2],
        least=witness(ways, weigher, ahead, most=False),
        most=witness(ways, weigher, ahead, most=True),
        history=lines[axis.id].best if axis.id in lines else Decimal(0),
    )


def weigher_of(axis: str, scale: Decimal, end: str) -> Weigher:
    """Give the weigher of one end (low, best or high) of an axis, in units of `scale`."""
    return Weigher(lambda entry: int(getattr(entry, end) / scale) if entry.axis == axis else 0)


def scale_of(ways: Ways, axis: str) -> Decimal:
    """Give the largest unit in which every amount booked on the axis is a whole number."""
    amounts = {
        amount
        for bringing in ways.bringings
        for entry in bringing.entries
        if entry.axis == axis
        for amount in (entry.low, entry.best, entry.high)
    }
    finest = max((_decimals(amount) for amount in amounts), default=0)
    whole = math.gcd(*(int(amount.scaleb(finest)) for amount in amounts))
    return Decimal(whole or 1).scaleb(-finest)


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _lens(ways: Ways, judge: Judge) -> LensFigures:
    decision = ways.atlas.decision
    weigher = Weigher(lambda entry: judge.entry(entry).best)
    by_ending = tally(ways, weigher)
    means = {
        ending: sum(merit * roads for merit, roads in sums.items()) / sum(sums.values())
        for ending, sums in by_ending.items()
    }
    return LensFigures(
        lens=judge.lens.id,
        merits=tuple(sorted(merged(by_ending).items())),
        history=judge.bill(bill_of(decision, history_of(decision))).best,
        endings=tuple(sorted(means, key=lambda ending: means[ending], reverse=True)),
        turning=_turning_point(ways, weigher, outlook(ways, weigher)),
    )


def _turning_point(ways: Ways, weigher: Weigher, ahead: Ahead) -> str:
    """Give the passage whose choices move the mean of the roads ahead most, for a player who chooses at random."""
    spreads: dict[str, float] = {}
    weights = [weigher.weigh(bringing) for bringing in ways.bringings]
    for state, (place, packed) in enumerate(ways.states):
        means = means_of(ways, weights, ahead, state).values()
        if len(means) > 1:
            chance = ways.atlas.layers[place][packed].chance
            spreads[place] = spreads.get(place, 0.0) + chance * (max(means) - min(means))
    return max(spreads, key=lambda place: spreads[place], default="")


def _length(ways: Ways, weigher: Weigher) -> Length:
    lengths = merged(tally(ways, weigher))
    ordered = sorted(lengths)
    middle = (sum(lengths.values()) - 1) // 2
    below, median = 0, ordered[0]
    for length in ordered:
        below += lengths[length]
        if below > middle:
            median = length
            break
    return Length(shortest=ordered[0], median=median, longest=ordered[-1])
