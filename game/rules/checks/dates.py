"""Passages are within the decision's date.

The decision's `date` runs from the opening to the last day of decision. A passage outside it is a mistake in
one of the two; endings may go beyond it. Where most passages are outside, the decision's own date is blamed.

Fails: `date: 1950-10-01 .. 1950-10-19` with a passage of `1951-01-13`.
Passes: `date: 1950-10-01 .. 1951-01-13` with that passage.
"""

from collections.abc import Iterator

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.story.dates import UNREADABLE
from game.story.model import Decision, Passage
from game.story.references import References

CODE = "D019"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare every passage's date with the decision's."""
    del references
    astray = [passage for passage in decision.passages.values() if lies_outside(passage, decision)]
    if len(astray) > 1 and 2 * len(astray) > len(decision.passages):
        message = (
            f"Most passages, such as '{astray[0].id}' ({astray[0].date.written}), are outside the decision's date "
            f"({decision.date.written}). Fix it."
        )
        yield LocatedProblem(mark=decision.mark, code=CODE, message=message, words=decision.date.written)
        return
    for passage in astray:
        message = (
            f"The passage '{passage.id}' ({passage.date.written}) is outside the decision's date "
            f"({decision.date.written}). Fix one of the two."
        )
        yield Problem(mark=passage.mark, code=CODE, message=message)


def lies_outside(passage: Passage, decision: Decision) -> bool:
    """Tell whether a passage begins before the decision, or ends after it."""
    date, whole = passage.date, decision.date
    return date is not UNREADABLE and (date.first < whole.first or date.last > whole.last)
