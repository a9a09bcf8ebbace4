"""What is wrong with pages, against brute force: told exactly where some road shows it, with a shortest such road."""

import random
import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import joint_values
from game.analysis.findings import find_problems
from game.analysis.liveness import EVERYTHING, ROADS, Interest
from game.analysis.page_findings import page_findings
from game.analysis.promise_findings import written
from game.analysis.reachable import explore
from game.problems import Problem
from game.story.conditions import When, holds
from game.story.engine import offer
from game.story.model import Decision
from game.story.promises import AtLatest, ExactlyOne, Form, Holds, LeadsTo, Named, Never, OnlyAfter, Promise, Reached
from game.story.prose import Piece, select_text
from game.story.state import State
from game.story.walk import walk_choices
from tests.analysis.every_road import every_road
from tests.analysis.stories import LESS, MORE, at_least, choice, ending, passage, story
from tests.examples import examples
from tests.random_decisions import decisions, some_test


def with_gaps(decision: Decision, seed: int) -> Decision:
    """Return the decision with pages that may be blank, and endings with something that must not be so."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    return attrs.evolve(
        decision,
        passages={name: attrs.evolve(one, text=one.text[1:]) for name, one in decision.passages.items()},
        endings={
            name: attrs.evolve(one, text=one.text[1:], never=When(some_test(chance), "as written"))
            for name, one in decision.endings.items()
        },
    )


def shortest(decision: Decision, wrong: Callable[[State], bool]) -> dict[str, int]:
    """Give, for each place that is wrong in some state of a road, the least choices that lead to such a state."""
    found: dict[str, int] = {}
    for road, _ in every_road(decision):
        for steps, state in enumerate(road.states):
            if wrong(state):
                found[state.place] = min(steps, found.get(state.place, steps))
    return found


def told_roads(decision: Decision, code: str, problems: list[Problem]) -> dict[str, tuple[State, int]]:
    """Give, for each place of which a code is told, the state that the road comes to and its choices."""
    found: dict[str, tuple[State, int]] = {}
    for problem in problems:
        if problem.code == code:
            walk = re.search(r"--road ([^']+)'", problem.message)
            road = walk_choices(decision, walk[1].split(",") if walk else ())
            found[road.state.place] = (road.state, len(road.steps))
    return found


@pytest.mark.parametrize("interest", [EVERYTHING, ROADS])
@pytest.mark.parametrize("widest", [1, joint_values.WIDEST])
@examples(200)
@given(decision=decisions(stuck=True, least=4, most=6), seed=st.integers(0, 2**32))
def test_a_page_is_told_of_where_some_road_shows_it_and_with_a_shortest(
    decision: Decision, seed: int, widest: int, interest: Interest
) -> None:
    decision = with_gaps(decision, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joint_values, "WIDEST", widest)
        problems = list(page_findings(explore(decision, interest)))

    def blank(state: State) -> bool:
        return not select_text(decision.spot(state.place).text, state.meters)

    def false(state: State) -> bool:
        last = decision.endings.get(state.place)
        return bool(last and last.never and holds(last.never.test, state.meters))

    def alone(state: State) -> bool:
        page = decision.passages.get(state.place)
        opened = [offered for offered in offer(decision, state) if offered.open]
        return page is not None and len(page.choices) > 1 and len(opened) == 1

    for code, wrong in (("A012", blank), ("A013", alone), ("A014", false)):
        found = told_roads(decision, code, problems)
        assert all(wrong(state) for state, _ in found.values())
        assert {place: steps for place, (_, steps) in found.items()} == shortest(decision, wrong)
    assert len(problems) == sum(len(told_roads(decision, code, problems)) for code in ("A012", "A013", "A014"))


def test_of_several_states_without_a_choice_the_nearest_is_told() -> None:
    first = passage("first", choice("wait", "third"), choice("doubt", "second", LESS))
    second = passage("second", choice("on", "third"))
    third = passage(
        "third",
        choice("stay", "home"),
        choice("go", "home", when=at_least(2)),
        text=(Piece("Told."), Piece("They smile.", at_least(1))),
    )
    (problem,) = page_findings(explore(story([first, second, third], [ending("home")])))
    assert problem.message == (
        "in 'third' only 'stay' of 2 choices is open on some road: 'oneside play story --road wait' walks it; "
        "open another one there."
    )


def promised(form: Form, most_states: int = 1000) -> list[tuple[str, int, str]]:
    """Return what is told of a promise in a story of two steps."""
    decision = attrs.evolve(
        story(
            [
                passage("first", choice("trust", "second", MORE), choice("doubt", "second", LESS)),
                passage("second", choice("stay", "home"), choice("go", "away", when=at_least(1))),
            ],
            [ending("home"), ending("away")],
        ),
        holds=(Promise(form=form, because="He gave his word.", mark=at_least(0, line=70).mark),),
    )
    problems = find_problems(explore(decision), most_states)
    return [(each.code, each.mark.line, each.message) for each in problems if each.code in {"A017", "A018"}]


HOME, AWAY = Named(Reached("home"), "home"), Named(Reached("away"), "away")
TRUSTED = Named(Holds(at_least(2).test), "trust >= 2")


def test_a_broken_promise_is_told_with_its_reason_and_the_road() -> None:
    message = (
        "the promise 'never: trust >= 2' (He gave his word) is broken in 'second': "
        "'oneside play story --road trust' walks it; lead such roads elsewhere, or promise less."
    )
    assert promised(Never(what=TRUSTED)) == [("A017", 70, message)]
    assert promised(OnlyAfter(what=AWAY, after=TRUSTED)) == []


def test_a_promise_that_is_not_proven_is_told() -> None:
    ((code, _, message),) = promised(Never(what=TRUSTED), most_states=-1)
    assert code == "A018"
    assert "'never: trust >= 2' (He gave his word) is neither proven nor broken within -1 states" in message


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Never(what=HOME), "never: home"),
        (Never(what=HOME, after=TRUSTED), "never: home, after: trust >= 2"),
        (OnlyAfter(what=HOME, after=TRUSTED), "only: home, after: trust >= 2"),
        (AtLatest(what=HOME), "always: home"),
        (AtLatest(what=TRUSTED, by=HOME), "always: trust >= 2, by: home"),
        (ExactlyOne(of=(HOME, AWAY)), "exactly_one: [home, away]"),
        (LeadsTo(what=TRUSTED, to=AWAY), "whenever: trust >= 2, leads_to: away"),
    ],
)
def test_a_promise_is_told_as_it_is_written(form: Form, said: str) -> None:
    assert written(form) == said
