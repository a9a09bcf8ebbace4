"""What is offered on a page of a class, in an order drawn for the class: the same for everybody in it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from game.lesson.classroom import Classroom
from game.play.order import AS_WRITTEN, drawn

T = TypeVar("T")


def order_choices(room: Classroom, passage: str, things: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Return choices, or what stands for them, in the order of this class, or in the author's where that is kept."""
    kept = room.plan.decision.passages[passage].kept
    return drawn(AS_WRITTEN if kept else room.number, passage, things, name)
