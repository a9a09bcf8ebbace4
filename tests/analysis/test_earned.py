"""How endings are earned, against brute force: every road walked, and what may still become of it at every step."""

import math
from collections import Counter, defaultdict
from fractions import Fraction

import pytest
from hypothesis import assume, given

from game.analysis.earned import earned
from game.analysis.liveness import EVERYTHING, ROADS, Interest
from game.analysis.reachable import explore
from game.story.engine import has_ended
from game.story.model import Decision
from game.story.state import State
from game.story.walk import Walk
from tests.analysis.every_road import every_road
from tests.examples import examples
from tests.random_decisions import decisions


def finished(decision: Decision) -> list[Walk]:
    """Walk every road that reaches an ending."""
    return [road for road, _ in every_road(decision) if has_ended(decision, road.state)]


def ahead(roads: list[Walk]) -> dict[State, dict[tuple[tuple[str, str], ...], str]]:
    """Give, for every state, the roads that go on from there, each with its ending."""
    found: dict[State, dict[tuple[tuple[str, str], ...], str]] = defaultdict(dict)
    for road in roads:
        for at, state in enumerate(road.states):
            found[state][road.steps[at:]] = road.state.place
    return found


def entropy(endings: Counter[str]) -> float:
    """Return the entropy of a count, in bits."""
    chances = [Fraction(roads, endings.total()) for roads in endings.values() if roads]
    return -math.fsum(float(chance) * math.log2(chance) for chance in chances)


@pytest.mark.parametrize("interest", [EVERYTHING, ROADS])
@examples(200)
@given(decision=decisions(stuck=True, least=3, most=6, leap=3))
def test_what_is_settled_agrees_with_walking_every_road(decision: Decision, interest: Interest) -> None:
    roads = finished(decision)
    assume(roads)
    onward = {state: Counter(left.values()) for state, left in ahead(roads).items()}
    found = earned(explore(decision, interest))
    whole = entropy(Counter(road.state.place for road in roads))
    left = [entropy(onward[road.states[-3] if len(road.steps) > 1 else road.states[0]]) for road in roads]
    assert found.entropy == pytest.approx(whole)
    assert found.settled == pytest.approx(1 - math.fsum(left) / len(roads) / whole if whole > 1e-9 else 1)


@examples(200)
@given(decision=decisions(stuck=True, least=3, most=6, leap=3))
def test_deciders_are_the_choices_after_which_most_is_known_of_an_ending(decision: Decision) -> None:
    roads = finished(decision)
    assume(roads)
    onward = {state: Counter(left.values()) for state, left in ahead(roads).items()}
    for name, deciders in earned(explore(decision, ROADS)).deciders:
        gains: dict[tuple[str, str], float] = defaultdict(float)
        for road in roads:
            for at, step in enumerate(road.steps):
                before, after = (
                    Fraction(each[name], each.total()) for each in map(onward.get, road.states[at : at + 2]) if each
                )
                now = [(chance, then) for chance, then in ((after, before), (1 - after, 1 - before)) if chance]
                gains[step] += float(sum(float(chance) * math.log2(chance / then) for chance, then in now)) / len(roads)
        largest = sorted((gain for gain in gains.values() if gain > 1e-9), reverse=True)[:3]
        assert [each.gain for each in deciders] == pytest.approx(largest)
        assert all(gains[each.passage, each.choice] == pytest.approx(each.gain) for each in deciders)
        mine = Counter(road.state.place == name for road in roads)
        assert math.fsum(gains.values()) == pytest.approx(entropy(Counter(map(str, mine.elements()))), abs=1e-9)
