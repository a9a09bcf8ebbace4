"""What figures find wrong, against brute force and by example."""

from collections import defaultdict
from decimal import Decimal

import attrs
import pytest
from hypothesis import assume, given

from game.analysis.figure_findings import figure_findings
from game.analysis.figures import Survey
from game.analysis.insights import with_insights
from game.analysis.liveness import ROADS
from game.analysis.measures import find_amount, measure_axis, road_to
from game.analysis.quotient import build_graph
from game.analysis.reachable import explore
from game.analysis.statistics import count_everything
from game.analysis.trials import thesis_figures
from game.problems import Problem
from game.story.bill import Confidence, Entry
from game.story.conditions import applies
from game.story.engine import has_ended
from game.story.mark import Mark
from game.story.model import Choice, Decision, Trial
from game.story.references import Better, Counts, References, Verdict
from game.story.walk import bill_of, walk_choices
from tests.analysis.every_road import every_road
from tests.analysis.stories import LESS, MORE, at_least, choice, ending, passage, story
from tests.examples import examples
from tests.random_decisions import ARCHIVE, decisions


def without_end(*_: int) -> bool:
    """Explore however many states there are."""
    return True


def told(decision: Decision, references: References = ARCHIVE) -> list[Problem]:
    """Return what the figures of a decision find wrong."""
    graph = build_graph(explore(decision))
    figures = with_insights(
        count_everything(graph, references), explore(decision, ROADS), references, without_end, lambda _: True
    )
    return list(figure_findings(graph, figures, references))


@examples(200)
@given(decision=decisions(stuck=True, least=2))
def test_roads_on_which_a_thesis_is_on_trial_agree_with_walking_every_road(decision: Decision) -> None:
    other = attrs.evolve(decision.theses[0], verdict=Verdict.BORNE_OUT, endings=("ending-0",), when=None)
    decision = attrs.evolve(decision, theses=(*decision.theses, other))
    roads: dict[Verdict, int] = defaultdict(int)
    for road, _ in every_road(decision):
        if has_ended(decision, road.state):
            for trial in decision.theses:
                fits = not trial.endings or road.state.place in trial.endings
                roads[trial.verdict] += fits and applies(trial.when, road.state.meters)
    (found,) = thesis_figures(decision, without_end, lambda _: True)
    assert (found.borne_out, found.strained) == (roads[Verdict.BORNE_OUT], roads[Verdict.STRAINED])
    assert list(thesis_figures(decision, lambda *_: False, lambda _: True)) == []


@examples(200)
@given(decision=decisions(stuck=True))
def test_a_road_is_found_to_every_amount_that_some_road_comes_to(decision: Decision) -> None:
    graph = build_graph(explore(decision))
    assume(graph.space.roads)
    for axis in decision.axes:
        measure = measure_axis(graph, axis)
        for amount, _ in measure.over(graph):
            road = walk_choices(decision, road_to(graph, measure, amount))
            assert has_ended(decision, road.state)
            assert find_amount(bill_of(decision, road), axis) == amount
        with pytest.raises(ValueError, match="No road comes to"):
            road_to(graph, measure, Decimal(10_000))


def test_endings_that_the_last_two_choices_decide_are_told() -> None:
    late = story(
        [
            passage("first", choice("trust", "second", MORE), choice("doubt", "second", LESS)),
            passage("second", choice("on", "third"), choice("go", "third")),
            passage("third", choice("stay", "home"), choice("leave", "away")),
        ],
        [ending("home"), ending("away")],
    )
    late = attrs.evolve(late, mark=Mark("story.yaml", 2, 1))
    (problem,) = told(late)
    assert (problem.code, problem.mark.line) == ("A011", 2)
    assert "(only 0% is settled before)" in problem.message
    early = story(
        [
            passage("first", choice("trust", "good", MORE), choice("doubt", "bad", LESS)),
            passage("good", choice("on", "better"), choice("go", "better")),
            passage("better", choice("on", "home"), choice("go", "home")),
            passage("bad", choice("on", "worse"), choice("go", "worse")),
            passage("worse", choice("on", "away"), choice("go", "away")),
        ],
        [ending("home"), ending("away")],
    )
    assert told(early) == []


