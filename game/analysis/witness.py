"""Shortest roads to states that a finding speaks of, and how they are told."""

from collections.abc import Callable, Sequence

from game.analysis.liveness import Interest
from game.analysis.reachable import StateSpace, explore
from game.parsing.quoting import quote_word
from game.story.conditions import Meters, Test
from game.story.model import Decision

MOST_STATES = 1_000_000
"""States after which no road is looked for any more."""


def road_where(
    space: StateSpace, place: str, tests: Sequence[Test], fits: Callable[[Meters], bool]
) -> tuple[str, ...] | None:
    """Give a shortest road to a place where the meters fit, which is decided by the tests; None where none is found."""
    last = list(space.layers).index(place)
    interest = Interest(bills=False, texts=False, watched=tuple(tests))
    near = explore(
        space.decision, interest, lambda finished, _places, states: finished <= last and states <= MOST_STATES
    )
    if place in near.unfinished:
        return None
    fitting = [packed for packed in near.layers[place] if fits(near.layout.unpack(packed))]
    nearest = min(fitting, key=lambda packed: near.layers[place][packed].steps, default=None)
    return None if nearest is None else near.road_to(place, nearest)


def walks(decision: Decision, road: Sequence[str] | None) -> str:
    """Say how to come where a finding is."""
    if road is None:
        return "the road is too long to look for"
    if not road:
        return "it is so at the opening"
    # by its file, since an id alone is not found where that is not the game's own
    name = quote_word(decision.mark.file or decision.id)
    return f"'oneside play {name} --road {','.join(road)}' walks it"
