"""What is a figure and what is none."""

import attrs
import pytest

from game.library.shelf import Shelf
from game.parsing.text_positions import LocatedProblem
from game.rules.checks import figures
from game.rules.texts import texts_of
from game.story.prose import Piece
from tests.library.folders import GOOD

SHELF = Shelf(GOOD)
DECISION = SHELF.open("test-decision")


def list_unsourced(text: str) -> list[str]:
    """Return the figures without a source that the rule finds in a text of the reveal."""
    reveal = attrs.evolve(DECISION.reveal, text=(Piece(text),))
    decision = attrs.evolve(DECISION, reveal=reveal)
    problems = list(figures.check(decision, SHELF.references(), texts_of(decision)))
    return [problem.words for problem in problems if isinstance(problem, LocatedProblem)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("More than 740,000 fell.", "740,000"),
        ("It cost 1,340.5 rubles.", "1,340.5"),
        ("There were 131 of them.", "131"),
        ("A 300-mile road.", "300"),
        ("It came to 7 percent.", "7 percent"),
        ("It came to seven per cent.", "seven per cent"),
        ("It came to 7%.", "7%"),
        ("Three million fell.", "Three million"),
        ("Some 1.34 billion rubles.", "1.34 billion"),
        ("Half a million fell.", "Half a million"),
        ("They had 2500 guns", "2500"),
        ("First[^gauge-reading], then 131 more.", "131"),
        ("It was so.[^gauge-reading]\n\nThere were 131.", "131"),
    ],
)
def test_a_figure_needs_a_source(text: str, figure: str) -> None:
    """Numbers that tell how much or how many are figures."""
    assert list_unsourced(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "In 1950 and in 2001, or in the 1960s.",
        "On 1 October 1950 at 0430, or on 1950-10-01.",
        "The MiG-15, the F-100 and the T-34 at the 38th parallel.",
        "NSC 68, Resolution 498, Order 227 and Hill 1081.",
        "The treaty of 1689 and that of 1727.",
        "Two men, 12 guns and 99 horses.",
        "More than 740,000[^gauge-reading] fell.",
        "More than 740,000 fell, and 131 came back.[^gauge-reading]",
        "The claim[^flood-casualties] of page 400.",
        "Hundreds of thousands; a thousand thanks.",
    ],
)
def test_what_is_no_figure_needs_none(text: str) -> None:
    """Years, dates, and numbers that name a thing are none; a mark after a figure, in its paragraph, is its source."""
    assert list_unsourced(text) == []
