"""The opening is a passage of the decision.

A game begins at the passage that `opening` names. Without a passage of that name it cannot begin.

Fails: `opening: telegramm`, where the passage is `telegram`.
Passes: `opening: telegram`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.model import Decision
from game.story.references import Archive

CODE = "D001"
_MEND = " Name the passage that a game begins with."


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look the opening up among the passages."""
    del archive
    name = decision.opening
    if name not in decision.passages:
        message = f"The opening {quoted(name)} is not a passage.{did_you_mean(name, decision.passages) or _MEND}"
        yield Problem(mark=place_of(name, decision.mark), code=CODE, message=message)
