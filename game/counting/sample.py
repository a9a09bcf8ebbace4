"""Random games where a story is too large to be counted: an estimate that says how far off it may be."""

import math
import random
from collections import Counter

import attrs

from game.analysis.walker import Walker
from game.story.model import Decision

DOUBT = 0.05
"""The chance that any one of the shares lies further off than the bound says."""


@attrs.frozen(kw_only=True)
class Sample:
    """How often random games came to each place, in rising order of its name.

    `bound` is how far each share may lie from the true chance, all of them together in 95 of 100 samples (Hoeffding,
    Journal of the American Statistical Association 58, 1963). `roads` estimates their number, `error` is the standard
    error of that.
    """

    games: int
    seed: int
    places: tuple[tuple[str, int], ...]
    bound: float
    roads: float
    error: float


def play_sample(decision: Decision, games: int, seed: int) -> Sample:
    """Play so many games, at least two; raises ValueError where a road is endless."""
    walker, source = Walker(decision), random.Random(seed)  # noqa: S311 - a game, not a secret
    places: Counter[str] = Counter()
    total = squares = 0.0
    for _ in range(games):
        played = walker.play(source)
        places[played.place] += 1
        roads = float(played.roads) if played.place in decision.endings else 0.0
        total += roads
        squares += roads * roads
    mean = total / games
    return Sample(
        games=games,
        seed=seed,
        places=tuple(sorted(places.items())),
        bound=math.sqrt(math.log(2 * max(len(decision.endings), 1) / DOUBT) / (2 * games)),
        roads=mean,
        error=math.sqrt(max(squares / games - mean * mean, 0.0) / (games - 1)),
    )
