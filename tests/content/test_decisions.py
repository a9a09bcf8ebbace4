"""What every shipped decision keeps: it passes every check, and no road is too short, closed or alone."""

import itertools
from collections import deque
from pathlib import Path

import pytest

from game.analysis.findings import find_problems
from game.analysis.liveness import BILLS
from game.analysis.reachable import explore
from game.analysis.roles import steering
from game.counting.suppressions import drop_silenced
from game.library.content_check import check
from game.library.shelf import Shelf
from game.play.game import act, start
from game.play.page_builder import build_page
from game.problems import Severity
from game.story.bill import Bill
from game.story.model import Decision
from game.story.walk import bill_of, walk_choices

CONTENT = Path(__file__).resolve().parents[2] / "content"
SHELF = Shelf(CONTENT)
DECISIONS = [heading.id for heading in SHELF.headings()]
LONG = {"passages": 20, "endings": 6, "people": 6, "notes": 8, "disputes": 3, "papers": 5, "choices": 6, "roads": 1000}
"""What the smallest of the decisions that fill an evening must have."""
SHORT = {"passages": 8, "endings": 4, "people": 4, "notes": 3, "disputes": 1, "papers": 0, "choices": 5, "roads": 100}
"""What a decision that fills a lesson must have."""
LESSONS = {"joint-fleet-1958"}
ADVICE = {"A009", "A010", "A013"}
"""What a shipped decision may live with: steps of a shared scale that it never comes to, deeds that only a campaign
asks for, pages that leave one door open to whoever has shut the others."""


@pytest.fixture(params=DECISIONS, scope="module")
def decision(request: pytest.FixtureRequest) -> Decision:
    """Return each shipped decision."""
    return SHELF.open(request.param)


def test_a_briefing_names_no_column_whose_meter_is_kept_from_the_player(decision: Decision) -> None:
    hidden = {meter.id for meter in decision.meters if meter.hidden}
    assert not hidden & set(decision.briefing.judged_by)


def test_the_content_has_no_error() -> None:
    problems = check(SHELF)
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


def least(decision: Decision) -> dict[str, int]:
    """Return what a decision must have."""
    return SHORT if decision.id in LESSONS else LONG


def test_a_decision_is_large_enough_for_what_it_is(decision: Decision) -> None:
    notes = decision.reveal.notes
    papers = {paper for passage in decision.passages.values() for paper in passage.papers}
    assert len(decision.passages) >= least(decision)["passages"]
    assert len(decision.endings) >= least(decision)["endings"]
    assert len(decision.people) >= least(decision)["people"]
    assert len(notes) >= least(decision)["notes"]
    assert sum(bool(note.dispute) for note in notes) >= least(decision)["disputes"]
    assert len(papers) >= least(decision)["papers"]


def test_no_road_is_short(decision: Decision) -> None:
    """Conditions can only close ways, so the shortest way through the graph is a lower bound for every road."""
    steps = {decision.opening: 0}
    waiting = deque([decision.opening])
    while waiting:
        place = waiting.popleft()
        for choice in decision.passages[place].choices if place in decision.passages else ():
            for target in choice.to:
                if target.to not in steps:
                    steps[target.to] = steps[place] + 1
                    waiting.append(target.to)
    assert min(steps[ending] for ending in decision.endings) >= least(decision)["choices"]


def test_there_are_many_roads_and_every_place_and_choice_is_on_one(decision: Decision) -> None:
    """Exact: every reachable state is visited."""
    space = explore(decision, steering(decision))
    assert space.roads > least(decision)["roads"]
    found = [problem for problem in drop_silenced(find_problems(space)) if problem.code not in ADVICE]
    assert [str(problem) for problem in found] == []


def test_the_bills_of_the_endings_differ_on_several_axes(decision: Decision) -> None:
    space = explore(decision, BILLS)
    bills: dict[str, Bill] = {
        ending: bill_of(decision, walk_choices(decision, space.road_to(ending))) for ending in decision.endings
    }
    for (first, one), (second, other) in itertools.combinations(bills.items(), 2):
        mine, theirs = ({line.axis: line.best for line in bill} for bill in (one, other))
        differing = [axis for axis in decision.axes if mine.get(axis, 0) != theirs.get(axis, 0)]
        assert len(differing) > 1, f"{first} and {second} differ only on {differing}"


def test_history_can_be_played_choice_by_choice_to_the_reckoning(decision: Decision) -> None:
    game = start(decision, SHELF.references())
    road = list(decision.reveal.road)
    while not game.over:
        page = build_page(game)
        options = {option.id: option for option in page.options}
        wanted = road[0] if road and road[0] in options else next(iter(options))
        if road and wanted == road[0]:
            road.pop(0)
        assert options[wanted].open
        game = act(game, wanted)
    assert not road
    assert build_page(game).stage.value == "reckoning"
