"""The class after an event: a log folded into a class."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, assert_never

import attrs

from game.lesson.classroom import Classroom
from game.lesson.events import (
    Admitted,
    Answered,
    ClassLogError,
    Decided,
    DeputyNamed,
    Event,
    FloorGiven,
    GoneOn,
    HandsCounted,
    Joined,
    LockChanged,
    Moved,
    NewsLetIn,
    Opened,
    Paused,
    Predicted,
    PresenceChanged,
    ReasonHidden,
    ReasonShown,
    Reassigned,
    Reflected,
    Removed,
    Resumed,
    Stopped,
    TallyShown,
    TimeAdded,
    TookBack,
    Voted,
)
from game.lesson.places import Ballot, Floor, Outcome, Place, Prediction, ShownReason, Standing, Stopwatch
from game.lesson.plan import Plan
from game.lesson.stages import FIRST, HINDSIGHT, SECOND, LessonStage, Position

_OUTSIDE = frozenset({LessonStage.LOBBY, LessonStage.ENDED})
"""Stages that are no time of the lesson."""
_OPENED: Mapping[LessonStage, tuple[int, ...]] = MappingProxyType(
    {
        LessonStage.PAGE: (FIRST, SECOND),
        LessonStage.VOTE: (FIRST, SECOND),
        LessonStage.PREDICTION: (SECOND,),
        LessonStage.DISCUSSION: (SECOND,),
        LessonStage.SECOND_VOTE: (SECOND,),
    }
)
"""The votes that are sealed when a class comes to a stage."""


def begin_class(plan: Plan) -> Classroom:
    """Return the class before its first event, which is `Opened`."""
    lobby = Position(stage=LessonStage.LOBBY, place=plan.decision.opening)
    return Classroom(plan=plan, trail=(lobby,))


def fold(plan: Plan, events: Iterable[Event]) -> Classroom:
    """Return the class that events make; raises ClassLogError where they name what this class or lesson has not."""
    classroom = begin_class(plan)
    try:
        for event in events:
            classroom = apply(classroom, event)
    except (KeyError, IndexError) as error:
        message = "The log of this class does not fit its lesson."
        raise ClassLogError(message) from error
    return classroom


def apply(classroom: Classroom, event: Event) -> Classroom:
    """Return the class after an event, which is taken for true: what is allowed is asked in `perform`."""
    after = _apply(classroom, event)
    return attrs.evolve(after, version=classroom.version + 1, at=max(classroom.at, event.at))


def _apply(room: Classroom, event: Event) -> Classroom:
    match event:
        case Opened() | LockChanged() | DeputyNamed():
            return _apply_to_all(room, event)
        case Joined() | TookBack() | PresenceChanged() | Admitted() | Removed() | Reassigned():
            return _apply_to_place(room, event)
        case Moved():
            return _move(room, event)
        case Paused() | Resumed() | Stopped() | GoneOn() | TimeAdded():
            return _apply_to_time(room, event)
        case TallyShown() | ReasonShown() | ReasonHidden() | NewsLetIn() | FloorGiven():
            return _show(room, event)
        case Decided() | Voted() | HandsCounted() | Predicted() | Answered() | Reflected():
            return _write_down(room, event)
        case _:
            assert_never(event)


_OfAll = Opened | LockChanged | DeputyNamed
_OfPlace = Joined | TookBack | PresenceChanged | Admitted | Removed | Reassigned
_OfTime = Paused | Resumed | Stopped | GoneOn | TimeAdded
_Shown = TallyShown | ReasonShown | ReasonHidden | NewsLetIn | FloorGiven
_Written = Decided | Voted | HandsCounted | Predicted | Answered | Reflected


def _apply_to_all(room: Classroom, event: _OfAll) -> Classroom:
    match event:
        case Opened():
            return attrs.evolve(room, opened=event)
        case LockChanged():
            return attrs.evolve(room, locked=event.locked)
        case DeputyNamed():
            others = {role: place for role, place in room.deputies.items() if role != event.role}
            named = others if event.place is None else {**others, event.role: event.place}
            return attrs.evolve(room, deputies=named)
        case _:
            assert_never(event)


def _apply_to_place(room: Classroom, event: _OfPlace) -> Classroom:
    match event:
        case Joined():
            return _seat(room, event)
        case TookBack():
            there = _with_place(room, event.place, present=True)
            return attrs.evolve(there, keys={**there.keys, event.key: event.place}) if event.key else there
        case PresenceChanged():
            return _with_place(room, event.place, present=event.present)
        case Admitted():
            return _with_place(room, event.place, standing=Standing.IN)
        case Removed():
            return _remove(room, event.place)
        case Reassigned():
            return _with_place(room, event.place, role=event.role, name=event.name)
        case _:
            assert_never(event)


def _seat(room: Classroom, event: Joined) -> Classroom:
    place = Place(
        id=event.place,
        name=event.name,
        code=event.code,
        role=event.role,
        standing=Standing.WAITING if event.waits else Standing.IN,
        joined=event.at,
    )
    keys = {**room.keys, event.key: event.place} if event.key else room.keys
    return attrs.evolve(room, places={**room.places, event.place: place}, keys=keys)


def _with_place(room: Classroom, place: int, **changes: Any) -> Classroom:
    changed = attrs.evolve(room.places[place], **changes)
    return attrs.evolve(room, places={**room.places, place: changed})


def _remove(room: Classroom, place: int) -> Classroom:
    """Let nothing of a student who was removed stay on the screens."""
    gone = _with_place(room, place, standing=Standing.REMOVED)
    return attrs.evolve(
        gone,
        deputies={role: deputy for role, deputy in room.deputies.items() if deputy != place},
        shown_reasons=tuple(reason for reason in room.shown_reasons if reason.place != place),
        floor=None if room.floor and room.floor.place == place else room.floor,
    )


def _move(room: Classroom, event: Moved) -> Classroom:
    """Stand somewhere else; a choice that was gone back on is none, and a vote opened anew is sealed anew."""
    to, runs = event.position, not (room.paused or room.stopped)
    chosen = {step.passage for step in to.steps}
    begun = runs and to.stage not in _OUTSIDE
    return attrs.evolve(
        _seal(room, to),
        trail=room.trail[:-1] if event.back else (*room.trail, to),
        turn=room.turn + 1,
        outcomes={passage: outcome for passage, outcome in room.outcomes.items() if passage in chosen},
        revealed=room.revealed or to.stage in HINDSIGHT,
        floor=None,
        lesson_watch=room.lesson_watch.start(event.at) if begun else room.lesson_watch.stop(event.at),
        stage_watch=Stopwatch(since=event.at if runs else None),
        stage_extra=0,
        extra_of={},
    )


def _seal(room: Classroom, to: Position) -> Classroom:
    """Take what was shown of a vote off the screens where that vote, or one before it, is open again."""
    votings = _OPENED.get(to.stage)
    if votings is None:
        return room
    sealed = {(to.place, voting) for voting in votings}
    return attrs.evolve(
        room,
        shown_tallies={voting: shown for voting, shown in room.shown_tallies.items() if voting not in sealed},
        shown_reasons=tuple(one for one in room.shown_reasons if (one.passage, one.voting) not in sealed),
    )


def _apply_to_time(room: Classroom, event: _OfTime) -> Classroom:
    match event:
        case Paused():
            return attrs.evolve(_stop_watches(room, event.at), paused=True)
        case Resumed():
            return attrs.evolve(_start_watches(room, event.at), paused=False)
        case Stopped():
            away = {name: attrs.evolve(place, present=False) for name, place in room.places.items()}
            return attrs.evolve(_stop_watches(room, event.at), places=away, stopped=True, paused=False, floor=None)
        case GoneOn():
            return attrs.evolve(_start_watches(room, event.at), stopped=False)
        case TimeAdded():
            if event.place is None:
                return attrs.evolve(room, stage_extra=room.stage_extra + event.seconds)
            extra = room.extra_of.get(event.place, 0) + event.seconds
            return attrs.evolve(room, extra_of={**room.extra_of, event.place: extra})
        case _:
            assert_never(event)


def _stop_watches(room: Classroom, at: int) -> Classroom:
    return attrs.evolve(room, lesson_watch=room.lesson_watch.stop(at), stage_watch=room.stage_watch.stop(at))


def _start_watches(room: Classroom, at: int) -> Classroom:
    """Let the clock go on where it stood; that of the lesson runs only between the lobby and the end."""
    begun = room.stage not in _OUTSIDE
    lesson = room.lesson_watch.start(at) if begun else room.lesson_watch
    return attrs.evolve(room, lesson_watch=lesson, stage_watch=room.stage_watch.start(at))


def _show(room: Classroom, event: _Shown) -> Classroom:
    match event:
        case TallyShown():
            shown = {**room.shown_tallies, (event.passage, event.voting): event.shown}
            return attrs.evolve(room, shown_tallies=shown)
        case ReasonShown():
            reason = ShownReason(place=event.place, passage=event.passage, voting=event.voting, text=event.text)
            return attrs.evolve(room, shown_reasons=(*_without(room, event), reason))
        case ReasonHidden():
            return attrs.evolve(room, shown_reasons=_without(room, event))
        case NewsLetIn():
            return attrs.evolve(room, news=(*room.news, event.inject))
        case FloorGiven():
            speaks = None
            if event.place is not None:
                speaks = Floor(place=event.place, since=room.stage_watch.read(event.at), seconds=event.seconds)
            return attrs.evolve(room, floor=speaks)
        case _:
            assert_never(event)


def _without(room: Classroom, event: ReasonShown | ReasonHidden) -> tuple[ShownReason, ...]:
    named = (event.place, event.passage, event.voting)
    return tuple(one for one in room.shown_reasons if (one.place, one.passage, one.voting) != named)


def _write_down(room: Classroom, event: _Written) -> Classroom:
    match event:
        case Decided():
            outcome = Outcome(choice=event.choice, rule=event.rule, tied=event.tied, at=event.at)
            return attrs.evolve(room, outcomes={**room.outcomes, event.passage: outcome})
        case HandsCounted():
            return attrs.evolve(room, hands={**room.hands, (event.passage, event.voting): dict(event.hands)})
        case Voted():
            return _vote(room, event)
        case Predicted():
            said = Prediction(answer=event.answer, confidence=event.confidence, at=event.at)
            others = room.predictions.get(event.question, {})
            predictions = {**room.predictions, event.question: {**others, event.place: said}}
            return _be_here(attrs.evolve(room, predictions=predictions), event.place)
        case Answered():
            given = {**room.answers.get(event.card, {}), event.place: event.text}
            return _be_here(attrs.evolve(room, answers={**room.answers, event.card: given}), event.place)
        case Reflected():
            reflections = {**room.reflections, event.place: event.text}
            return _be_here(attrs.evolve(room, reflections=reflections), event.place)
        case _:
            assert_never(event)


def _vote(room: Classroom, event: Voted) -> Classroom:
    ballot = Ballot(
        choice=event.choice, reason=event.reason, papers=event.papers, confidence=event.confidence, at=event.at
    )
    voting = (event.passage, event.voting)
    ballots = {**room.ballots, voting: {**room.ballots.get(voting, {}), event.place: ballot}}
    return _be_here(attrs.evolve(room, ballots=ballots), event.place)


def _be_here(room: Classroom, place: int) -> Classroom:
    """Know that a student who has just written something is here."""
    return room if room.places[place].present else _with_place(room, place, present=True)
