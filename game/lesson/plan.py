"""A lesson joined with its decision: what a class is played from."""

import functools

import attrs

from game.story.lesson import Carried, DebriefCard, Inject, Juncture, Lesson, LessonRole
from game.story.model import Decision
from game.story.references import References
from game.story.walk import Walk, history_of

QUESTION_OF_JUNCTURE = "history/"
"""Begins the name of the question what history did at a juncture; no name of an author's has a `/`."""
ELSEWHERE = "else_where"
"""The answer that history did not come by this juncture; no name of an author's answer has a `_`."""


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """A lesson with its decision and what that refers to; compared by identity, like a decision."""

    lesson: Lesson
    decision: Decision
    references: References

    @functools.cached_property
    def roles(self) -> dict[str, LessonRole]:
        """The roles by name, in the author's order."""
        return {role.id: role for role in self.lesson.roles}

    @functools.cached_property
    def junctures(self) -> dict[str, Juncture]:
        """The junctures by passage."""
        return {juncture.passage: juncture for juncture in self.lesson.junctures}

    @functools.cached_property
    def carried(self) -> dict[str, Carried]:
        """What is said of carried passages, by passage."""
        return {carried.passage: carried for carried in self.lesson.carried}

    @functools.cached_property
    def injects(self) -> dict[str, Inject]:
        """The news by name."""
        return {inject.id: inject for inject in self.lesson.injects}

    @functools.cached_property
    def cards(self) -> dict[str, DebriefCard]:
        """The cards of the debrief by name."""
        return {card.id: card for card in self.lesson.cards}

    @functools.cached_property
    def leaders(self) -> tuple[LessonRole, ...]:
        """The roles whose word decides where the leader's does."""
        return tuple(role for role in self.lesson.roles if role.leader)

    @functools.cached_property
    def history(self) -> Walk:
        """History's road: hindsight."""
        return history_of(self.decision)

    def votes(self, role: str, passage: str) -> bool:
        """Tell whether those of a role vote at a juncture."""
        voters = self.junctures[passage].voters
        return not self.roles[role].observer and (not voters or role in voters)

    def question_at(self, passage: str) -> str:
        """Return the name of the question what history did at a juncture."""
        return f"{QUESTION_OF_JUNCTURE}{passage}"
