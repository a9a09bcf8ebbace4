"""The choices of a passage read differently.

Two choices in nearly the same words are one choice to a player, who cannot tell what sets them apart. This is a
warning.

Fails: `text: Send the armies across at once` beside `text: Send the armies across, at once`.
Passes: `text: Send the armies across at once` beside `text: Send them when the aircraft come`.
"""

import itertools
import re
from collections.abc import Iterator

from game.problems import Problem, Severity
from game.story.model import Choice, Decision
from game.story.references import References

CODE = "D035"
MOST_ALIKE = 0.9
MOST_COMPARED = 20
_SIGNS = re.compile(r"[\W_]+")


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the texts of every two choices of a passage."""
    del references
    for passage in decision.passages.values():
        for first, second in itertools.combinations(passage.choices[:MOST_COMPARED], 2):
            if _alike(first, second):
                message = f"'{second.id}' reads almost like '{first.id}'. Say what sets it apart."
                yield Problem(mark=second.mark, code=CODE, message=message, severity=Severity.WARNING)


def _alike(first: Choice, second: Choice) -> bool:
    one, other = (_SIGNS.sub(" ", choice.text).strip().lower() for choice in (first, second))
    if one == other:
        return True
    # texts that share few letters are not worth the slow comparison
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < MOST_ALIKE * longer or len(set(one) ^ set(other)) > 4:  # noqa: PLR2004 - letters
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - few choices come so near each other

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= MOST_ALIKE
