"""A long last name alone is known with a slip in it, and other words are left alone."""

import functools

import attrs
import pytest

from game.library.shelf import Shelf
from game.rules.checks.misspelt_names import check
from game.rules.texts import texts_of
from game.story.model import Decision
from game.story.prose import Piece
from game.story.references import References
from tests.library.folders import DECISION, GOOD


@functools.cache
def good() -> tuple[Decision, References]:
    """Return the good decision, and its archive with a mayor whose name is long."""
    shelf = Shelf(GOOD)
    references = shelf.references()
    mayor = attrs.evolve(references.people["mayor"], name="Hendrik Vandermeer")
    return shelf.open(DECISION.stem), attrs.evolve(references, people={**references.people, "mayor": mayor})


def list_messages(text: str) -> list[str]:
    """Return what is said of a text of the reveal."""
    decision, references = good()
    reveal = attrs.evolve(decision.reveal, text=(Piece(text, None, decision.reveal.mark),))
    decision = attrs.evolve(decision, reveal=reveal)
    return [problem.message for problem in check(decision, references, texts_of(decision))]


@pytest.mark.parametrize(
    "slip", ["Vandermer", "Vandermeeer", "Vanddrmeer", "Vnadermeer", "Vandermere", "Vandermeel", "Vandermee"]
)
def test_a_long_last_name_with_one_slip_in_it_is_told(slip: str) -> None:
    for text in (f"{slip} waited.", f"The mayor was {slip}.", f"It was {slip}'s hat."):
        assert list_messages(text) == [f"'{slip}' is probably 'Vandermeer'. Write it that way."]


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
    assert list_messages(text) == []


def test_a_full_name_with_a_slip_in_it_is_told_once() -> None:
    found = list_messages("Hendrik Vandermer waited.")
    assert found == ["'Hendrik Vandermer' is probably 'Hendrik Vandermeer'. Write it that way."]
