"""What decides of a class what is told in it: the same for everybody who looks from the same roles."""

import attrs

from game.lesson.classroom import Classroom
from game.lesson.plan import Plan
from game.lesson.stages import HINDSIGHT, LessonStage, Position


@attrs.frozen(kw_only=True)
class Sight:
    """Where a class stands, and what of that says what is told; with `hindsight` history may be seen.

    With `objectives` it is told what each role was after. `news` are those that were let in.
    """

    plan: Plan
    position: Position
    long_briefs: bool
    hindsight: bool
    objectives: bool
    news: tuple[str, ...]


def has_hindsight(room: Classroom) -> bool:
    """Tell whether history may be seen now: from the reveal on, and after the end of a class that came so far."""
    return room.stage in HINDSIGHT or (room.stage is LessonStage.ENDED and room.revealed)


def sight_of(room: Classroom) -> Sight:
    """Return what decides of a class what is told in it."""
    debrief = {LessonStage.DEBRIEF, LessonStage.REFLECTION}
    return Sight(
        plan=room.plan,
        position=room.position,
        long_briefs=room.opened is not None and room.opened.long_briefs,
        hindsight=has_hindsight(room),
        objectives=room.stage in debrief or (room.stage is LessonStage.ENDED and room.revealed),
        news=room.news,
    )
