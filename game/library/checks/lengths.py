"""Passages and choices have the length of something read on a screen.

A passage has 60 to 220 words, and a choice at most 24. Of a passage's conditional paragraphs those count that
make it pass: it is too short only if it is so with all of them, and too long only if it is so with none. This
is a warning.

Fails: a passage of 30 words; a choice of 40.
Passes: a passage of 120 words; a choice of 8.
"""

from collections.abc import Iterator

from game.problems import Problem, Severity
from game.story.archive import Archive
from game.story.model import Decision, Passage
from game.story.prose import CITE

CODE = "D030"
FEWEST, MOST = 60, 220
MOST_OF_CHOICE = 24


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Count the words of every passage and choice."""
    del archive
    for passage in decision.passages.values():
        yield from _of_passage(passage)
        for choice in passage.choices:
            count = _words(choice.text)
            if count > MOST_OF_CHOICE:
                message = f"The choice '{choice.id}' has {count} words, and ought to have at most {MOST_OF_CHOICE}."
                yield Problem(mark=choice.mark, code=CODE, message=message, severity=Severity.WARNING)


def _of_passage(passage: Passage) -> Iterator[Problem]:
    most = sum(_words(piece.text) for piece in passage.text)
    least = sum(_words(piece.text) for piece in passage.text if piece.when is None)
    if most < FEWEST or least > MOST:
        count = most if most < FEWEST else least
        message = f"The passage '{passage.id}' has {count} words, and ought to have {FEWEST} to {MOST}."
        yield Problem(mark=passage.mark, code=CODE, message=message, severity=Severity.WARNING)


def _words(text: str) -> int:
    return len((CITE.sub("", text) if "[^" in text else text).split())
