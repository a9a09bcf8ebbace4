"""The figures of a decision, exact over all its roads."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from game.analysis.atlas import Atlas
from game.analysis.outlook import Ahead, outlook, weighed, witness
from game.analysis.tally import Tally, Weigher, merged, packed_sum, tally, unpacked_sum
from game.story.archive import Archive, Axis
from game.story.bill import Entry
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
class Share:
    """So many roads come to this sum on an axis, in the axis's unit."""

    low: Decimal
    best: Decimal
    high: Decimal
    roads: int


@attrs.frozen(kw_only=True)
class AxisFigures:
    """How the roads lie on an axis, by best estimate in rising order, with a road to either end."""

    axis: str
    shares: tuple[Share, ...]
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
    axes = {name: archive.axes[name] for name in decision.axes}
    judges = [Judge(lens, axes) for lens in archive.lenses.values() if any(axis in axes for axis, _ in lens.weights)]
    return Survey(
        decision=decision.id,
        fingerprint=decision.fingerprint,
        roads=atlas.roads,
        states=atlas.states,
        endings=tuple(_ending(atlas, ending) for ending in decision.endings),
        axes=tuple(_axis(atlas, axis) for axis in axes.values()),
        lenses=tuple(_lens(atlas, judge) for judge in judges),
        words=_length(atlas, Weigher(word=1)),
        choices=_length(atlas, Weigher(step=1)),
    )


def _ending(atlas: Atlas, ending: str) -> EndingFigures:
    reached = atlas.roads_to(ending)
    return EndingFigures(
        id=ending,
        title=atlas.decision.endings[ending].title,
        roads=reached,
        chance=atlas.chance_of(ending),
        witness=atlas.road_to(ending) if reached else (),
    )


def _axis(atlas: Atlas, axis: Axis) -> AxisFigures:
    scale = _scale(atlas, axis.id)

    def triple(entry: Entry) -> int:
        if entry.axis != axis.id:
            return 0
        return packed_sum(int(entry.low * scale), int(entry.best * scale), int(entry.high * scale))

    def best(entry: Entry) -> int:
        return int(entry.best * scale) if entry.axis == axis.id else 0

    sums = merged(tally(atlas, Weigher(triple)).values())
    amounts = sorted((unpacked_sum(packed), roads) for packed, roads in sums.items())
    shares = [
        Share(low=low / scale, best=middle / scale, high=high / scale, roads=roads)
        for (low, middle, high), roads in (
            (tuple(Decimal(amount) for amount in triple_of), roads) for triple_of, roads in amounts
        )
    ]
    weigher = Weigher(best)
    ahead = outlook(atlas, weigher)
    lines = {line.axis: line for line in bill_of(atlas.decision, history_of(atlas.decision))}
    return AxisFigures(
        axis=axis.id,
        shares=tuple(sorted(shares, key=lambda share: (share.best, share.low, share.high))),
        least=witness(atlas, weigher, ahead, most=False),
        most=witness(atlas, weigher, ahead, most=True),
        history=lines[axis.id].best if axis.id in lines else Decimal(0),
    )


def _scale(atlas: Atlas, axis: str) -> Decimal:
    """Give the power of ten that makes every amount booked on the axis a whole number."""
    decision = atlas.decision
    entries = [entry for passage in decision.passages.values() for choice in passage.choices for entry in choice.bill]
    entries += [entry for ending in decision.endings.values() for entry in ending.bill]
    amounts = [amount for entry in entries if entry.axis == axis for amount in (entry.low, entry.best, entry.high)]
    return Decimal(10) ** max((_decimals(amount) for amount in amounts), default=0)


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _lens(atlas: Atlas, judge: Judge) -> LensFigures:
    weigher = Weigher(lambda entry: judge.entry(entry).best)
    by_ending = tally(atlas, weigher)
    means = {
        ending: sum(merit * roads for merit, roads in sums.items()) / sum(sums.values())
        for ending, sums in by_ending.items()
        if sums
    }
    return LensFigures(
        lens=judge.lens.id,
        merits=tuple(sorted(merged(by_ending.values()).items())),
        history=judge.bill(bill_of(atlas.decision, history_of(atlas.decision))).best,
        endings=tuple(sorted(means, key=lambda ending: means[ending], reverse=True)),
        turning=turning_point(atlas, weigher, outlook(atlas, weigher)),
    )


def turning_point(atlas: Atlas, weigher: Weigher, ahead: Ahead) -> str:
    """Give the passage whose choices move the mean of the roads ahead most, seen by a player who chooses at random."""
    spreads: dict[str, float] = {}
    for place in atlas.moves:
        for packed, visit in atlas.layers[place].items():
            means = means_of(atlas, weigher, ahead, (place, packed)).values()
            if len(means) > 1:
                spreads[place] = spreads.get(place, 0.0) + visit.chance * (max(means) - min(means))
    return max(spreads, key=lambda place: spreads[place], default="")


def means_of(atlas: Atlas, weigher: Weigher, ahead: Ahead, state: tuple[str, int]) -> Mapping[str, float]:
    """Give, for each choice open in a state, the mean over all roads that begin with it."""
    return {
        choice: weight + ahead[target][after].mean
        for choice, target, after, weight in weighed(atlas, weigher, *state)
        if after in ahead[target]
    }


def _length(atlas: Atlas, weigher: Weigher) -> Length:
    lengths: Tally = merged(tally(atlas, weigher).values())
    below, middle = 0, (sum(lengths.values()) - 1) // 2
    ordered = sorted(lengths)
    median = ordered[0]
    for length in ordered:
        median = length
        below += lengths[length]
        if below > middle:
            break
    return Length(shortest=ordered[0], median=median, longest=ordered[-1])
