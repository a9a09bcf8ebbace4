"""The last target of a choice has no condition, and only the last.

Where `to` is a list, the first target whose condition holds is taken. If the last had a condition, a road
could end in the middle of nowhere; a target after one without a condition would never be taken.

Fails: `to: [{when: resolve <= 1, to: alone}]`.
Passes: `to: [{when: resolve <= 1, to: alone}, {to: answer}]`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.texts import choices_of
from game.story.model import Decision
from game.story.references import References

CODE = "D010"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look at the conditions of every choice's targets."""
    del references
    for _, choice in choices_of(decision):
        if choice.passes:  # of a campaign's own endings its reader speaks
            continue
        *others, last = choice.to
        if last.when is not None:
            message = f"The last target of '{choice.id}' has a condition; a game could get stuck here. Add one without."
            yield Problem(mark=last.mark, code=CODE, message=message)
        for target in others:
            if target.when is None:
                message = (
                    f"This target of '{choice.id}' has no condition, so those after it are never taken. Put it last."
                )
                yield Problem(mark=target.mark, code=CODE, message=message)
