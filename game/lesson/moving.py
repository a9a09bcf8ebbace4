"""What moves a class from stage to stage, carried out."""

from typing import assert_never

import attrs

from game.lesson.attendance import list_stragglers
from game.lesson.classroom import Classroom
from game.lesson.course import decide, find_next_position, list_open_choices, state_at
from game.lesson.events import Decided, Event, Moved
from game.lesson.stages import LessonStage
from game.lesson.tally import find_choice
from game.lesson.verbs import Advance, Back, Decide, End, Refusal, VoteAgain
from game.lesson.written import quote_short
from game.story.lesson import DecisionRule

Result = tuple[Event, ...] | Refusal
Moving = Advance | Back | VoteAgain | Decide | End


def perform_move(room: Classroom, verb: Moving, at: int) -> Result:
    """Carry out what moves the class."""
    if verb.turn is not None and verb.turn != room.turn:
        return Refusal("The class has moved since; look where it stands.")
    if room.stopped:
        return Refusal("The class has stopped for today; go on with it first.")
    match verb:
        case Advance():
            return _advance(room, verb, at)
        case Decide():
            return _decide(room, verb, at)
        case Back() | VoteAgain() | End():
            return _move_aside(room, verb, at)
        case _:
            assert_never(verb)


def _move_aside(room: Classroom, verb: Back | VoteAgain | End, at: int) -> Result:
    """Move otherwise than on to what comes next."""
    match verb:
        case Back():
            if len(room.trail) == 1:
                return Refusal("The class is at its beginning.")
            return (Moved(at=at, position=room.trail[-2], back=True),)
        case VoteAgain():
            if room.stage not in {LessonStage.DISCUSSION, LessonStage.DECIDING}:
                return Refusal("The class votes again after the discussion, before it has decided.")
            return (Moved(at=at, position=attrs.evolve(room.position, stage=LessonStage.SECOND_VOTE)),)
        case End():
            ended = Moved(at=at, position=attrs.evolve(room.position, stage=LessonStage.ENDED))
            return () if room.stage is LessonStage.ENDED else (ended,)
        case _:
            assert_never(verb)


def _advance(room: Classroom, verb: Advance, at: int) -> Result:
    if room.stage is LessonStage.DECIDING:
        return _decide(room, Decide(), at)
    if room.stage is LessonStage.ENDED:
        return Refusal("This class has ended.")
    stragglers = () if verb.without_stragglers else list_stragglers(room, at)
    if stragglers:
        who = f"{stragglers[0].name} still writes" if len(stragglers) == 1 else f"{len(stragglers)} still write"
        return Refusal(f"{who}; wait, or go on without them.")
    position = find_next_position(room.plan, room.position)
    if position is None:
        return Refusal(f"The story leads nowhere from '{room.position.place}'; go back, or end the class.")
    return (Moved(at=at, position=position),)


def _decide(room: Classroom, verb: Decide, at: int) -> Result:
    """Find the class's choice; the teacher names one only where the rule leaves it to them."""
    if room.stage is not LessonStage.DECIDING:
        return Refusal("The class decides when its votes are closed.")
    found = find_choice(room)
    choice = found.choice
    if choice is None:
        names = found.tied or tuple(one.id for one in list_open_choices(room.plan, state_at(room.plan, room.position)))
        if verb.choice not in names:
            return Refusal(_ask_teacher(room, found.tied, names))
        choice = verb.choice
    elif verb.choice and verb.choice != choice:
        return Refusal(f"The class chose '{choice}', not {quote_short(verb.choice)}.")
    passage, rule = room.position.place, room.plan.junctures[room.position.place].rule
    decided = Decided(
        at=at,
        passage=passage,
        choice=choice,
        rule=rule.value if found.choice else DecisionRule.TEACHER.value,
        tied=found.tied,
    )
    return (decided, Moved(at=at, position=decide(room.plan, room.position, choice)))


def _ask_teacher(room: Classroom, tied: tuple[str, ...], names: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    if tied:
        return f"The vote is tied; name the choice: {listed}."
    if room.plan.junctures[room.position.place].rule is DecisionRule.TEACHER:
        return f"Here the teacher decides; name the choice: {listed}."
    return f"Nobody voted; name the choice: {listed}."
