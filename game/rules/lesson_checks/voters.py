"""Somebody votes at every juncture; a leader who decides is there.

Observers do not vote. Where the `rule` is `leader`, one of those who vote there is a `leader`.

Fails: a lesson whose only role is an observer; `rule: leader` where no voter has `leader: true`.
Passes: a juncture with `rule: leader`, and a role with `leader: true` that votes there.
"""

from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem
from game.story.lesson import DecisionRule, Juncture, Lesson, LessonRole
from game.story.model import Decision
from game.story.references import References

CODE = "C005"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Count those who vote at each juncture."""
    del decision, references
    for juncture in lesson.junctures:
        voting = list_voting(lesson, juncture)
        if not voting:
            message = f"Nobody votes at {quote(juncture.passage)}. Name roles that are no observers."
            yield Problem(mark=juncture.mark, code=CODE, message=message)
        elif juncture.rule is DecisionRule.LEADER and not any(role.leader for role in voting):
            message = (
                f"The leader decides at {quote(juncture.passage)}, and nobody who votes there is one. "
                "Give one of them 'leader: true', or choose another rule."
            )
            yield Problem(mark=juncture.mark, code=CODE, message=message)


def list_voting(lesson: Lesson, juncture: Juncture) -> list[LessonRole]:
    """Return the roles that vote at a juncture."""
    named = juncture.voters or [role.id for role in lesson.roles]
    return [role for role in lesson.roles if role.id in named and not role.observer]
