"""Names are unique where they must tell things apart.

The choices of a passage have different ids, and so have the answers of a question, the questions and the
notes of the reveal. Passages and endings share one set of names, because `to` may lead to either.

Fails: two choices `wait` in one passage; a passage and an ending both called `answer`.
Passes: a choice `wait` in each of two passages.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from game.parsing.located import find_mark
from game.problems import Problem
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "D015"


class HasId(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """The id."""


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for names that stand twice."""
    del references
    for ending in decision.endings.values():
        if ending.id in decision.passages:
            message = f"'{ending.id}' is both a passage and an ending. Give one of them another name."
            yield Problem(mark=ending.mark, code=CODE, message=message)
    for passage in decision.passages.values():
        yield from _twice(passage.choices, f"choices of '{passage.id}'", passage.mark)
    for question in decision.reveal.questions:
        yield from _twice(question.answers, f"answers of '{question.id}'", question.mark)
    yield from _twice(decision.reveal.questions, "questions", decision.reveal.mark)
    yield from _twice(decision.reveal.notes, "notes", decision.reveal.mark)


def _twice(things: Iterable[HasId], called: str, mark: Mark) -> Iterator[Problem]:
    seen = set()
    for thing in things:
        if thing.id in seen:
            message = f"'{thing.id}' appears twice among the {called}. Give one of them another name."
            yield Problem(mark=find_mark(thing.id, mark), code=CODE, message=message)
        seen.add(thing.id)
