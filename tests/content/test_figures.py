"""The figures that ship are those of the stories that ship: counted anew where that is quick, else held to roads."""

from decimal import Decimal

import pytest

from game.analysis.figures import Distribution, Survey
from game.analysis.measures import find_amount
from game.analysis.signature import find_signature
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.scoring import list_judges
from game.story.walk import bill_of, history_of, walk_choices
from tests.docs.blocks import ROOT

SHELF = Shelf(ROOT / "content")
ARCHIVE = SHELF.references()
STORIES = [heading.id for heading in SHELF.headings()]
"""A campaign that remembers what its legs did has too many states to be counted whole, and ships no figures."""
QUICK = ["joint-fleet-1958", "moscow-1949"]


def shipped(decision: Decision) -> Survey:
    """Return the figures that ship with a story; `make figures` counts those that are missing."""
    survey = Store(None, SHELF.figures).survey(decision.id, find_signature(decision, ARCHIVE))
    assert survey is not None, f"the roads or bills of {decision.id} have changed; run 'make figures'"
    return survey


@pytest.mark.parametrize("name", QUICK)
def test_shipped_figures_are_those_that_are_counted(name: str) -> None:
    decision = SHELF.open(name)
    counted = Counting(brief=True).report(decision, ARCHIVE).figures
    found = shipped(decision)
    assert counted is not None
    assert (found.roads, found.axes, found.lenses) == (counted.roads, counted.axes, counted.lenses)


@pytest.mark.parametrize("name", STORIES)
def test_shipped_figures_agree_with_the_roads_they_name(name: str) -> None:
    decision = SHELF.open(name)
    survey = shipped(decision)
    history = bill_of(decision, history_of(decision))
    assert [axis.axis for axis in survey.axes] == list(decision.axes)
    for axis in survey.axes:
        assert ends(axis.best, survey.roads) == (
            find_amount(bill_of(decision, walk_choices(decision, axis.least)), axis.axis),
            find_amount(bill_of(decision, walk_choices(decision, axis.most)), axis.axis),
        )
        assert axis.history == find_amount(history, axis.axis)
    for lens, judge in zip(survey.lenses, list_judges(decision, ARCHIVE), strict=True):
        worst, best = (judge.bill(bill_of(decision, walk_choices(decision, road))) for road in (lens.worst, lens.best))
        assert ends(lens.merits, survey.roads) == (Decimal(worst.best), Decimal(best.best))
        assert lens.history == judge.bill(history).best


def ends(distribution: Distribution, roads: int) -> tuple[Decimal, Decimal]:
    """Return the least and the most of a distribution over all roads."""
    assert sum(count for _, count in distribution) == roads
    return distribution[0][0], distribution[-1][0]
