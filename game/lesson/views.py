"""What each of teacher, projector and student may see now: the one place that decides it.

What all may see is built once and handed to everybody; what is somebody's own is built from their place alone. What
is remembered between two looks is a page of the game, which holds no hindsight before the reveal, or is hindsight.
"""

from game.lesson.classroom import Classroom
from game.lesson.common_view import count_places, view_common
from game.lesson.places import Standing
from game.lesson.stages import LessonStage
from game.lesson.student_view import view_member
from game.lesson.teacher_view import view_console
from game.lesson.view_values import ProjectorView, StudentView, TeacherView

_NOTICES = {
    Standing.WAITING: "The class is locked: the teacher has to let you in.",
    Standing.REMOVED: "The teacher has taken this place out of the class.",
}


def view_teacher(classroom: Classroom, at: int) -> TeacherView:
    """Return what the teacher's console shows."""
    return view_console(classroom, at)


def view_projector(classroom: Classroom, at: int) -> ProjectorView:
    """Return what the projector shows: what all may see, and the code while one can join."""
    joining = classroom.opened is not None and not classroom.locked and classroom.stage is not LessonStage.ENDED
    code = classroom.opened.code if classroom.opened and joining else ""
    return ProjectorView(common=view_common(classroom, at), counts=count_places(classroom), code=code)


def view_student(classroom: Classroom, place: int, at: int) -> StudentView:
    """Return what a student sees; raises KeyError where there is no such place."""
    found = classroom.places[place]
    if found.standing is Standing.IN:
        return view_member(classroom, found, at)
    return StudentView(
        place=found.id,
        name=found.name,
        code=found.code,
        notice=_NOTICES[found.standing],
        may=frozenset(),
        common=None,
    )
