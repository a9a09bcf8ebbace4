"""Nothing is told of history before the reveal.

What students read before it, from the situation to the last digest, neither speaks of history and historians nor cites
a claim that is dated after the day of its passage; briefs are read on the day of the first juncture. This is a warning.

Fails: a digest that says `as Mao did in history`; a brief of 1 October that cites a claim of 13 October.
Passes: the same sentence in a card of the debrief.
"""

import re
from collections.abc import Iterator

from game.parsing.quoting import quote
from game.parsing.text_positions import LocatedProblem
from game.problems import Severity
from game.rules.lesson_texts import ToldText, told_before_reveal
from game.story.lesson import Lesson
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import References

CODE = "C007"
_OF_HISTORY = re.compile(
    r"\b(?:histor(?:y|ic|ical|ically|ians?)|in reality|as we know|it (?:later )?turned out)\b",
    re.IGNORECASE,
)


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[LocatedProblem]:
    """Look for words of history, and for claims of later days."""
    for told in told_before_reveal(lesson, decision):
        for found in _OF_HISTORY.finditer(CITE.sub(lambda mark: " " * len(mark[0]), told.text)):
            message = f"{quote(found[0])} speaks of history before the reveal. Say only what is known on that day."
            yield _warn(told, found[0], told.text.count(found[0], 0, found.start()), message)
        yield from _of_later_days(told, references)


def _of_later_days(told: ToldText, references: References) -> Iterator[LocatedProblem]:
    for found in CITE.finditer(told.text):
        claim = references.claims.get(found[1])
        if claim is not None and claim.span is not None and told.day and claim.span.first > told.day.last:
            message = (
                f"The claim '{claim.id}' is dated {claim.span.written}, and this is read on {told.day.written}. "
                "Cite it later, or fix a date."
            )
            yield _warn(told, found[0], told.text.count(found[0], 0, found.start()), message)


def _warn(told: ToldText, words: str, nth: int, message: str) -> LocatedProblem:
    return LocatedProblem(mark=told.mark, code=CODE, message=message, severity=Severity.WARNING, words=words, nth=nth)
