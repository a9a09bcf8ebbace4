"""A choice is dominated where another one beside it is never worse and somewhere better."""

from decimal import Decimal

import attrs
import pytest

from game.analysis.quotient import build_graph
from game.analysis.reachable import explore
from game.analysis.statistics import count_everything
from game.story.bill import Confidence, Entry
from game.story.model import Choice, Decision, Target
from tests.analysis.stories import LESS, MORE, at_least, choice, ending, passage, story
from tests.random_decisions import ARCHIVE


def paid(choice: Choice, money: int) -> Choice:
    """Return a choice that brings money; both lenses would rather have more."""
    amount = Decimal(money)
    entry = Entry(axis="money", low=amount, best=amount, high=amount, confidence=Confidence.LOW, basis=(), why="")
    return attrs.evolve(choice, bill=(entry,))


def dominated(decision: Decision) -> set[tuple[str, str]]:
    """Return each dominated choice of the first passage, with the one that dominates it."""
    figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    return {(each.choice, each.by) for each in figures.dominated if each.passage == "first"}


FORK = passage("fork", choice("left", "home"), choice("right", "home"))
NOWHERE = passage("nowhere", choice("wait", "home", when=at_least(9)))


@pytest.mark.parametrize(
    ("forked", "straight", "found"),
    [(-10, -8, {("forked", "straight")}), (-8, -10, {("straight", "forked")}), (-8, -8, set()), (8, 8, set())],
)
def test_what_is_brought_counts_once_on_every_road_that_follows(
    forked: int, straight: int, found: set[tuple[str, str]]
) -> None:
    first = passage("first", paid(choice("forked", "fork"), forked), paid(choice("straight", "home"), straight))
    assert dominated(story([first, FORK], [ending("home")])) == found


def test_the_same_worst_and_a_better_best_are_enough() -> None:
    fork = attrs.evolve(FORK, choices=(paid(FORK.choices[0], 5), FORK.choices[1]))
    first = passage("first", paid(choice("forked", "fork"), -8), paid(choice("straight", "home"), -8))
    assert dominated(story([first, fork], [ending("home")])) == {("straight", "forked")}


def test_a_choice_that_once_leads_where_the_player_is_stuck_is_compared_with_none() -> None:
    opening = passage("opening", choice("more", "first", MORE), choice("less", "first", LESS))
    dear = attrs.evolve(
        paid(choice("dear", "home"), -10), to=(Target(to="nowhere", when=at_least(2)), Target(to="home"))
    )
    first = passage("first", dear, paid(choice("cheap", "home"), -8))
    stuck = story([opening, first, NOWHERE], [ending("home")])
    assert dominated(stuck) == set()
    free = attrs.evolve(first, choices=(attrs.evolve(dear, to=(Target(to="home"),)), first.choices[1]))
    assert dominated(attrs.evolve(stuck, passages={**stuck.passages, "first": free})) == {("dear", "cheap")}


def test_a_choice_that_is_open_where_the_other_is_closed_is_not_dominated_by_it() -> None:
    opening = passage("opening", choice("more", "first", MORE), choice("less", "first", LESS))
    cheap = paid(choice("cheap", "home", when=at_least(2)), -8)
    first = passage("first", paid(choice("dear", "home"), -10), cheap)
    assert dominated(story([opening, first], [ending("home")])) == set()
    assert dominated(story([attrs.evolve(opening, choices=opening.choices[:1]), first], [ending("home")])) == {
        ("dear", "cheap")
    }
