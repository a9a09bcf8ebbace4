"""Every choice leads somewhere.

`to` names a passage or an ending of the decision.

Fails: `to: crimae`, where the passage is `crimea`.
Passes: `to: crimea`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.rules.texts import targets_of
from game.story.model import Decision
from game.story.references import References

CODE = "D012"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look up every target."""
    del references
    for _, _, target in targets_of(decision):
        if target.to not in decision.passages and target.to not in decision.endings:
            mend = suggest(target.to, (*decision.passages, *decision.endings))
            mend = mend or " Name a passage or an ending, or write this one."
            message = f"{quote(target.to)} leads nowhere.{mend}"
            yield Problem(mark=find_mark(target.to, target.mark), code=CODE, message=message)
