"""What a teacher does beside moving the class, carried out: who is in, what is shown, the time."""

from typing import assert_never

from game.lesson.classroom import Classroom
from game.lesson.course import list_open_choices, state_at
from game.lesson.events import (
    Admitted,
    DeputyNamed,
    Event,
    FloorGiven,
    GoneOn,
    HandsCounted,
    LockChanged,
    NewsLetIn,
    Paused,
    ReasonHidden,
    ReasonShown,
    Removed,
    Resumed,
    Stopped,
    TallyShown,
    TimeAdded,
)
from game.lesson.places import Place, Standing
from game.lesson.stages import FIRST, OPEN_VOTES, SECOND, LessonStage
from game.lesson.student_verbs import reassign
from game.lesson.tally import is_closed, was_held
from game.lesson.verbs import (
    AddTime,
    Admit,
    CountHands,
    GiveFloor,
    GoOn,
    LetIn,
    NameDeputy,
    Pause,
    Reassign,
    Refusal,
    Remove,
    Resume,
    SetLock,
    ShowReason,
    ShowTally,
    Stop,
)
from game.lesson.written import quote_short
from game.story.lesson import Inject

Result = tuple[Event, ...] | Refusal
MOST_SECONDS = 3600
"""Nobody is given more time at once, nor the floor for longer."""
MOST_HANDS = 1000

ForPlaces = Admit | Remove | Reassign | NameDeputy | SetLock
ForScreens = ShowTally | ShowReason | LetIn | GiveFloor | CountHands
ForTime = AddTime | Pause | Resume | Stop | GoOn

NO_PLACE = Refusal("There is no such place in this class.")


def perform_for_places(room: Classroom, verb: ForPlaces, at: int) -> Result:
    """Carry out what concerns who is in the class, as whom."""
    match verb:
        case SetLock():
            return (LockChanged(at=at, locked=verb.locked),) if verb.locked is not room.locked else ()
        case Admit():
            place = room.places.get(verb.place)
            if place is None:
                return NO_PLACE
            return (Admitted(at=at, place=verb.place),) if place.standing is not Standing.IN else ()
        case Remove():
            place = room.places.get(verb.place)
            if place is None:
                return NO_PLACE
            return (Removed(at=at, place=verb.place),) if place.standing is not Standing.REMOVED else ()
        case Reassign() | NameDeputy():
            return _cast_role(room, verb, at)
        case _:
            assert_never(verb)


def _cast_role(room: Classroom, verb: Reassign | NameDeputy, at: int) -> Result:
    place = room.places.get(verb.place) if verb.place is not None else None
    if verb.role not in room.plan.roles:
        return Refusal(f"This lesson has no role {quote_short(verb.role)}.")
    if place is None and verb.place is not None:
        return NO_PLACE
    if isinstance(verb, Reassign):
        return (reassign(room, verb.place, verb.role, at),) if place and place.role != verb.role else ()
    return _name_deputy(room, verb, place, at)


def _name_deputy(room: Classroom, verb: NameDeputy, place: Place | None, at: int) -> Result:
    if place is not None and place.standing is not Standing.IN:
        return Refusal("Only somebody who is in the class can speak for a role.")
    if place is not None and place.role == verb.role:
        return Refusal(f"{place.name} holds that role already.")
    named = DeputyNamed(at=at, role=verb.role, place=verb.place)
    return (named,) if room.deputies.get(verb.role) != verb.place else ()


def perform_for_screens(room: Classroom, verb: ForScreens, at: int) -> Result:
    """Carry out what concerns what the class sees and hears."""
    match verb:
        case ShowTally():
            return _show_tally(room, verb, at)
        case ShowReason():
            return _show_reason(room, verb, at)
        case LetIn():
            return _let_in(room, verb, at)
        case GiveFloor():
            return _give_floor(room, verb, at)
        case CountHands():
            return _count_hands(room, verb, at)
        case _:
            assert_never(verb)


def _refuse_vote(room: Classroom, passage: str, voting: int) -> Refusal | None:
    """Say why nothing of a vote can be shown; None where it was held and is closed."""
    if passage not in room.plan.junctures or voting not in {FIRST, SECOND} or not was_held(room, passage, voting):
        return Refusal("There was no such vote.")
    return None if is_closed(room, passage, voting) else Refusal("That vote is still open, and sealed.")


def _show_tally(room: Classroom, verb: ShowTally, at: int) -> Result:
    refusal = _refuse_vote(room, verb.passage, verb.voting)
    if refusal is not None:
        return refusal
    if room.shown_tallies.get((verb.passage, verb.voting)) is verb.shown:
        return ()
    return (TallyShown(at=at, passage=verb.passage, voting=verb.voting, shown=verb.shown),)


