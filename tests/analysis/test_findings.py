"""Each seeded defect is found where it is, and a sound story gives no finding."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.analysis.findings import find_problems
from game.analysis.quotient import build_graph
from game.analysis.reachable import explore
from game.analysis.statistics import count_everything
from game.library.shelf import Shelf
from game.story.bill import Confidence, Entry
from game.story.conditions import Compare, Relation, When
from game.story.model import Decision, Target
from game.story.prose import Piece
from tests.analysis.stories import LESS, MORE, at_least, choice, ending, passage, sound, story
from tests.random_decisions import ARCHIVE

SMILING = (Piece("Told."), Piece("They smile.", at_least(1)), Piece("They laugh.", at_least(2)))
ONE = Decimal(1)
BOOKED = Entry(axis="money", low=ONE, best=ONE, high=ONE, confidence=Confidence.LOW, basis=(), why="")
GOOD = Path(__file__).resolve().parents[1] / "library" / "good"


def list_findings(decision: Decision) -> list[tuple[str, int]]:
    """Return the code and line of each finding."""
    space = explore(decision)
    return [(problem.code, problem.mark.line) for problem in find_problems(space)]


def test_a_sound_story_gives_no_finding() -> None:
    assert list_findings(sound()) == []


def test_an_endless_road_is_found() -> None:
    round_and_round = story(
        [passage("first", choice("on", "second")), passage("second", choice("back", "first"))], [ending("home")]
    )
    assert list_findings(round_and_round) == [("A001", 10)]


def test_an_ending_and_a_passage_that_a_condition_shuts_off_are_found() -> None:
    never = story(
        [
            passage(
                "first", choice("trust", "second", MORE), choice("doubt", "second", LESS), choice("wait", "second")
            ),
            passage("second", choice("stay", "home"), choice("go", "third", when=at_least(3), line=21)),
            passage("third", choice("on", "away"), line=12),
        ],
        [ending("home"), ending("away", line=41)],
    )
    assert {("A002", 41), ("A003", 12), ("A005", 21)} <= set(list_findings(never))


def test_a_stuck_player_is_found_with_the_road_that_leads_there() -> None:
    stuck = story(
        [
            passage(
                "first", choice("trust", "second", MORE), choice("doubt", "second", LESS), choice("wait", "second")
            ),
            passage("second", choice("go", "home", when=at_least(1)), line=11),
        ],
        [ending("home")],
    )
    (problem,) = [problem for problem in find_problems(explore(stuck)) if problem.code == "A004"]
    assert problem.mark.line == 11
    assert "after doubt" in problem.message


def test_a_condition_that_always_or_never_holds_is_found() -> None:
    never = When(Compare(0, Relation.ABOVE, 2), "trust > 2", at_least(1, line=60).mark)
    decision = sound()
    passage = attrs.evolve(
        decision.passages["second"],
        text=(*decision.passages["second"].text, Piece("Always.", at_least(0, line=61)), Piece("Never.", never)),
    )
    decision = attrs.evolve(decision, passages={**decision.passages, "second": passage})
    assert list_findings(decision) == [("A006", 61), ("A007", 60)]


def test_a_choice_that_never_opens_is_told_once_and_not_its_condition_besides() -> None:
    first = passage("first", choice("stay", "home", MORE), choice("go", "home", LESS, when=at_least(2), line=21))
    codes = [code for code, _ in list_findings(story([first], [ending("home")]))]
    assert "A005" in codes
    assert "A007" not in codes


def test_a_choice_that_changes_nothing_is_found() -> None:
    twins = story(
        [
            passage(
                "first", choice("trust", "second", MORE), choice("doubt", "second", LESS), choice("wait", "second")
            ),
            passage("second", choice("stay", "home"), choice("also-stay", "home", line=23), text=SMILING),
        ],
        [ending("home")],
    )
    assert list_findings(twins) == [("A008", 23)]


@pytest.mark.parametrize(
    "apart",
    [
        {"then": (Piece("They are glad."),)},
        {"when": at_least(1)},
        {"bill_first": True, "bill": (BOOKED,)},
        {"to": (Target(to="away"),)},
        {"does": (MORE,)},
    ],
    ids=" and ".join,
)
def test_a_choice_that_tells_asks_does_books_or_leads_to_something_else_is_no_twin(apart: dict[str, Any]) -> None:
    stay = choice("stay", "home")
    other = attrs.evolve(choice("go", "home", line=23), **apart)
    first = passage("first", choice("trust", "second", MORE), choice("doubt", "second", LESS), choice("wait", "second"))
    decision = story([first, passage("second", stay, other)], [ending("home"), ending("away")])
    assert "A008" not in {code for code, _ in list_findings(decision)}


def test_a_value_that_a_meter_never_comes_to_is_found() -> None:
    timid = story(
        [passage("first", choice("trust", "home", MORE), choice("wait", "home"))],
        [attrs.evolve(ending("home"), text=(Piece("Over."), Piece("They laugh.", at_least(2))))],
    )
    assert list_findings(timid) == [("A009", 1)]


def test_the_survey_of_the_small_decision_says_what_can_be_counted_by_hand() -> None:
    shelf = Shelf(GOOD)
    decision = shelf.open("test-decision")
    figures = count_everything(build_graph(explore(decision)), shelf.references())
    assert figures.roads == sum(ending.roads for ending in figures.endings)
    assert sum(ending.chance for ending in figures.endings) == pytest.approx(1)
    assert figures.choices
    assert figures.choices.shortest == 2
    assert figures.choices.shortest <= figures.choices.median <= figures.choices.longest
    lives = next(axis for axis in figures.axes if axis.axis == "lives")
    assert sum(roads for _, roads in lives.best) == figures.roads
    assert {int(amount) for amount, _ in lives.best} == {3, 360, 400}
    assert lives.least
    assert {lens.lens for lens in figures.lenses} <= set(shelf.references().lenses)
    for lens in figures.lenses:
        assert sum(roads for _, roads in lens.merits) == figures.roads
        assert lens.turning in decision.passages


def test_a_decision_without_a_road_cannot_be_surveyed() -> None:
    shut = story([passage("first", choice("go", "home", when=at_least(2)))], [ending("home")])
    with pytest.raises(ValueError, match="no road"):
        count_everything(build_graph(explore(shut)), ARCHIVE)
