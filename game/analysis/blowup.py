"""Why there are too many states: which meters keep them apart, and where each is asked last."""

from itertools import islice

import attrs

from game.analysis.reachable import StateSpace

LOOKED_AT = 100_000
"""States of the fullest place that are looked at."""
MOST_METERS = 6


@attrs.frozen(kw_only=True)
class Keeping:
    """A meter that keeps states apart: how many times fewer there were without it, and where it is asked last."""

    meter: str
    times: float
    asked_last: str


@attrs.frozen(kw_only=True)
class Blowup:
    """How far exploring came before there were too many states, the fullest place, and what keeps its states apart."""

    finished: int
    places: int
    states: int
    fullest: str
    meters: tuple[Keeping, ...]


def blowup_of(space: StateSpace) -> Blowup:
    """Look at the states that are known of a state space which was stopped."""
    fullest = max(space.layers, key=lambda place: len(space.layers[place]))
    states = list(islice(space.layers[fullest], LOOKED_AT))
    keeping: list[Keeping] = []
    for meter in space.live[fullest]:
        mask = ~space.layout.mask((meter,))
        times = len(states) / len({packed & mask for packed in states})
        if times > 1:
            last = next(place for place in reversed(tuple(space.layers)) if meter in space.live[place])
            keeping.append(Keeping(meter=space.decision.meters[meter].id, times=times, asked_last=last))
    keeping.sort(key=lambda each: (-each.times, each.meter))
    return Blowup(
        finished=len(space.layers) - len(space.unfinished),
        places=len(space.layers),
        states=space.states,
        fullest=fullest,
        meters=tuple(keeping[:MOST_METERS]),
    )