def _show_reason(room: Classroom, verb: ShowReason, at: int) -> Result:
    shown = next(
        (
            one
            for one in room.shown_reasons
            if (one.place, one.passage, one.voting) == (verb.place, verb.passage, verb.voting)
        ),
        None,
    )
    if not verb.shown:
        hidden = ReasonHidden(at=at, place=verb.place, passage=verb.passage, voting=verb.voting)
        return (hidden,) if shown else ()
    refusal = _refuse_vote(room, verb.passage, verb.voting)
    if refusal is not None:
        return refusal
    ballot = room.ballots.get((verb.passage, verb.voting), {}).get(verb.place)
    if ballot is None or not ballot.reason or room.places[verb.place].standing is not Standing.IN:
        return Refusal("That student wrote no reason in this vote.")
    if shown is not None and shown.text == ballot.reason:
        return ()
    return (ReasonShown(at=at, place=verb.place, passage=verb.passage, voting=verb.voting, text=ballot.reason),)


_STORY = frozenset(LessonStage) - {
    LessonStage.LOBBY,
    LessonStage.ENDING,
    LessonStage.QUESTIONS,
    LessonStage.REVEAL,
    LessonStage.RECKONING,
    LessonStage.DEBRIEF,
    LessonStage.REFLECTION,
    LessonStage.ENDED,
}
"""The stages in which the story goes on, and news can come in."""


def _let_in(room: Classroom, verb: LetIn, at: int) -> Result:
    inject = room.plan.injects.get(verb.inject)
    if inject is None:
        return Refusal(f"This lesson has no news {quote_short(verb.inject)}.")
    if inject.id in room.news:
        return ()
    if not can_let_in(room, inject):
        return Refusal(f"The news '{inject.id}' belongs to another point of the story.")
    return (NewsLetIn(at=at, inject=inject.id),)


def can_let_in(room: Classroom, inject: Inject) -> bool:
    """Tell whether news can be let in now: while the story goes on, where the author says, and once."""
    here = not inject.passages or room.position.place in inject.passages
    return here and room.stage in _STORY and inject.id not in room.news


def _give_floor(room: Classroom, verb: GiveFloor, at: int) -> Result:
    if verb.place is None:
        return (FloorGiven(at=at, place=None),) if room.floor else ()
    place = room.places.get(verb.place)
    if place is None or place.standing is not Standing.IN:
        return NO_PLACE
    if not 0 <= verb.seconds <= MOST_SECONDS:
        return Refusal(f"Somebody speaks for 0 to {MOST_SECONDS} seconds; 0 is what the lesson says.")
    if room.stopped:
        return Refusal("The class has stopped for today.")
    return (FloorGiven(at=at, place=verb.place, seconds=verb.seconds or room.plan.lesson.timing.floor),)


def _count_hands(room: Classroom, verb: CountHands, at: int) -> Result:
    voting = OPEN_VOTES.get(room.stage)
    if voting is None or (verb.turn is not None and verb.turn != room.turn):
        return Refusal("No vote is open now.")
    open_here = {choice.id for choice in list_open_choices(room.plan, state_at(room.plan, room.position))}
    unknown = next((name for name, _ in verb.hands if name not in open_here), None)
    if unknown is not None:
        return Refusal(f"There is no open choice {quote_short(unknown)} here.")
    if not all(0 <= count <= MOST_HANDS for _, count in verb.hands):
        return Refusal(f"Hands are counted from 0 to {MOST_HANDS:,}.")
    return (HandsCounted(at=at, passage=room.position.place, voting=voting, hands=verb.hands),)


def perform_for_time(room: Classroom, verb: ForTime, at: int) -> Result:
    """Carry out what concerns the time."""
    match verb:
        case AddTime():
            return _add_time(room, verb, at)
        case Pause() | Stop():
            return _stop_clock(room, verb, at)
        case Resume():
            return (Resumed(at=at),) if room.paused else ()
        case GoOn():
            return (GoneOn(at=at),) if room.stopped else ()
        case _:
            assert_never(verb)


def _stop_clock(room: Classroom, verb: Pause | Stop, at: int) -> Result:
    if room.stage is LessonStage.ENDED:
        return Refusal("This class has ended.")
    if isinstance(verb, Stop):
        return () if room.stopped else (Stopped(at=at),)
    return () if room.paused or room.stopped else (Paused(at=at),)


def _add_time(room: Classroom, verb: AddTime, at: int) -> Result:
    place: Place | None = room.places.get(verb.place) if verb.place is not None else None
    if verb.place is not None and place is None:
        return NO_PLACE
    if not 1 <= verb.seconds <= MOST_SECONDS:
        return Refusal(f"More time is 1 to {MOST_SECONDS} seconds.")
    return (TimeAdded(at=at, seconds=verb.seconds, place=verb.place),)
