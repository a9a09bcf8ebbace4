"""A question has exactly one right answer.

One of its `answers` has `right: true`; where it asks about a `passage`, that passage is on the historical
road, whose choice is the right answer. Not more than four questions are asked on the way, at the passages that they
name with `passage` or `at`. Where the marks of that passage are wrong, D024 says so, and the question is
not blamed.

Fails: a question without a right answer, or with two; one about a passage that history never saw.
Passes: a question with one `right: true`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.checks.history import follow_history
from game.story.model import Decision
from game.story.references import References

CODE = "D025"
MOST_AT_FORKS = 4
_NONE = "no right answer, and must have exactly one. Mark it 'right: true'."
_MANY = "{} right answers, and must have exactly one. Remove 'right: true' from all but one."


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Count the right answers of every question."""
    del references
    seen = _list_asked_passages(decision)
    for question in [question for question in decision.reveal.questions if question.at][MOST_AT_FORKS:]:
        message = f"Questions are asked on at most {MOST_AT_FORKS} pages of a road, and this is one more. Remove one."
        yield Problem(mark=question.mark, code=CODE, message=message)
    for question in decision.reveal.questions:
        count = sum(answer.right for answer in question.answers)
        if count != 1 and tuple(answer.id for answer in question.answers) not in seen:
            message = f"The question '{question.id}' has {_MANY.format(count) if count else _NONE}"
            yield Problem(mark=question.mark, code=CODE, message=message)


def _list_asked_passages(decision: Decision) -> set[tuple[str, ...]]:
    """Return the choices of each passage on the historical road, whose marks another rule looks at."""
    road = follow_history(decision) or {}
    return {
        tuple(choice.id for choice in passage.choices) for passage in decision.passages.values() if passage.id in road
    }
