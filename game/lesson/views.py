"""What each of teacher, projector and student may see now: the one place that decides it."""

from game.lesson.classroom import Classroom
from game.lesson.view_values import ProjectorView, StudentView, TeacherView


def view_teacher(classroom: Classroom, at: int) -> TeacherView:
    """Return what the teacher's console shows."""
    raise NotImplementedError


def view_projector(classroom: Classroom, at: int) -> ProjectorView:
    """Return what the projector shows."""
    raise NotImplementedError


def view_student(classroom: Classroom, place: int, at: int) -> StudentView:
    """Return what a student sees; raises KeyError where there is no such place."""
    raise NotImplementedError
