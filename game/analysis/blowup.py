"""Why there are too many states: which meters keep them apart, and where each is asked last."""

from itertools import islice

import attrs

from game.analysis.reachable import Atlas

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


def blowup_of(atlas: Atlas) -> Blowup:
    """Look at the states that are known of an atlas which was stopped."""
    fullest = max(atlas.layers, key=lambda place: len(atlas.layers[place]))
    states = list(islice(atlas.layers[fullest], LOOKED_AT))
    keeping: list[Keeping] = []
    for meter in atlas.live[fullest]:
        mask = ~atlas.layout.mask((meter,))
        times = len(states) / len({packed & mask for packed in states})
        if times > 1:
            last = next(place for place in reversed(tuple(atlas.layers)) if meter in atlas.live[place])
            keeping.append(Keeping(meter=atlas.decision.meters[meter].id, times=times, asked_last=last))
    keeping.sort(key=lambda each: (-each.times, each.meter))
    return Blowup(
        finished=len(atlas.layers) - len(atlas.unfinished),
        places=len(atlas.layers),
        states=atlas.states,
        fullest=fullest,
        meters=tuple(keeping[:MOST_METERS]),
    )
