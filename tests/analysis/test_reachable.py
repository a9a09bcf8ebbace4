"""The analyser against brute force: every road walked with the engine, one by one."""

from collections import Counter

from hypothesis import given

from game.analysis.reachable import explore
from game.story.engine import has_ended
from game.story.model import Decision
from game.story.walk import walk_choices
from tests.analysis.every_road import every_road
from tests.examples import examples
from tests.random_decisions import decisions


@examples(200)
@given(decisions(stuck=True))
def test_roads_and_chances_agree_with_walking_every_road(decision: Decision) -> None:
    space = explore(decision)
    roads: Counter[str] = Counter()
    chances: Counter[str] = Counter()
    for road, chance in every_road(decision):
        if has_ended(decision, road.state):
            roads[road.state.place] += 1
        chances[road.state.place] += chance  # type: ignore[assignment]  # a Fraction adds as a number does
    assert space.roads == roads.total()
    for ending in decision.endings:
        assert space.roads_to(ending) == roads[ending]
        assert abs(space.chance_of(ending) - chances[ending]) < 1e-12


@examples(200)
@given(decisions(stuck=True))
def test_a_witness_is_a_shortest_road_that_can_be_played(decision: Decision) -> None:
    space = explore(decision)
    shortest: dict[str, int] = {}
    for road, _ in every_road(decision):
        for steps, state in enumerate(road.states):
            shortest[state.place] = min(steps, shortest.get(state.place, steps))
    assert {place for place, layer in space.layers.items() if layer} == set(shortest)
    for place, steps in shortest.items():
        witness = space.road_to(place)
        assert walk_choices(decision, witness).state.place == place
        assert len(witness) == steps


@examples(200)
@given(decisions(stuck=True))
def test_a_watch_is_told_how_many_states_are_known_of_the_places_that_are_finished(decision: Decision) -> None:
    rows: list[tuple[int, int]] = []

    def watch(finished: int, _places: int, states: int) -> bool:
        rows.append((finished, states))
        return True

    space = explore(decision, watch=watch)
    sizes = [len(layer) for layer in space.layers.values()]
    assert rows == [(finished, sum(sizes[:finished])) for finished, size in enumerate(sizes) if size]
