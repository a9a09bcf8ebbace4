"""The debrief asks in order: what happened, why, what it means elsewhere.

A class that talks over what it did begins with what happened (`describe`), goes on to why (`analyse`), and ends with
what follows from it elsewhere (`apply`): `cards` has one of each kind at least. This is a warning.

Fails: a lesson without `cards`; cards of the kinds `describe` and `apply` alone; `apply` before `describe`.
Passes: cards of the kinds `describe`, `analyse`, `analyse` and `apply`.
"""

import itertools
from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.story.lesson import CardKind, Lesson
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "C010"
_ORDER = tuple(CardKind)


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look for kinds of card that are missing, and for cards out of order."""
    del decision, references
    kinds = {card.kind for card in lesson.cards}
    missing = [quote(kind.value) for kind in _ORDER if kind not in kinds]
    if missing:
        mark = lesson.cards[0].mark if lesson.cards else lesson.mark
        message = f"The debrief asks nothing of the kind {' or '.join(missing)}. Add a card of it to 'cards'."
        yield _warn(message, mark)
    for before, after in itertools.pairwise(lesson.cards):
        if _ORDER.index(after.kind) < _ORDER.index(before.kind):
            message = f"{quote(after.id)} asks to {after.kind.value} after a card that asks to {before.kind.value}."
            yield _warn(f"{message} Move it up.", after.mark)


def _warn(message: str, mark: Mark) -> Problem:
    return Problem(mark=mark, code=CODE, message=message, severity=Severity.WARNING)
