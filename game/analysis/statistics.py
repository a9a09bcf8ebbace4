"""Everything that is counted of a decision, exact over all its roads."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import TypeVar

from game.analysis.ahead import CostsToGo, find_choice_means, find_costs_to_go, find_ending_means, find_extreme_road
from game.analysis.distribution import TooManySumsError, Weigher, tally_roads
from game.analysis.dominance import find_dominated
from game.analysis.figures import (
    AxisFigures,
    Distribution,
    EndingFigures,
    Length,
    LensFigures,
    Survey,
    median,
)
from game.analysis.measures import ENDS, Measure, find_amount, measure_axis, measure_lens
from game.analysis.quotient import Graph
from game.analysis.reachable import StateSpace
from game.errors import ChoiceNotOfferedError
from game.story.bill import Bill
from game.story.model import Decision
from game.story.references import References
from game.story.scoring import Judge, list_judges
from game.story.walk import Walk, bill_of, history_of

WORDS_A_MINUTE = 230
"""Silent reading of English prose: Brysbaert, Journal of Memory and Language 109 (2019), gives 238 for non-fiction."""


Watch = Callable[[str], bool]
"""Told what is counted next; says whether to go on."""

Part = TypeVar("Part")


def count_everything(
    graph: Graph, references: References, watch: Watch = lambda _: True, *, brief: bool = False
) -> Survey:
    """Count everything, as long as `watch` lets it; the decision must have roads and no endless one.

    A `brief` one leaves out what takes longest and no player is shown: the low and high estimates, the dominated
    choices. What the roads book is missing where the state space does not tell it apart; what `with_insights` adds is
    left out. Raises ValueError where there is nothing to count.
    """
    space = graph.space
    decision = space.decision
    if not space.roads:
        message = f"The decision '{decision.id}' has no road to an ending."
        raise ValueError(message)
    road = history_road(decision)
    bill = None if road is None else bill_of(decision, road)
    turns = _StoppableCount(watch)
    choices = turns.take("choices", lambda: _length(Measure(Weigher(step=1)).over(graph)))
    judges = list_judges(decision, references)
    if not space.interest.books:
        turns.end()
    axes = [turns.take(axis, partial(_axis, graph, axis, bill, brief=brief)) for axis in decision.axes]
    compared: list[tuple[Sequence[int], CostsToGo]] = []
    lenses = [
        turns.take(judge.lens.id, partial(_lens, graph, judge, bill, None if brief else compared)) for judge in judges
    ]
    return Survey(
        decision=decision.id,
        title=decision.title,
        fingerprint=decision.fingerprint,
        roads=space.roads,
        states=space.states,
        endings=tuple(_ending(space, name) for name in decision.endings),
        history_ending="" if road is None else road.state.place,
        axes=tuple(axis for axis in axes if axis is not None),
        lenses=tuple(lens for lens in lenses if lens is not None),
        dominated=() if brief or turns.missed else find_dominated(graph, compared),
        words=None,
        choices=choices,
        missing=tuple(turns.missed),
    )


class _StoppableCount:
    """Counts one thing after the other until somebody wants no more."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._ended = False
        self.missed: list[str] = []

    def end(self) -> None:
        """Count nothing more."""
        self._ended = True

    def take(self, what: str, count: Callable[[], Part]) -> Part | None:
        """Count a thing, or note that it is missing; what would take too long is missing alone."""
        self._ended = self._ended or not self._watch(what)
        if not self._ended:
            with suppress(TooManySumsError):
                return count()
        self.missed.append(what)
        return None


def history_road(decision: Decision) -> Walk | None:
    """Return history's road, where it can be walked to its end."""
    try:
        road = history_of(decision)
    except ChoiceNotOfferedError:
        return None
    return road if road.state.place in decision.endings else None


def _ending(space: StateSpace, ending: str) -> EndingFigures:
    reached = space.roads_to(ending)
    return EndingFigures(
        id=ending,
        title=space.decision.endings[ending].title,
        roads=reached,
        chance=space.chance_of(ending),
        witness=space.road_to(ending) if reached else (),
    )


def _axis(graph: Graph, axis: str, history: Bill | None, *, brief: bool) -> AxisFigures:
    low, best, high = (measure_axis(graph, axis, end) for end in ENDS)
    ahead = best.ahead(graph)
    return AxisFigures(
        axis=axis,
        low=() if brief else low.over(graph),
        best=best.over(graph),
        high=() if brief else high.over(graph),
        least=find_extreme_road(graph, best.weigher, ahead, most=False),
        most=find_extreme_road(graph, best.weigher, ahead, most=True),
        history=None if history is None else find_amount(history, axis),
    )


def _lens(
    graph: Graph, judge: Judge, history: Bill | None, compared: list[tuple[Sequence[int], CostsToGo]] | None
) -> LensFigures:
    """Return the figures of a lens; what choices are compared by is large, and put aside only where it is asked for."""
    weigher = measure_lens(judge).weigher
    weights = [weigher.weigh(label) for label in graph.labels]
    ahead = find_costs_to_go(graph, weigher)
    if compared is not None:
        compared.append((weights, ahead))
    means = find_ending_means(graph, weights)
    return LensFigures(
        lens=judge.lens.id,
        merits=tuple((Decimal(merit), roads) for merit, roads in sorted(tally_roads(graph, weigher).items())),
        history=None if history is None else Decimal(judge.bill(history).best),
        best=find_extreme_road(graph, weigher, ahead, most=True),
        worst=find_extreme_road(graph, weigher, ahead, most=False),
        endings=tuple(sorted(means, key=lambda ending: (-means[ending], ending))),
        turning=_turning_point(graph, weights, ahead),
    )


def _turning_point(graph: Graph, weights: list[int], ahead: CostsToGo) -> str:
    """Return the passage whose choices move the mean of the roads ahead most, for a player who chooses at random."""
    spreads: dict[str, float] = {}
    for node, place in enumerate(graph.places):
        means = find_choice_means(graph, weights, ahead, node).values()
        if len(means) > 1:
            spreads[place] = spreads.get(place, 0.0) + graph.chances[node] * (max(means) - min(means))
    return max(spreads, key=lambda place: spreads[place], default="")


def _length(lengths: Distribution) -> Length:
    return Length(shortest=int(lengths[0][0]), median=int(median(lengths)), longest=int(lengths[-1][0]))
