"""Exact analysis and random play."""

import random
import resource
import time

from game.analysis.atlas import explore
from game.analysis.walker import Walker
from tests.bench.figures import tell_one
from tests.bench.stories import story


def measure() -> None:
    """Measure and print."""
    medium = story(60)
    began = time.process_time()
    atlas = explore(medium)
    tell_one("60 passages, exact", (time.process_time() - began) * 1000, "ms CPU", "1 s for more than 10^12 roads")
    print(f"    {atlas.roads:.3e} roads, {atlas.states:,} states")
    large = story(10_000)
    began = time.process_time()
    atlas = explore(large)
    tell_one("10,000 passages, exact", time.process_time() - began, "s CPU", "10 s, 1 GB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"    {len(str(atlas.roads))} digits of roads, {atlas.states:,} states, peak {peak:.0f} MB")
    walker = Walker(story(35))
    random_ = random.Random(1)  # noqa: S311 - a game, not a secret
    began, games = time.process_time(), 20_000
    choices = sum(len(walker.play(random_).choices) for _ in range(games))
    seconds = time.process_time() - began
    tell_one("games of 20 decisions at random", choices / 20 / seconds, "games a CPU s", "40,000")
