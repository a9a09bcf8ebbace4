"""A passage has two to five choices.

One choice is not a decision, and nobody reads more than five.

Fails: a passage with one choice.
Passes: a passage with three.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.model import Decision
from game.story.references import References

CODE = "D013"
FEWEST, MOST = 2, 5


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Count the choices of every passage."""
    del references
    for passage in decision.passages.values():
        count = len(passage.choices)
        if not FEWEST <= count <= MOST:
            choices = "1 choice" if count == 1 else f"{count} choices"
            mend = "Add another way to act" if count < FEWEST else "Join or drop some"
            message = f"The passage '{passage.id}' has {choices}, and must have {FEWEST} to {MOST}. {mend}."
            yield Problem(mark=passage.mark, code=CODE, message=message)
