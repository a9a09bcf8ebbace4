"""Where an editor marks a problem, and what it offers to write there."""

import pytest

from game.editor.diagnostics import mend_of, place_of
from game.editor.places import SourceText, TextSpan
from game.problems import Problem
from game.story.mark import Mark

NOWHERE = "'concil' leads nowhere. Did you mean 'council'?"


def problem(message: str) -> Problem:
    """Return a problem at the fifth character."""
    return Problem(mark=Mark("story.yaml", 1, 5), code="D012", message=message)


@pytest.mark.parametrize(
    ("line", "message", "length", "mend"),
    [
        ("to: concil", NOWHERE, 6, "council"),
        ("to: concil, more", NOWHERE, 6, "council"),
        ("to: something-else", NOWHERE, 14, None),
        ("to: concil", "'concil' leads nowhere.", 6, None),
        ("to: concil", "Write 'council' here.", 6, None),
        ("to: council", "Write 'council'.", 7, None),
        ("id: a concil", "A passage has no 'concil'. Write 'council'.", 6, "council"),
        ("to: ", NOWHERE, 1, None),
    ],
)
def test_a_mend_is_offered_only_for_the_words_that_the_problem_quotes(
    line: str, message: str, length: int, mend: str | None
) -> None:
    found, text = problem(message), SourceText(line)
    assert place_of(found, text).length == length
    assert mend_of(found, text) == mend


def test_the_place_is_that_of_the_quoted_words_a_little_further_on() -> None:
    assert place_of(problem(NOWHERE), SourceText("to: concil")) == TextSpan(1, 5, 6)
    assert place_of(problem(NOWHERE), SourceText("to: id: concil")) == TextSpan(1, 9, 6)
    assert place_of(problem(NOWHERE), SourceText("to: far away from concil")) == TextSpan(1, 5, 3)
