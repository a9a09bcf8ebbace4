"""Choices that are never better than another one beside them, under no lens and on no road that leads to them."""

from collections.abc import Iterator, Sequence

import attrs

from game.analysis.ahead import CostsToGo, CostToGo
from game.analysis.figures import Dominated
from game.analysis.quotient import Edge, Graph


@attrs.define
class _Suspicion:
    """That `choice` is dominated `by` another; `worse` says that it was seen to be worse somewhere."""

    choice: str
    by: str
    worse: bool = False


def find_dominated(graph: Graph, lenses: Sequence[tuple[Sequence[int], CostsToGo]]) -> tuple[Dominated, ...]:
    """Return the dominated choices; `lenses` has for each lens the weights of `graph.labels` and the cost to go.

    A choice is dominated by another where, wherever it is open, the other is open too, and under every lens the worst,
    the mean and the best of the roads that begin with it are no better than those of the other, and somewhere worse.
    """
    suspicions = {place: _pair_choices(passage.choices) for place, passage in graph.space.decision.passages.items()}
    suspicions = {place: list(pairs) for place, pairs in suspicions.items()}
    for node, place in enumerate(graph.places):
        if suspicions.get(place):
            open_here = {edge.choice: edge for edge in graph.onward[node]}
            suspicions[place] = [each for each in suspicions[place] if _survives(each, open_here, lenses)]
    return tuple(
        Dominated(passage=place, choice=each.choice, by=each.by)
        for place, upheld in suspicions.items()
        for each in upheld
        if each.worse
    )


def _pair_choices(choices: Sequence[object]) -> list[_Suspicion]:
    names = [str(getattr(choice, "id", "")) for choice in choices]
    return [_Suspicion(name, other) for name in names for other in names if name != other]


def _survives(each: _Suspicion, open_here: dict[str, Edge], lenses: Sequence[tuple[Sequence[int], CostsToGo]]) -> bool:
    """Tell whether a suspicion survives a node."""
    mine = open_here.get(each.choice)
    if mine is None:
        return True
    other = open_here.get(each.by)
    if other is None:
        return False
    for weights, ahead in lenses:
        left, right = ahead[mine.target], ahead[other.target]
        if left is None or right is None:
            return False
        for less, more in _compare_costs(left, weights[mine.label], right, weights[other.label]):
            if less > more:
                return False
            each.worse = each.worse or less < more
    return True


def _compare_costs(left: CostToGo, adds: int, right: CostToGo, other_adds: int) -> Iterator[tuple[int, int]]:
    """Yield the worst, the best and the mean of two choices, side by side; the means over one denominator."""
    yield left.least + adds, right.least + other_adds
    yield left.most + adds, right.most + other_adds
    yield (left.total + adds * left.roads) * right.roads, (right.total + other_adds * right.roads) * left.roads
