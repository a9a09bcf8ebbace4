"""A long last name alone is known with a slip in it, and other words are left alone."""

import functools

import attrs
import pytest

from game.library.shelf import Shelf
from game.rules.checks.misspelt_names import check
from game.rules.texts import texts_of
from game.story.model import Decision
from game.story.prose import Piece
from game.story.references import Archive
from tests.library.folders import DECISION, GOOD


@functools.cache
def good() -> tuple[Decision, Archive]:
    """Give the good decision, and its archive with a mayor whose name is long."""
    shelf = Shelf(GOOD)
    archive = shelf.archive()
    mayor = attrs.evolve(archive.people["mayor"], name="Hendrik Vandermeer")
    return shelf.open(DECISION.stem), attrs.evolve(archive, people={**archive.people, "mayor": mayor})


def told(text: str) -> list[str]:
    """Give what is said of a text of the reveal."""
    decision, archive = good()
    reveal = attrs.evolve(decision.reveal, text=(Piece(text, None, decision.reveal.mark),))
    decision = attrs.evolve(decision, reveal=reveal)
    return [problem.message for problem in check(decision, archive, texts_of(decision))]


@pytest.mark.parametrize(
    "slip", ["Vandermer", "Vandermeeer", "Vanddrmeer", "Vnadermeer", "Vandermere", "Vandermeel", "Vandermee"]
)
def test_a_long_last_name_with_one_slip_in_it_is_told(slip: str) -> None:
    for text in (f"{slip} waited.", f"The mayor was {slip}.", f"It was {slip}'s hat."):
        assert told(text) == [f"'{slip}' is probably 'Vandermeer'. Write it that way."]


@pytest.mark.parametrize(
    "text",
    [
        "Vandermeer waited for Vandermeer's hat.",
        "The Vandermeers waited.",
        "Vandermeer, Vendormeer and vandermer are three.",
        "Vandermeex Brand is another.",
        "Rooss is too short a name to tell.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_full_name_with_a_slip_in_it_is_told_once() -> None:
    found = told("Hendrik Vandermer waited.")
    assert found == ["'Hendrik Vandermer' is probably 'Hendrik Vandermeer'. Write it that way."]
