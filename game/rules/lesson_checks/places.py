"""A lesson speaks of passages that its decision has.

The names under `junctures`, `carried` and `notes`, and in the `passages` of news, are passages of the decision. A
passage is either a juncture or carried; notes are read at junctures, and news comes there. (What is wrong with the last
two is a warning: nobody would ever be told.)

Fails: a juncture `thirteen`, where the decision has `thirteenth`; a passage that is a juncture and carried too.
Passes: a juncture `thirteenth`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, Severity, suggest
from game.story.lesson import Lesson
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "C001"
_MEND = " Name a passage of the decision."


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look up every passage."""
    del references
    junctures = {juncture.passage for juncture in lesson.junctures}
    for passage, mark in _list_declared(lesson):
        yield from _exists(passage, mark, decision)
    for carried in lesson.carried:
        if carried.passage in junctures:
            message = f"{quote(carried.passage)} is a juncture, and carried too. Remove one of the two."
            yield Problem(mark=carried.mark, code=CODE, message=message)
    for name, mark in _told_at(lesson):
        yield from _exists(name, mark, decision)
        if name in decision.passages and name not in junctures:
            mend = suggest(name, junctures) or " Name a juncture."
            message = f"{quote(name)} is no juncture, so nobody is told this there.{mend}"
            yield Problem(mark=mark, code=CODE, message=message, severity=Severity.WARNING)


def _list_declared(lesson: Lesson) -> Iterator[tuple[str, Mark]]:
    """Yield the junctures, and what is carried."""
    yield from ((juncture.passage, juncture.mark) for juncture in lesson.junctures)
    yield from ((carried.passage, carried.mark) for carried in lesson.carried)


def _told_at(lesson: Lesson) -> Iterator[tuple[str, Mark]]:
    """Yield the passages at which a role, or all, are told something."""
    for role in lesson.roles:
        for note in role.notes:
            yield note.passage, note.mark
    for inject in lesson.injects:
        for name in inject.passages:
            yield name, find_mark(name, inject.mark)


def _exists(name: str, mark: Mark, decision: Decision) -> Iterator[Problem]:
    if name not in decision.passages:
        mend = suggest(name, decision.passages) or _MEND
        yield Problem(mark=mark, code=CODE, message=f"{quote(decision.id)} has no passage {quote(name)}.{mend}")
