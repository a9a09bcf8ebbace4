"""The people and papers of a lesson exist.

A `person` is somebody of the cast, and every paper is a file in `papers/`. Each is listed once.

Fails: `papers: [october-oder]`, where the file is `october-order.yaml`; `person: zho`.
Passes: `papers: [october-order]`; a role without a `person`, which is a composite.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark, find_repeated
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.rules.checks.people import find_meant_person
from game.story.lesson import Lesson
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "C003"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look up people and papers."""
    del decision
    for role in lesson.roles:
        if role.person and references.lacks("people", role.person):
            near = find_meant_person(role.person, references)
            mend = f" Did you mean '{near}'?" if near else " Add them to 'cast.yaml'."
            message = f"{quote(role.person)} is not in the cast.{mend}"
            yield Problem(mark=find_mark(role.person, role.mark), code=CODE, message=message)
    for names, mark in _list_papers(lesson):
        for name in names:
            if references.lacks("papers", name):
                mend = suggest(name, references.papers) or " Add it as a file in 'papers/'."
                message = f"There is no paper {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, mark), code=CODE, message=message)
        for name in find_repeated(names):
            message = f"The paper {quote(name)} is listed twice here. Remove one of them."
            yield Problem(mark=find_mark(name, mark), code=CODE, message=message)


def _list_papers(lesson: Lesson) -> Iterator[tuple[tuple[str, ...], Mark]]:
    for role in lesson.roles:
        yield role.papers, role.mark
        for note in role.notes:
            yield note.papers, note.mark
    for inject in lesson.injects:
        yield inject.papers, inject.mark
