"""Every role has something to do, and everybody finds a role.

A role votes at some juncture, or is an observer with a `task`. At least one role is open to any number: where all have
a `most`, a class that is larger has students without a role. This is a warning.

Fails: a role that no juncture names among its `voters`; an observer without `task`; `most: 1` for all roles.
Passes: an observer with `task: Count who changes their mind.`
"""

from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.rules.lesson_checks.voters import list_voting
from game.story.lesson import Lesson
from game.story.mark import Mark
from game.story.model import Decision
from game.story.references import References

CODE = "C006"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look for roles with nothing to do, and for a class with nobody's role."""
    del decision, references
    voting = {role.id for juncture in lesson.junctures for role in list_voting(lesson, juncture)}
    for role in lesson.roles:
        if role.observer and not role.task:
            yield _warn(f"The observer {quote(role.id)} has no task. Say under 'task' what to watch for.", role.mark)
        elif not role.observer and role.id not in voting:
            message = f"{quote(role.id)} votes nowhere. Name the role among the voters of a juncture."
            yield _warn(message, role.mark)
    if all(role.most for role in lesson.roles):
        places = sum(role.most for role in lesson.roles)
        message = f"There are {places} places, and the next student finds no role. Leave one role without 'most'."
        yield _warn(message, lesson.roles[0].mark)


def _warn(message: str, mark: Mark) -> Problem:
    return Problem(mark=mark, code=CODE, message=message, severity=Severity.WARNING)
