"""What the bills of shipped decisions keep: history's is the documented one, and no road leaves a column."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from game.analysis.signature import find_signature
from game.analysis.walker import Walker
from game.counting.store import Store
from game.library.shelf import Shelf
from game.story.bill import EntryKind, Line
from game.story.model import Decision
from game.story.references import Axis, Counts
from game.story.walk import bill_of, history_of, walk_choices

SHELF = Shelf(Path(__file__).resolve().parents[2] / "content")
REFERENCES = SHELF.references()
DECISIONS = [heading.id for heading in SHELF.headings()]
BRIDGES = ["who-pays-1951", "the-split-1956", "the-border-1969"]
STORIES = [*DECISIONS, *BRIDGES, "the-alliance"]
GAMES = 60
MOST_QUESTIONS = 4

DOCUMENTED = {
    "moscow-1949": {
        "treasury-debt": "0.3 0.3 0.33",
        "modernization-years": "-4 -2 0",
        "taiwan": "0 2 10",
        "un-seat": "1971 1971 1971",
        "sino-american-opening": "1970 1971 1972",
    },
    "october-1950": {
        "lives chinese": "360000 740000 1010000",
        "lives korean": "500000 1000000 1600000",
        "lives american": "90000 110000 137250",
        "treasury-debt": "2.5 6 10",
        "modernization-years": "0 6 20",
        "taiwan": "0 0 2",
        "un-seat": "1971 1971 1971",
    },
    "nonrenewal-1979": {
        "lives chinese": "21800 29500 62000",
        "lives vietnamese": "30000 60000 120000",
        "treasury-debt": "1 2.7 4.5",
        "modernization-years": "-5 -3 0",
    },
    "joint-fleet-1958": {},
    "who-pays-1951": {"un-seat": "1971 1971 1971"},
    "the-split-1956": {"modernization-years": "1 3 5"},
    "the-border-1969": {
        "lives chinese": "68 70 400",
        "treasury-debt": "1 2 4",
        "un-seat": "1971 1971 1971",
        "sino-american-opening": "1970 1971 1972",
    },
    "the-alliance": {
        "lives chinese": "381868 769570 1072400",
        "lives korean": "500000 1000000 1600000",
        "lives american": "90000 110000 137250",
        "lives vietnamese": "30000 60000 120000",
        "treasury-debt": "4.8 11 18.83",
        "modernization-years": "-8 4 25",
        "taiwan": "0 0 2",
        "un-seat": "1971 1971 1971",
        "sino-american-opening": "1970 1971 1972",
    },
}
"""Lowest, best and highest of history's bill in every column that is no scale, whose dead apart."""

STANDS = {
    "moscow-1949": {
        "cohesion": "comradeship",
        "dependence": "much",
        "resentment": "stored",
        "standing": "noticed",
        "debt": "little",
        "american_danger": "felt",
    },
    "october-1950": {
        "cohesion": "trust",
        "dependence": "very heavy",
        "standing": "respected",
        "debt": "considerable",
        "washington": "slammed",
        "north_korea": "a neighbor",
        "american_danger": "near",
    },
    "nonrenewal-1979": {
        "cohesion": "distrust",
        "dependence": "none",
        "resentment": "sore",
        "standing": "courted",
        "debt": "none",
        "washington": "open",
        "north_korea": "a neighbor",
        "seoul": "by third hands",
        "american_danger": "remote",
        "soviet_danger": "felt",
    },
    "joint-fleet-1958": {
        "cohesion": "coolness",
        "dependence": "heavy",
        "resentment": "stored",
        "deterrent": "drawings",
    },
    "who-pays-1951": {
        "cohesion": "trust",
        "dependence": "very heavy",
        "resentment": "bitter",
        "american_danger": "felt",
    },
    "the-split-1956": {
        "cohesion": "distrust",
        "dependence": "some",
        "resentment": "very bitter",
        "movement": "a rival",
        "deterrent": "a device",
    },
    "the-border-1969": {"soviet_danger": "felt", "standing": "courted", "movement": "a rival"},
    "the-alliance": {
        "cohesion": "distrust",
        "dependence": "none",
        "resentment": "sore",
        "standing": "courted",
        "debt": "none",
        "washington": "open",
        "north_korea": "a neighbor",
        "seoul": "by third hands",
        "american_danger": "remote",
        "soviet_danger": "felt",
        "movement": "a rival",
        "deterrent": "a few",
    },
}
"""Where history leaves every scale that is a column, in its word."""


