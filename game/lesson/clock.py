"""The clock of a class: the plan's time against the time that passed."""

import attrs

from game.lesson.classroom import Classroom
from game.lesson.stages import LessonStage
from game.lesson.timetable import timetable_of


@attrs.frozen(kw_only=True)
class ClockView:
    """The clock, in seconds; a student's own stage may be longer than that of all.

    `lesson_planned` is how long the lesson may take, `expected` how long it will at most if it goes on as planned; then
    `warning` says by how much it is late, and is empty where it is not.
    """

    running: bool
    stage_planned: int
    stage_passed: int
    lesson_planned: int
    lesson_passed: int
    expected: int
    warning: str = ""

    @property
    def stage_left(self) -> int:
        """The seconds left of this stage, 0 where its time is up."""
        return max(0, self.stage_planned - self.stage_passed)


def read_clock(room: Classroom, at: int, place: int | None = None) -> ClockView:
    """Return the clock at a moment, for all or for one student, whose stage may be longer."""
    now = max(at, room.at)
    table = timetable_of(room.plan, long=reads_long(room))
    own = room.extra_of.get(place, 0) if place is not None else 0
    planned = table.seconds(room.position) + room.stage_extra
    passed, taken = room.stage_watch.read(now), room.lesson_watch.read(now)
    left = max(0, planned - passed) if room.stage is not LessonStage.LOBBY else 0
    expected = taken + left + (table.rest(room.position) if room.stage is not LessonStage.ENDED else 0)
    limit = room.plan.lesson.minutes * 60
    return ClockView(
        running=room.stage_watch.since is not None,
        stage_planned=planned + own,
        stage_passed=passed,
        lesson_planned=limit,
        lesson_passed=taken,
        expected=expected,
        warning=_warn(expected - limit, ended=room.stage is LessonStage.ENDED),
    )


def reads_long(room: Classroom) -> bool:
    """Tell whether the class reads the long briefs."""
    return room.opened is not None and room.opened.long_briefs


def is_time_up(room: Classroom, at: int, place: int) -> bool:
    """Tell whether a student has had the time that this stage gives them."""
    return not read_stage_left(room, at, place)


def read_stage_left(room: Classroom, at: int, place: int) -> int:
    """Return the seconds a student has left in this stage."""
    planned = timetable_of(room.plan, long=reads_long(room)).seconds(room.position)
    planned += room.stage_extra + room.extra_of.get(place, 0)
    return max(0, planned - room.stage_watch.read(max(at, room.at)))


def _warn(over: int, *, ended: bool) -> str:
    if over <= 0 or ended:
        return ""
    minutes = -(-over // 60)
    return f"If all goes on as planned, the lesson ends {minutes} minute{'s' if minutes > 1 else ''} late."