def trials(*verdicts: Verdict, least: int = 0) -> Decision:
    """Return a story with a thesis of these verdicts, on trial where trust is at least so much."""
    decision = story([passage("first", choice("trust", "home", MORE), choice("doubt", "home", LESS))], [ending("home")])
    when, mark = at_least(least), Mark("story.yaml", 80, 1)
    theses = tuple(Trial(thesis="thesis", verdict=each, when=when, text="Because.", mark=mark) for each in verdicts)
    return attrs.evolve(decision, theses=theses)


def test_a_thesis_of_one_verdict_is_told() -> None:
    strained, borne_out = Verdict.STRAINED, Verdict.BORNE_OUT
    assert [(problem.code, problem.mark.line, problem.message) for problem in told(trials(strained))] == [
        ("A015", 80, "the thesis 'thesis' can only be strained, never borne out: let some road speak against that.")
    ]
    assert "only be borne out, never strained" in told(trials(borne_out))[0].message
    assert "is on trial on no road" in told(trials(borne_out, strained, least=3))[0].message
    assert told(trials(borne_out, strained, least=2)) == []


def paying(name: str, amount: int) -> Choice:
    """Return a choice that leads home and books so much on the axis of money, which ends at -10 and 10."""
    best = Decimal(amount)
    entry = Entry(axis="money", low=best, best=best, high=best, confidence=Confidence.LOW, basis=(), why="Because.")
    return attrs.evolve(choice(name, "home"), bill=(entry,) if amount else ())


def off(*amounts: int, counts: Counts = Counts.AMOUNT) -> list[str]:
    """Return what is told of roads that book these amounts."""
    money = attrs.evolve(ARCHIVE.axes["money"], counts=counts, better=Better.MORE)
    references = attrs.evolve(ARCHIVE, axes={**ARCHIVE.axes, "money": money})
    decision = story([passage("first", *(paying(f"pay-{amount}", amount) for amount in amounts))], [ending("home")])
    return [problem.message for problem in told(decision, references) if problem.code == "A016"]


def test_roads_that_leave_an_axis_are_told() -> None:
    assert off(-10, 0, 10) == []
    message = (
        "a road comes to 12 on the axis 'money', more than 10, where it ends: 'oneside play story --road pay-12' walks "
        "it; book less there, or widen the axis."
    )
    assert off(0, 11, 12) == [message]
    (message,) = off(-11, 5)
    assert message.startswith("a road comes to -11 on the axis 'money', less than -10, where it ends: ")


def test_a_road_that_names_no_year_leaves_no_axis_of_years() -> None:
    years = attrs.evolve(ARCHIVE.axes["money"], counts=Counts.YEAR, low=Decimal(1949), high=Decimal(2000))
    references = attrs.evolve(ARCHIVE, axes={**ARCHIVE.axes, "money": years})
    decision = story([passage("first", *(paying(f"in-{year}", year) for year in (0, 1948, 1971)))], [ending("home")])
    (problem,) = [problem for problem in told(decision, references) if problem.code == "A016"]
    assert "a road comes to 1948 on the axis 'money', less than 1949" in problem.message
    assert "--road in-1948'" in problem.message


def test_figures_that_were_stopped_find_only_what_they_have() -> None:
    decision = trials(Verdict.STRAINED)
    graph = build_graph(explore(decision))
    stopped = with_insights(
        count_everything(graph, ARCHIVE), explore(decision, ROADS), ARCHIVE, without_end, lambda _: False
    )
    assert stopped.missing == ("words", "how the endings are earned", "thesis", "what is remembered")
    assert isinstance(stopped, Survey)
    assert list(figure_findings(graph, stopped, ARCHIVE)) == []
