"""The reckoning: which theses are on trial, and what an ending costs by itself."""

from decimal import Decimal

import attrs

from game.play.citations import Citations
from game.play.reckoning import add_up_endings, build_reckoning, is_on_trial, order_by_lens
from game.story.bill import Bill, Confidence, Entry, add_up
from game.story.conditions import Compare, Negation, Relation, When
from game.story.scoring import Judge
from tests.play.tables import ANSWERS, DECISION, HISTORY, SHELF, UPRIVER, after

HOLDS = When(Compare(0, Relation.AT_LEAST, 0), "trust >= 0")
NEVER = When(Negation(HOLDS.test), "not trust >= 0")


def test_an_ending_costs_by_itself_what_it_books_whatever_the_road() -> None:
    name, ending = next((name, one) for name, one in DECISION.endings.items() if len(one.bill) > 1)
    first, *others = ending.bill
    asked = attrs.evolve(ending, bill=(attrs.evolve(first, when=HOLDS), *others))
    decision = attrs.evolve(DECISION, endings={**DECISION.endings, name: asked})
    assert add_up_endings(decision)[name] == add_up(others, DECISION.axes)
    assert add_up_endings(DECISION)[name] == add_up(ending.bill, DECISION.axes)


def test_endings_stand_in_the_order_of_their_bills_and_ties_in_that_of_the_file() -> None:
    axes = {name: SHELF.references().axes[name] for name in DECISION.axes}
    for lens in SHELF.references().lenses.values():
        judge = Judge(lens, axes)
        bills = add_up_endings(DECISION)
        merits = [judge.bill(bills[name]).best for name in order_by_lens(judge, bills)]
        assert merits == sorted(merits, reverse=True)
        same: dict[str, Bill] = dict.fromkeys(("one", "two", "three"), ())
        assert order_by_lens(judge, same) == ["one", "two", "three"]


def test_it_is_the_best_figure_that_orders_and_not_the_ends_of_the_range() -> None:
    goodwill = SHELF.references().axes["goodwill"]
    lens = attrs.evolve(next(iter(SHELF.references().lenses.values())), weights=(("goodwill", Decimal(1)),))
    bills = {
        name: add_up((_goodwill(*amounts),), ("goodwill",))
        for name, amounts in {"safe": (1, 2, 3), "wide": (-4, 3, 3), "high": (1, 1, 4)}.items()
    }
    assert order_by_lens(Judge(lens, {"goodwill": goodwill}), bills) == ["wide", "safe", "high"]


def _goodwill(*amounts: int) -> Entry:
    low, best, high = map(Decimal, amounts)
    return Entry(axis="goodwill", low=low, best=best, high=high, confidence=Confidence.LOW, basis=(), why="")


def test_a_thesis_is_on_trial_at_its_endings_where_its_condition_holds() -> None:
    game = after(*UPRIVER)
    here = game.road.state.place
    elsewhere = next(name for name in DECISION.endings if name != here)
    trial = DECISION.theses[0]
    for endings, when, tried in (
        ((), None, True),
        ((), HOLDS, True),
        ((), NEVER, False),
        ((here,), None, True),
        ((here, elsewhere), HOLDS, True),
        ((here,), NEVER, False),
        ((elsewhere,), None, False),
        ((elsewhere,), HOLDS, False),
    ):
        assert is_on_trial(game, attrs.evolve(trial, endings=endings, when=when)) is tried, (endings, when)


def test_the_road_of_history_is_known_as_its_own() -> None:
    for road, same in ((HISTORY, True), (UPRIVER, False)):
        game = after(*road, *ANSWERS)
        assert build_reckoning(game, Citations(game.references), frozenset()).same_as_history is same
