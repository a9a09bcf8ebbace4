"""A verb carried out: the events it gives, or a refusal."""

from typing import assert_never

from game.lesson.classroom import Classroom
from game.lesson.events import Event
from game.lesson.moving import perform_move
from game.lesson.student_verbs import perform_for_student
from game.lesson.teacher_verbs import perform_for_places, perform_for_screens, perform_for_time
from game.lesson.verbs import (
    AddTime,
    Admit,
    Advance,
    Answer,
    Back,
    CountHands,
    Decide,
    End,
    GiveFloor,
    GoOn,
    Join,
    LetIn,
    NameDeputy,
    Observe,
    Pause,
    Predict,
    Reassign,
    Reflect,
    Refusal,
    Remove,
    Resume,
    SetLock,
    SetPresence,
    ShowReason,
    ShowTally,
    Stop,
    TakeBack,
    Verb,
    Vote,
    VoteAgain,
)


def perform(classroom: Classroom, verb: Verb, at: int) -> tuple[Event, ...] | Refusal:
    """Return the events to be kept and applied; none where nothing would change. `at` is in seconds since opening."""
    if classroom.opened is None:
        return Refusal("The class is not open yet.")
    now = max(at, classroom.at)
    match verb:
        case Join() | TakeBack() | Observe() | Vote() | Predict() | Answer() | Reflect() | SetPresence():
            return perform_for_student(classroom, verb, now)
        case Advance() | Back() | VoteAgain() | Decide() | End():
            return perform_move(classroom, verb, now)
        case Admit() | Remove() | Reassign() | NameDeputy() | SetLock():
            return perform_for_places(classroom, verb, now)
        case ShowTally() | ShowReason() | LetIn() | GiveFloor() | CountHands():
            return perform_for_screens(classroom, verb, now)
        case AddTime() | Pause() | Resume() | Stop() | GoOn():
            return perform_for_time(classroom, verb, now)
        case _:
            assert_never(verb)
