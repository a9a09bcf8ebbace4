"""What every condition answers, against brute force: each road walked with the engine, and each condition asked."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given

from game.analysis import joint_values
from game.analysis.condition_findings import list_condition_uses
from game.analysis.liveness import EVERYTHING, ROADS, Interest
from game.analysis.reachable import explore
from game.story.conditions import Meters, When, holds
from game.story.effects import apply_effects
from game.story.model import Choice, Decision
from tests.analysis.every_road import every_road
from tests.examples import examples
from tests.random_decisions import decisions


def asked_in(decision: Decision, place: str) -> Iterator[When | None]:
    """Yield the conditions that are asked where a road comes to a place."""
    ending = decision.endings.get(place)
    if ending is not None:
        yield from (piece.when for piece in ending.text)
        yield from (entry.when for entry in ending.bill)
        return
    passage = decision.passages[place]
    yield from (piece.when for piece in chain(passage.text, *(advice for _, advice in passage.advice)))
    yield from (choice.when for choice in passage.choices)


def asked_by(choice: Choice, meters: Meters) -> Iterator[tuple[When | None, Meters]]:
    """Yield the conditions that are asked where a choice is made, each with the meters that answer it."""
    after = apply_effects(choice.does, meters)
    yield from ((piece.when, after) for piece in choice.then)
    yield from ((entry.when, meters if choice.bill_first else after) for entry in choice.bill)
    for target in choice.to:
        yield target.when, after
        if target.when is None or holds(target.when.test, after):
            break


@pytest.mark.parametrize("interest", [EVERYTHING, ROADS])
@pytest.mark.parametrize("widest", [1, joint_values.WIDEST])
@examples(200)
@given(decision=decisions(stuck=True, least=4, most=6))
def test_every_condition_gets_the_answers_that_it_gets_on_some_road(
    decision: Decision, widest: int, interest: Interest
) -> None:
    expected: dict[int, set[bool]] = defaultdict(set)
    for road, _ in every_road(decision):
        for index, state in enumerate(road.states):
            askings = [(when, state.meters) for when in asked_in(decision, state.place)]
            if index < len(road.steps):
                askings += asked_by(decision.choice_of(road.steps[index]), state.meters)
            for when, meters in askings:
                if when is not None:
                    expected[id(when)].add(holds(when.test, meters))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joint_values, "WIDEST", widest)
        found = {id(asking.when): set(asking.answers) for asking in list_condition_uses(explore(decision, interest))}
    assert found == expected
