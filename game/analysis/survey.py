"""Everything that is counted of a decision, exact over all its roads."""

from decimal import Decimal

from game.analysis.atlas import Atlas
from game.analysis.dominance import dominated
from game.analysis.figures import (
    AxisFigures,
    Distribution,
    EndingFigures,
    Length,
    LensFigures,
    Survey,
    median,
)
from game.analysis.measures import ENDS, Measure, axis_measure, booked_on, judges_of, lens_measure
from game.analysis.outlook import Ahead, means_of, witness
from game.analysis.tally import Weigher, tally
from game.analysis.ways import Ways, ways_of
from game.errors import ChoiceNotOfferedError
from game.story.archive import Archive
from game.story.bill import Bill
from game.story.model import Decision
from game.story.scoring import Judge
from game.story.walk import bill_of, history_of

WORDS_A_MINUTE = 230
"""Silent reading of English prose: Brysbaert, Journal of Memory and Language 109 (2019), gives 238 for non-fiction."""


def survey(atlas: Atlas, archive: Archive) -> Survey:
    """Count everything; the decision must have roads and no endless one. Raises ValueError otherwise."""
    decision = atlas.decision
    if not atlas.roads:
        message = f"The decision '{decision.id}' has no road to an ending."
        raise ValueError(message)
    ways = ways_of(atlas)
    ending, bill = _history(decision)
    judged = [_Judged(ways, judge) for judge in judges_of(decision, archive)]
    return Survey(
        decision=decision.id,
        title=decision.title,
        fingerprint=decision.fingerprint,
        roads=atlas.roads,
        states=atlas.states,
        endings=tuple(_ending(atlas, name) for name in decision.endings),
        history_ending=ending,
        axes=tuple(_axis(ways, axis, bill) for axis in decision.axes),
        lenses=tuple(each.figures(bill) for each in judged),
        dominated=dominated(ways, [(each.weights, each.ahead) for each in judged]),
        words=_length(Measure(Weigher(word=1)).over(ways)),
        choices=_length(Measure(Weigher(step=1)).over(ways)),
    )


def _history(decision: Decision) -> tuple[str, Bill | None]:
    """Give the ending and the bill of history's road, where it can be walked."""
    try:
        road = history_of(decision)
    except ChoiceNotOfferedError:
        return "", None
    return road.state.place, bill_of(decision, road)


def _ending(atlas: Atlas, ending: str) -> EndingFigures:
    reached = atlas.roads_to(ending)
    return EndingFigures(
        id=ending,
        title=atlas.decision.endings[ending].title,
        roads=reached,
        chance=atlas.chance_of(ending),
        witness=atlas.road_to(ending) if reached else (),
    )


def _axis(ways: Ways, axis: str, history: Bill | None) -> AxisFigures:
    low, best, high = (axis_measure(ways, axis, end) for end in ENDS)
    ahead = best.ahead(ways)
    return AxisFigures(
        axis=axis,
        low=low.over(ways),
        best=best.over(ways),
        high=high.over(ways),
        least=witness(ways, best.weigher, ahead, most=False),
        most=witness(ways, best.weigher, ahead, most=True),
        history=None if history is None else booked_on(history, axis),
    )


class _Judged:
    """The roads under one lens."""

    def __init__(self, ways: Ways, judge: Judge) -> None:
        self.weigher = lens_measure(judge).weigher
        self.weights = [self.weigher.weigh(bringing) for bringing in ways.bringings]
        self.ahead = lens_measure(judge).ahead(ways)
        self._ways, self._judge = ways, judge

    def figures(self, history: Bill | None) -> LensFigures:
        """Count the merits of all roads."""
        by_ending = tally(self._ways, self.weigher)
        means = {
            ending: Decimal(sum(merit * roads for merit, roads in sums.items())) / sum(sums.values())
            for ending, sums in by_ending.items()
        }
        return LensFigures(
            lens=self._judge.lens.id,
            merits=_together(by_ending),
            history=None if history is None else Decimal(self._judge.bill(history).best),
            best=witness(self._ways, self.weigher, self.ahead, most=True),
            worst=witness(self._ways, self.weigher, self.ahead, most=False),
            endings=tuple(sorted(means, key=lambda ending: (-means[ending], ending))),
            turning=_turning_point(self._ways, self.weights, self.ahead),
        )


def _together(by_ending: dict[str, dict[int, int]]) -> Distribution:
    total: dict[int, int] = {}
    for sums in by_ending.values():
        for merit, roads in sums.items():
            total[merit] = total.get(merit, 0) + roads
    return tuple((Decimal(merit), roads) for merit, roads in sorted(total.items()))


def _turning_point(ways: Ways, weights: list[int], ahead: Ahead) -> str:
    """Give the passage whose choices move the mean of the roads ahead most, for a player who chooses at random."""
    spreads: dict[str, float] = {}
    for course, place in enumerate(ways.places):
        means = means_of(ways, weights, ahead, course).values()
        if len(means) > 1:
            spreads[place] = spreads.get(place, 0.0) + ways.chances[course] * (max(means) - min(means))
    return max(spreads, key=lambda place: spreads[place], default="")


def _length(lengths: Distribution) -> Length:
    return Length(shortest=int(lengths[0][0]), median=int(median(lengths)), longest=int(lengths[-1][0]))
