"""A question has exactly one right answer.

One of its `answers` has `right: true`; where it asks about a `passage`, that passage lies on the historical
road, whose choice is the right answer.

Fails: a question without a right answer, or with two; one about a passage that history never saw.
Passes: a question with one `right: true`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D025"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Count the right answers of every question."""
    del archive
    for question in decision.reveal.questions:
        count = sum(answer.right for answer in question.answers)
        if count != 1:
            found = "no right answer" if not count else f"{count} right answers"
            message = f"The question '{question.id}' has {found}, and must have exactly one."
            yield Problem(mark=question.mark, code=CODE, message=message)