@pytest.fixture(params=STORIES, scope="module")
def story(request: pytest.FixtureRequest) -> Decision:
    """Return each shipped decision, each bridge and the campaign."""
    return SHELF.open(request.param)


def history(story: Decision) -> dict[str, Line]:
    """Return the lines of history's bill by their axis."""
    return {line.axis: line for line in bill_of(story, history_of(story))}


def written(line: Line) -> str:
    """Return the three bounds of a line as the tables above write them."""
    return " ".join(f"{bound.normalize():f}" for bound in (line.low, line.best, line.high))


def bounds_of(axis: Axis) -> tuple[Decimal, Decimal]:
    """Return the least and the most that an axis allows."""
    return axis.low, axis.high


def test_the_bill_of_historys_road_is_the_documented_bill_figure_by_figure(story: Decision) -> None:
    found: dict[str, str] = {}
    for name, line in history(story).items():
        if REFERENCES.axes[name].counts is not Counts.SCALE:
            parts = {f"{name} {side}": written(part) for side, part in line.sides.items()}
            found |= parts or {name: written(line)}
    assert found == DOCUMENTED[story.id]


def test_history_leaves_every_scale_where_a_historian_would_look_for_it(story: Decision) -> None:
    axes = {name: REFERENCES.axes[name] for name in story.axes}
    scales = {name: axis for name, axis in axes.items() if axis.counts is Counts.SCALE}
    found = {name: axis.words[int(history(story)[name].best)] for name, axis in scales.items()}
    assert found == STANDS[story.id]


def test_the_articles_own_figures_stand_beside_those_that_count_better() -> None:
    october = history(SHELF.open("october-1950"))
    claims = {name: REFERENCES.claims[name].figures for name in ("chinese-casualties-740k", "war-cost-10bn")}
    assert october["treasury-debt"].article == Decimal(10)
    assert october["modernization-years"].article == Decimal(20)
    chinese = next(entry for entry in october["lives"].entries if entry.side == "chinese")
    assert chinese.kind is EntryKind.ARTICLE
    assert any("740" in figure.value for figure in claims["chinese-casualties-740k"])
    assert any(figure.value.startswith("10") for figure in claims["war-cost-10bn"])


def test_historys_choices_book_nothing_that_historys_total_holds(story: Decision) -> None:
    booked = [
        f"{passage.id}/{choice.id}"
        for passage in story.passages.values()
        for choice in passage.choices
        if choice.history and choice.bill and not story.legs
    ]
    assert booked == []


def test_no_road_leaves_a_column(story: Decision) -> None:
    """Random roads, of the campaign too; the exact ends of the decisions are held by the next test.

    A bridge alone books only how it differs from what the leg before it has counted, and so may go below nothing.
    """
    if story.id in BRIDGES:
        return
    walker, source = Walker(story), random.Random(1971)  # noqa: S311 - a game, no secret
    for _ in range(GAMES):
        for line in bill_of(story, walk_choices(story, walker.play(source).choices)):
            least, most = bounds_of(REFERENCES.axes[line.axis])
            assert least <= line.best <= most, (line.axis, line.best)


@pytest.mark.parametrize("name", DECISIONS)
def test_the_least_and_the_most_of_all_roads_lie_within_what_their_axis_allows(name: str) -> None:
    """Exact: the shipped figures know the best and the worst road of every column."""
    decision = SHELF.open(name)
    survey = Store(None, SHELF.figures).survey(name, find_signature(decision, REFERENCES))
    assert survey is not None, f"the roads or bills of {name} have changed; run 'make figures'"
    for axis in survey.axes:
        least, most = bounds_of(REFERENCES.axes[axis.axis])
        assert least <= axis.best[0][0] <= axis.best[-1][0] <= most, axis.axis
    assert [axis.axis for axis in survey.axes] == list(decision.axes)


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_asks_at_a_few_forks_what_history_did(name: str) -> None:
    decision = SHELF.open(name)
    questions = decision.reveal.questions
    assert 0 < len(questions) <= MOST_QUESTIONS
    assert all(question.right in question.answers for question in questions)
