"""A lesson speaks of roles and sides that it has.

The names under `voters` and `deputies`, and in the `roles` of news, are roles of the lesson; a `side` is one of its
sides. Nobody is their own deputy, and an observer, who does not vote, neither is a voter nor speaks for somebody.

Fails: `voters: [mao, zho]`, where there is `zhou`; `deputies: [mao]` of the role `mao`; an observer among the voters.
Passes: `voters: [mao, zhou]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.lesson import Lesson, LessonRole
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "C002"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look up every role and side."""
    del decision, references
    roles = {role.id: role for role in lesson.roles}
    sides = [side.id for side in lesson.sides]
    for role in lesson.roles:
        if role.side and role.side not in sides:
            mend = suggest(role.side, sides) or " Add it under 'sides'."
            yield _problem(f"There is no side {quote(role.side)}.{mend}", find_mark(role.side, role.mark))
        yield from _unfit(role.deputies, role.mark, roles, "speak for others")
        if role.id in role.deputies:
            place = next(name for name in role.deputies if name == role.id)
            yield _problem(f"{quote(role.id)} is its own deputy. Name somebody else.", find_mark(place, role.mark))
    for juncture in lesson.junctures:
        yield from _unfit(juncture.voters, juncture.mark, roles, "vote")
    for inject in lesson.injects:
        yield from _unfit(inject.roles, inject.mark, roles, "")


def _unfit(names: tuple[str, ...], mark: Mark, roles: dict[str, LessonRole], does: str) -> Iterator[Problem]:
    """Look for names of no role, and where they must do something that observers do not, for observers."""
    for name in names:
        if name not in roles:
            mend = suggest(name, roles) or " Name one of the lesson's roles."
            yield _problem(f"There is no role {quote(name)}.{mend}", find_mark(name, mark))
        elif does and roles[name].observer:
            message = f"{quote(name)} is an observer, and observers do not {does}. Remove the name."
            yield _problem(message, find_mark(name, mark))


def _problem(message: str, mark: Mark) -> Problem:
    return Problem(mark=mark, code=CODE, message=message)
