"""Whom an event concerns: everybody's screen, one student's, or only the teacher's and the projector's."""

from game.lesson.attendance import list_deputies
from game.lesson.classroom import Classroom
from game.lesson.events import (
    Answered,
    Event,
    HandsCounted,
    Joined,
    Predicted,
    PresenceChanged,
    Reflected,
    TookBack,
    Voted,
)
from game.lesson.stages import LessonStage

_OF_ONE = (Voted, Predicted, Answered, Reflected, TookBack)
_OF_WHO_IS_HERE = (Joined, PresenceChanged)
_MEETING = frozenset({LessonStage.DISCUSSION})


def concerns_all(event: Event, stage: LessonStage) -> bool:
    """Tell whether an event changes what every student sees: not one student's ballot, and not who has just come.

    Who is here is only on a student's page where students meet.
    """
    if isinstance(event, _OF_WHO_IS_HERE):
        return stage in _MEETING
    return not isinstance(event, (*_OF_ONE, HandsCounted))


def list_whose_deputies_change(before: Classroom, after: Classroom) -> set[int]:
    """Return the places that began or ceased to speak for a role that nobody holds, as somebody came."""
    changed: set[int] = set()
    for role in after.plan.roles:
        if before.holders[role] != after.holders[role]:
            were, are = ({place.id for place in list_deputies(room, role)} for room in (before, after))
            changed |= were ^ are
    return changed


def find_place(event: Event) -> int | None:
    """Return the place whose own page an event changes, if it has one."""
    place: int | None = getattr(event, "place", None)
    return place
