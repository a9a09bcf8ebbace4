"""The promises of shipped stories: each decision's are proven, a campaign's are held to random roads."""

import random
from pathlib import Path

import pytest

from game.analysis.promises import prove
from game.analysis.walker import Walker
from game.counting.report import MOST_STATES
from game.library.shelf import Shelf
from game.story.conditions import holds
from game.story.promises import Chosen, Holds, Named, Never, OnlyAfter, Reached
from game.story.walk import Walk, walk_choices

SHELF = Shelf(Path(__file__).resolve().parents[2] / "content")
BRIDGES = ["who-pays-1951", "the-split-1956", "the-border-1969"]
PROVEN = [heading.id for heading in SHELF.headings() if SHELF.open(heading.id).holds] + BRIDGES
CAMPAIGNS = [heading.id for heading in SHELF.campaigns()]
GAMES = 300


@pytest.mark.parametrize("name", PROVEN)
def test_every_promise_of_a_decision_is_proven(name: str) -> None:
    proof = prove(SHELF.open(name), MOST_STATES)
    assert [(broken.promise.because, broken.road) for broken in proof.broken] == []
    assert proof.unproven == ()


@pytest.mark.parametrize("name", [*PROVEN, *CAMPAIGNS])
def test_every_promise_says_why_it_must_hold(name: str) -> None:
    decision = SHELF.open(name)
    assert decision.holds
    assert all(promise.because for promise in decision.holds)


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_no_random_road_breaks_a_promise_of_a_campaign(name: str) -> None:
    """A campaign has too many states to be proven; what is written down there is tried on many of its roads."""
    campaign = SHELF.open(name)
    walker, source = Walker(campaign), random.Random(1979)  # noqa: S311 - a game, no secret
    for _ in range(GAMES):
        road = walk_choices(campaign, walker.play(source).choices)
        for promise in campaign.holds:
            match promise.form:
                case Never(what=what, after=after):
                    begun = 0 if after is None else first(road, after)
                    assert begun is None or not any(at > begun for at in times(road, what)), promise.because
                case OnlyAfter(what=what, after=after):
                    begun = first(road, after)
                    assert all(begun is not None and at >= begun for at in times(road, what)), promise.because
                case _:
                    pytest.fail("a form that this test does not try yet")


def times(road: Walk, named: Named) -> list[int]:
    """Return when something occurs on a road: a choice between the states before and after it, all else at a state."""
    match named.occurrence:
        case Chosen(passage=passage, choice=choice):
            steps = zip(road.states, road.steps, strict=False)
            return [
                2 * at + 1 for at, (state, step) in enumerate(steps) if (state.place, step.choice) == (passage, choice)
            ]
        case Reached(place=place):
            return [2 * at for at, state in enumerate(road.states) if state.place == place]
        case Holds(test=test):
            return [2 * at for at, state in enumerate(road.states) if holds(test, state.meters)]


def first(road: Walk, named: Named) -> int | None:
    """Return when it occurs first, if it does."""
    return min(times(road, named), default=None)
