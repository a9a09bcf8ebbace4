"""Where one road stands among all roads, and which of its choices moved it there."""

import itertools
from collections.abc import Callable, Iterable
from decimal import Decimal

import attrs

from game.analysis.ahead import CostsToGo, add_up_ahead, count_roads_ahead, find_extreme_road
from game.analysis.figures import Rank, Survey, rank
from game.analysis.measures import Measure, find_amount, measure_axis, measure_lens
from game.analysis.quotient import Graph
from game.story.bill import Bill
from game.story.model import Decision
from game.story.references import References
from game.story.scoring import list_judges
from game.story.walk import bill_of, walk_choices


@attrs.frozen(kw_only=True)
class RankedStep:
    """One choice of the road.

    `moved` is by how much, for each axis, the mean over the roads still ahead changed with it, and `swung` the same for
    each lens, in its thousandths; more is better there. `better` is, for each lens, the best road from that point on,
    empty where the one taken from there is as good.
    """

    passage: str
    choice: str
    moved: tuple[tuple[str, Decimal], ...]
    swung: tuple[tuple[str, Decimal], ...]
    better: tuple[tuple[str, tuple[str, ...]], ...]


@attrs.frozen(kw_only=True)
class RoadRanks:
    """A finished road among all roads: its amount and rank on each axis and under each lens, and its choices."""

    axes: tuple[tuple[str, Decimal, Rank], ...]
    lenses: tuple[tuple[str, Decimal, Rank], ...]
    steps: tuple[RankedStep, ...]


def rank_bill(survey: Survey, decision: Decision, references: References, choices: Iterable[str]) -> RoadRanks:
    """Place a finished road without following its choices: there are no steps."""
    bill = bill_of(decision, walk_choices(decision, choices))
    merits = {judge.lens.id: Decimal(judge.bill(bill).best) for judge in list_judges(decision, references)}
    return RoadRanks(
        axes=_rank_on_axes(survey, decision, bill),
        lenses=tuple((each.lens, merits[each.lens], rank(each.merits, merits[each.lens])) for each in survey.lenses),
        steps=(),
    )


def rank_road(
    survey: Survey,
    graph: Graph,
    references: References,
    choices: Iterable[str],
    watch: Callable[[str], object] = lambda _: None,
) -> RoadRanks:
    """Place a finished road; raises ValueError where it cannot be walked to an ending. `watch` is told what is next."""
    road = tuple(choices)
    nodes = graph.follow(road)
    if not graph.ends[nodes[-1]]:
        message = f"The road ends in '{graph.places[nodes[-1]]}', which is not an ending."
        raise ValueError(message)
    decision = graph.space.decision
    walked = _WalkedRoad(graph, nodes, road)
    moved: dict[str, list[Decimal]] = {}
    for axis in decision.axes:
        watch(references.axes[axis].name)
        moved[axis] = walked.measure_moves(measure_axis(graph, axis))
    swung: dict[str, list[Decimal]] = {}
    better: dict[str, list[tuple[str, ...]]] = {}
    for judge in list_judges(decision, references):
        watch(judge.lens.name)
        measure = measure_lens(judge)
        swung[judge.lens.id], better[judge.lens.id] = walked.measure_moves(measure), walked.find_betters(measure)
    return attrs.evolve(
        rank_bill(survey, decision, references, road),
        steps=tuple(
            RankedStep(
                passage=graph.places[nodes[index]],
                choice=choice,
                moved=tuple((name, steps[index]) for name, steps in moved.items()),
                swung=tuple((name, steps[index]) for name, steps in swung.items()),
                better=tuple((name, steps[index]) for name, steps in better.items()),
            )
            for index, choice in enumerate(road)
        ),
    )


def _rank_on_axes(survey: Survey, decision: Decision, bill: Bill) -> tuple[tuple[str, Decimal, Rank], ...]:
    figures = {each.axis: each for each in survey.axes}
    amounts = {axis: find_amount(bill, axis) for axis in decision.axes}
    return tuple((axis, amount, rank(figures[axis].best, amount)) for axis, amount in amounts.items())


class _WalkedRoad:
    """A road through the graph, and how many roads were still open at each of its nodes.

    What lies ahead of every node is worked out for one measure at a time, for it is large.
    """

    def __init__(self, graph: Graph, nodes: tuple[int, ...], road: tuple[str, ...]) -> None:
        self._graph, self._nodes = graph, nodes
        self._roads = count_roads_ahead(graph)
        self._labels = [
            graph.labels[edge.label]
            for node, choice in zip(nodes, road, strict=False)
            for edge in graph.onward[node]
            if edge.choice == choice
        ]

    def measure_moves(self, measure: Measure) -> list[Decimal]:
        """Return by how much each step changed the mean over the roads ahead, in the measure's own unit."""
        totals = add_up_ahead(self._graph, measure.weigher, self._roads)
        means = [Decimal(totals[node]) / self._roads[node] for node in self._nodes]
        weights = map(measure.weigher.weigh, self._labels)
        steps = zip(itertools.pairwise(means), weights, strict=True)
        return [(after + weight - before) * measure.scale for (before, after), weight in steps]

    def find_betters(self, measure: Measure) -> list[tuple[str, ...]]:
        """Give for each step the road that comes to the most from before it, empty where this one comes to as much."""
        ahead: CostsToGo = measure.ahead(self._graph)
        weights = [measure.weigher.weigh(label) for label in self._labels]

        def better(index: int, node: int) -> tuple[str, ...]:
            seen = ahead[node]
            if seen is None or seen.most <= sum(weights[index:]):
                return ()
            return find_extreme_road(self._graph, measure.weigher, ahead, most=True, node=node)

        return [better(index, node) for index, node in enumerate(self._nodes[:-1])]
