"""A choice with a reason for being closed has a condition.

`closed` says why a choice is closed while its `when` does not hold. Without a `when` it is never closed, and
the reason is never read: usually the condition was forgotten.

Fails: `closed: They will not follow you.` without a `when`.
Passes: `when: resolve >= 2` and `closed: They will not follow you.`
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.texts import choices_of
from game.story.model import Decision
from game.story.references import References

CODE = "D011"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for reasons without conditions."""
    del references
    for _, choice in choices_of(decision):
        if choice.closed and choice.when is None:
            message = (
                f"The choice '{choice.id}' says why it is closed, but has no 'when', so it is never closed. "
                "Give it a 'when'."
            )
            yield Problem(mark=choice.mark, code=CODE, message=message)
