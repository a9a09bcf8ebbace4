"""The stages of a class, and where in the lesson it stands."""

import enum
from types import MappingProxyType

import attrs

from game.story.journal import Step


class LessonStage(enum.Enum):
    """Where between the lobby and the end a class is; from `CARRIED` to `CONSEQUENCE` they come for each juncture."""

    LOBBY = "lobby"
    BRIEFS = "briefs"
    CARRIED = "carried"
    PAGE = "page"
    VOTE = "vote"
    PREDICTION = "prediction"
    DISCUSSION = "discussion"
    SECOND_VOTE = "second-vote"
    DECIDING = "deciding"
    CONSEQUENCE = "consequence"
    ENDING = "ending"
    QUESTIONS = "questions"
    REVEAL = "reveal"
    RECKONING = "reckoning"
    DEBRIEF = "debrief"
    REFLECTION = "reflection"
    ENDED = "ended"


FIRST, SECOND = 1, 2
"""The first vote at a juncture, and the second."""

OPEN_VOTES = MappingProxyType({LessonStage.VOTE: FIRST, LessonStage.SECOND_VOTE: SECOND})
"""The stages in which a vote is open, and which."""

AT_JUNCTURE = frozenset(
    {
        LessonStage.PAGE,
        LessonStage.VOTE,
        LessonStage.PREDICTION,
        LessonStage.DISCUSSION,
        LessonStage.SECOND_VOTE,
        LessonStage.DECIDING,
    }
)
"""The stages in which the class stands before a juncture's choice."""

HINDSIGHT = frozenset({LessonStage.REVEAL, LessonStage.RECKONING, LessonStage.DEBRIEF, LessonStage.REFLECTION})
"""The stages in which history is told; a class that has ended tells it where it came so far."""


@attrs.frozen(kw_only=True)
class Position:
    """Where in the lesson a class stands.

    `steps` is its road through the decision so far, `place` the passage or ending it has come to; in the stage
    `CARRIED` the steps from `told` on are being told. `card` counts the cards of the debrief.
    """

    stage: LessonStage
    place: str
    steps: tuple[Step, ...] = ()
    told: int = 0
    card: int = 0
