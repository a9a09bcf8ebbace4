"""Every choice leads somewhere.

`to` names a passage or an ending of the decision.

Fails: `to: crimae`, where the passage is `crimea`.
Passes: `to: crimea`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.rules.texts import targets_of
from game.story.model import Decision
from game.story.references import Archive

CODE = "D012"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up every target."""
    del archive
    for _, _, target in targets_of(decision):
        if target.to not in decision.passages and target.to not in decision.endings:
            mend = did_you_mean(target.to, (*decision.passages, *decision.endings))
            mend = mend or " Name a passage or an ending, or write this one."
            message = f"{quoted(target.to)} leads nowhere.{mend}"
            yield Problem(mark=place_of(target.to, target.mark), code=CODE, message=message)
