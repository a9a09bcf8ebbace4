"""Who is in a class: who votes, who is waited for, and who speaks for whom."""

import functools
import operator
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from game.lesson.classroom import Classroom
from game.lesson.clock import is_time_up
from game.lesson.places import Place, Standing
from game.lesson.stages import OPEN_VOTES, LessonStage


def list_deputies(room: Classroom, role: str) -> tuple[Place, ...]:
    """Return who sits in for a role: whom the teacher named, else the author's first deputies if nobody holds it."""
    named = room.places.get(room.deputies.get(role, 0))
    if named is not None and named.standing is Standing.IN:
        return (named,)
    return () if room.holders[role] else _find_first_deputies(room, role)


def _find_first_deputies(room: Classroom, role: str) -> tuple[Place, ...]:
    held = (room.holders[deputy] for deputy in room.plan.roles[role].deputies)
    return next((holders for holders in held if holders), ())


def list_represented(room: Classroom, place: Place) -> tuple[str, ...]:
    """Return the roles that a student sits in for, beside their own."""
    return tuple(role for role in room.plan.roles if role != place.role and place in list_deputies(room, role))


def may_vote(room: Classroom, place: Place, passage: str) -> bool:
    """Tell whether a student votes at a juncture, for themselves or for a role they sit in for."""
    if place.standing is not Standing.IN:
        return False
    own = room.plan.votes(place.role, passage)
    return own or any(room.plan.votes(role, passage) for role in list_represented(room, place))


def list_asked(room: Classroom) -> tuple[Place, ...]:
    """Return those of whom this stage asks something."""
    stage = room.stage
    if stage in OPEN_VOTES:
        passage = room.position.place
        voting = {role for role in room.plan.roles if room.plan.votes(role, passage)}
        return tuple(place for place in room.members if place.role in voting or may_vote(room, place, passage))
    if stage is LessonStage.DEBRIEF:
        return room.members if room.plan.lesson.cards[room.position.card].written else ()
    return room.members if stage in _ASKING_ALL else ()


_ASKING_ALL = frozenset({LessonStage.PREDICTION, LessonStage.QUESTIONS, LessonStage.REFLECTION})


def find_done(room: Classroom) -> AbstractSet[int]:
    """Return the places that did what this stage asks; none where it asks nothing."""
    stage, passage = room.stage, room.position.place
    match stage:
        case LessonStage.VOTE | LessonStage.SECOND_VOTE:
            return room.ballots.get((passage, OPEN_VOTES[stage]), {}).keys()
        case LessonStage.PREDICTION:
            return room.predictions.get(room.plan.question_at(passage), {}).keys()
        case LessonStage.QUESTIONS:
            said = [room.predictions.get(question.id, {}) for question in room.plan.decision.reveal.questions]
            return functools.reduce(operator.and_, (set(places) for places in said))
        case LessonStage.DEBRIEF:
            return room.answers.get(room.plan.lesson.cards[room.position.card].id, {}).keys()
        case LessonStage.REFLECTION:
            return room.reflections.keys()
        case _:
            return frozenset()


def list_stragglers(room: Classroom, at: int) -> tuple[Place, ...]:
    """Return those who are here, have time left and have not done what this stage asks."""
    return tuple(_stragglers(room, at))


def _stragglers(room: Classroom, at: int) -> Iterator[Place]:
    done = find_done(room)
    for place in list_asked(room):
        if place.present and place.id not in done and not is_time_up(room, at, place.id):
            yield place
