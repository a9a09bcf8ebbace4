"""The analyser against brute force: every road walked with the engine, one by one."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from game.analysis.atlas import explore
from game.analysis.survey import weigher_of
from game.analysis.tally import Weigher, merged, tally
from game.analysis.ways import ways_of
from game.story.engine import begin, choose, ended, offer
from game.story.journal import Step
from game.story.model import Decision
from game.story.prose import told, word_count
from game.story.state import State
from game.story.walk import Walk, bill_of, walk_choices
from tests.random_decisions import AXES, decisions


def every_road(decision: Decision) -> Iterator[tuple[Walk, Fraction]]:
    """Walk every road to its ending, or to where the player is stuck, with its chance."""

    def onward(steps: tuple[Step, ...], states: tuple[State, ...], chance: Fraction) -> Iterator[tuple[Walk, Fraction]]:
        opened = [offered.choice for offered in offer(decision, states[-1]) if offered.open]
        if not opened:
            yield Walk(steps, states), chance
        for choice in opened:
            step = Step(states[-1].place, choice.id)
            after = choose(decision, states[-1], choice.id)
            yield from onward((*steps, step), (*states, after), chance / len(opened))

    return onward((), (begin(decision),), Fraction(1))


@settings(max_examples=120, deadline=None)
@given(decisions(stuck=True))
def test_roads_and_chances_agree_with_walking_every_road(decision: Decision) -> None:
    atlas = explore(decision)
    roads: Counter[str] = Counter()
    chances: Counter[str] = Counter()
    for road, chance in every_road(decision):
        if ended(decision, road.state):
            roads[road.state.place] += 1
        chances[road.state.place] += chance  # type: ignore[assignment]  # a Fraction adds as a number does
    assert atlas.roads == roads.total()
    for ending in decision.endings:
        assert atlas.roads_to(ending) == roads[ending]
        assert abs(atlas.chance_of(ending) - chances[ending]) < 1e-12


@settings(max_examples=60, deadline=None)
@given(decisions(stuck=True))
def test_a_witness_is_a_shortest_road_that_can_be_played(decision: Decision) -> None:
    atlas = explore(decision)
    shortest: dict[str, int] = {}
    for road, _ in every_road(decision):
        for steps, state in enumerate(road.states):
            shortest[state.place] = min(steps, shortest.get(state.place, steps))
    assert {place for place, layer in atlas.layers.items() if layer} == set(shortest)
    for place, steps in shortest.items():
        witness = atlas.road_to(place)
        assert walk_choices(decision, witness).state.place == place
        assert len(witness) == steps


@settings(max_examples=60, deadline=None)
@given(decisions(stuck=True))
def test_every_sum_on_a_bill_agrees_with_walking_every_road(decision: Decision) -> None:
    ways = ways_of(explore(decision))
    roads = [road for road, _ in every_road(decision) if ended(decision, road.state)]
    for axis in AXES:
        for end in ("low", "best", "high"):
            counted = tally(ways, weigher_of(axis, Decimal(1), end))
            walked: dict[str, Counter[int]] = {}
            for road in roads:
                line = {line.axis: line for line in bill_of(decision, road)}.get(axis)
                walked.setdefault(road.state.place, Counter())[int(getattr(line, end)) if line else 0] += 1
            assert counted == walked


@settings(max_examples=40, deadline=None)
@given(decisions())
def test_the_words_of_every_road_agree_with_reading_every_road(decision: Decision) -> None:
    read: Counter[int] = Counter()
    for road, _ in every_road(decision):
        words = 0
        for index, state in enumerate(road.states):
            place = decision.passages.get(state.place) or decision.endings[state.place]
            words += word_count(told(place.text, state.meters))
            if index < len(road.steps):
                choice = next(
                    choice for choice in decision.passages[state.place].choices if choice.id == road.steps[index].choice
                )
                words += word_count(told(choice.then, road.states[index + 1].meters))
        read[words] += 1
    assert merged(tally(ways_of(explore(decision)), Weigher(word=1))) == read
