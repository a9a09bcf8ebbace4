"""Choices that are never better than another one beside them, under no lens and on no road that leads to them."""

from collections.abc import Iterator, Sequence

import attrs

from game.analysis.ahead import Ahead, Outlook
from game.analysis.figures import Dominated
from game.analysis.quotient import Way, Ways


@attrs.define
class _Suspicion:
    """That `choice` is dominated `by` another; `worse` says that it was seen to be worse somewhere."""

    choice: str
    by: str
    worse: bool = False


def dominated(ways: Ways, lenses: Sequence[tuple[Sequence[int], Ahead]]) -> tuple[Dominated, ...]:
    """Give the dominated choices; `lenses` has for each lens the weights of `ways.bringings` and the outlook.

    A choice is dominated by another where, wherever it is open, the other is open too, and under every lens the worst,
    the mean and the best of the roads that begin with it are no better than those of the other, and somewhere worse.
    """
    suspicions = {place: _pairs(passage.choices) for place, passage in ways.atlas.decision.passages.items()}
    suspicions = {place: list(pairs) for place, pairs in suspicions.items()}
    for course, place in enumerate(ways.places):
        if suspicions.get(place):
            open_here = {way.choice: way for way in ways.onward[course]}
            suspicions[place] = [each for each in suspicions[place] if _upheld(each, open_here, lenses)]
    return tuple(
        Dominated(passage=place, choice=each.choice, by=each.by)
        for place, upheld in suspicions.items()
        for each in upheld
        if each.worse
    )


def _pairs(choices: Sequence[object]) -> list[_Suspicion]:
    names = [str(getattr(choice, "id", "")) for choice in choices]
    return [_Suspicion(name, other) for name in names for other in names if name != other]


def _upheld(each: _Suspicion, open_here: dict[str, Way], lenses: Sequence[tuple[Sequence[int], Ahead]]) -> bool:
    """Tell whether a suspicion survives a course."""
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
        for less, more in _measured(left, weights[mine.brings], right, weights[other.brings]):
            if less > more:
                return False
            each.worse = each.worse or less < more
    return True


def _measured(left: Outlook, adds: int, right: Outlook, other_adds: int) -> Iterator[tuple[int, int]]:
    """Give the worst, the best and the mean of two choices, side by side; the means over one denominator."""
    yield left.least + adds, right.least + other_adds
    yield left.most + adds, right.most + other_adds
    yield (left.total + adds * left.roads) * right.roads, (right.total + other_adds * right.roads) * left.roads
