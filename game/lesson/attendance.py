"""Who is in a class: who votes, who is waited for, and who speaks for whom."""

from collections.abc import Iterator

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
    stage, members = room.stage, room.members
    if stage in {LessonStage.VOTE, LessonStage.SECOND_VOTE}:
        return tuple(place for place in members if may_vote(room, place, room.position.place))
    if stage is LessonStage.DEBRIEF:
        return members if room.plan.lesson.cards[room.position.card].written else ()
    asking = {LessonStage.PREDICTION, LessonStage.QUESTIONS, LessonStage.REFLECTION}
    return members if stage in asking else ()


def has_done(room: Classroom, place: int) -> bool:
    """Tell whether a student did what this stage asks."""
    stage, passage = room.stage, room.position.place
    match stage:
        case LessonStage.VOTE | LessonStage.SECOND_VOTE:
            return place in room.ballots.get((passage, OPEN_VOTES[stage]), {})
        case LessonStage.PREDICTION:
            return place in room.predictions.get(room.plan.question_at(passage), {})
        case LessonStage.QUESTIONS:
            questions = room.plan.decision.reveal.questions
            return all(place in room.predictions.get(question.id, {}) for question in questions)
        case LessonStage.DEBRIEF:
            return place in room.answers.get(room.plan.lesson.cards[room.position.card].id, {})
        case LessonStage.REFLECTION:
            return place in room.reflections
        case _:
            return True


def list_stragglers(room: Classroom, at: int) -> tuple[Place, ...]:
    """Return those who are here, have time left and have not done what this stage asks."""
    return tuple(_stragglers(room, at))


def _stragglers(room: Classroom, at: int) -> Iterator[Place]:
    for place in list_asked(room):
        if place.present and not has_done(room, place.id) and not is_time_up(room, at, place.id):
            yield place
