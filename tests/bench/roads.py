"""Exact analysis and random play."""

import random
import resource
import time
from pathlib import Path

from game.analysis.findings import find_problems
from game.analysis.reachable import explore
from game.analysis.walker import Walker
from game.counting.report import Counting
from game.library.shelf import Shelf
from game.story.engine import begin, choose, offer
from game.story.model import Decision
from game.story.state import State
from tests.bench.figures import tell_one
from tests.bench.stories import story

CONTENT = Path(__file__).resolve().parents[2] / "content"


def measure() -> None:
    """Measure and print."""
    _naive()
    _exact()
    _shipped()
    _random()


def _naive() -> None:
    """Enumerate the roads of a story small enough for it, and visit its states."""
    small = story(12)
    began = time.process_time()
    counted = _roads(small, begin(small))
    naive = time.process_time() - began
    began = time.process_time()
    space = explore(small)
    exact = time.process_time() - began
    tell_one(f"12 passages, {counted:,} roads: one by one takes", naive / exact, "times as long as counting states", "")
    if space.roads != counted:
        message = "The two ways of counting disagree."
        raise AssertionError(message)


def _roads(decision: Decision, state: State) -> int:
    if state.place in decision.endings:
        return 1
    opened = [offered.choice.id for offered in offer(decision, state) if offered.open]
    return sum(_roads(decision, choose(decision, state, choice)) for choice in opened)


def _exact() -> None:
    medium = story(60)
    began = time.process_time()
    space = explore(medium)
    tell_one("60 passages, exact", (time.process_time() - began) * 1000, "ms CPU", "1 s for more than 10^12 roads")
    print(f"    {space.roads:.3e} roads, {space.states:,} states")
    large = story(10_000)
    began = time.process_time()
    space = explore(large)
    tell_one("10,000 passages, exact", time.process_time() - began, "s CPU", "10 s, 1 GB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"    {len(str(space.roads))} digits of roads, {space.states:,} states, peak {peak:.0f} MB")
    began = time.process_time()
    found = find_problems(space)
    tell_one("10,000 passages, findings besides", time.process_time() - began, "s CPU", "")
    print(f"    {len(found):,} findings")


def _shipped() -> None:
    shelf = Shelf(CONTENT)
    for heading in shelf.headings():
        decision = shelf.open(heading.id)
        began = time.process_time()
        report = Counting().report(decision, shelf.references())
        tell_one(f"{heading.id}, every figure", time.process_time() - began, "s CPU", "")
        print(f"    {report.figures.roads if report.figures else 0:,} roads, {report.states:,} states")


def _random() -> None:
    walker = Walker(story(35))
    random_ = random.Random(1)  # noqa: S311 - a game, not a secret
    began, games = time.process_time(), 20_000
    choices = sum(len(walker.play(random_).choices) for _ in range(games))
    seconds = time.process_time() - began
    tell_one("games of 20 decisions at random", choices / 20 / seconds, "games a CPU s", "40,000")
