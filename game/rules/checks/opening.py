"""The opening is a passage of the decision.

A game begins at the passage that `opening` names. Without a passage of that name it cannot begin.

Fails: `opening: telegramm`, where the passage is `telegram`.
Passes: `opening: telegram`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D001"
_MEND = " Name the passage that a game begins with."


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look the opening up among the passages."""
    del references
    name = decision.opening
    if name not in decision.passages:
        message = f"The opening {quote(name)} is not a passage.{suggest(name, decision.passages) or _MEND}"
        yield Problem(mark=find_mark(name, decision.mark), code=CODE, message=message)
