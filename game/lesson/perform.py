"""A verb carried out: the events it gives, or a refusal."""

from game.lesson.classroom import Classroom
from game.lesson.events import Event
from game.lesson.verbs import Refusal, Verb


def perform(classroom: Classroom, verb: Verb, at: int) -> tuple[Event, ...] | Refusal:
    """Return the events to be kept and applied; none where nothing would change. `at` is in seconds since opening."""
    raise NotImplementedError
