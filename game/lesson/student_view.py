"""What is one student's own: role, ballots, questions, predictions, road."""

import attrs

from game.lesson.attendance import list_represented, may_vote
from game.lesson.classroom import Classroom
from game.lesson.common_view import view_common
from game.lesson.own_roads import find_own_road, is_like_history, reckon
from game.lesson.places import Place
from game.lesson.questions import (
    find_answer_text,
    find_question_text,
    find_right_answer,
    list_answers,
    list_open_questions,
)
from game.lesson.sight import sight_of
from game.lesson.stages import FIRST, OPEN_VOTES, SECOND, LessonStage
from game.lesson.student_verbs import may_observe
from game.lesson.view_roles import list_groups, view_desk
from game.lesson.view_values import BallotView, GroupView, OwnRoadStep, OwnRoadView, QuestionView, StudentView
from game.lesson.view_votes import find_juncture_in_view
from game.play.cards import Option
from game.play.page import Prediction


def view_member(room: Classroom, place: Place, at: int) -> StudentView:
    """Return what a student who is in the class sees."""
    desk = view_desk(sight_of(room), (place.role, *list_represented(room, place)))
    card = room.plan.lesson.cards[room.position.card].id if room.stage is LessonStage.DEBRIEF else ""
    common = view_common(room, at)
    own_time = room.extra_of.get(place.id, 0)
    clock = common.clock
    return StudentView(
        place=place.id,
        name=place.name,
        code=place.code,
        notice="The class has stopped for today; it goes on another day." if room.stopped else "",
        may=_list_open_verbs(room, place),
        common=common,
        role=desk.role,
        stands_in_for=desk.represented,
        clock=attrs.evolve(clock, stage_planned=clock.stage_planned + own_time) if own_time else clock,
        group=_find_group(room, place),
        papers=desk.papers,
        ballots=_view_ballots(room, place),
        news=desk.news,
        questions=tuple(_view_question(room, place, name) for name in list_open_questions(room)),
        predictions=_view_predictions(room, place),
        answer=room.answers.get(card, {}).get(place.id, ""),
        reflection=room.reflections.get(place.id, "") if room.stage is LessonStage.REFLECTION else "",
        own_road=_view_own_road(room, place),
        sources=desk.sources,
    )


def _find_group(room: Classroom, place: Place) -> GroupView | None:
    groups = list_groups(room) if room.stage is LessonStage.DISCUSSION else ()
    return next((group for group, places in groups if place.id in places), None)


def _list_open_verbs(room: Classroom, place: Place) -> frozenset[str]:
    """Name what a student can do now."""
    if room.stopped:
        return frozenset()
    unanswered = [name for name in list_open_questions(room) if place.id not in room.predictions.get(name, {})]
    written = room.stage is LessonStage.DEBRIEF and room.plan.lesson.cards[room.position.card].written
    verbs = {
        "vote": room.stage in OPEN_VOTES and may_vote(room, place, room.position.place),
        "predict": bool(unanswered),
        "answer": written,
        "reflect": room.stage is LessonStage.REFLECTION,
        "observe": may_observe(room) and not room.plan.roles[place.role].observer,
    }
    return frozenset(name for name, is_open in verbs.items() if is_open)


def _view_ballots(room: Classroom, place: Place) -> tuple[BallotView, ...]:
    """Return a student's own ballots at the juncture in view."""
    passage = find_juncture_in_view(room)
    return tuple(
        BallotView(
            voting=voting,
            choice=ballot.choice,
            text=room.plan.decision.passages[passage].choice(ballot.choice).text,
            reason=ballot.reason,
            papers=ballot.papers,
            confidence=ballot.confidence,
        )
        for voting in (FIRST, SECOND)
        if (ballot := room.ballots.get((passage, voting), {}).get(place.id)) is not None
    )


def _view_question(room: Classroom, place: Place, question: str) -> QuestionView:
    said = room.predictions.get(question, {}).get(place.id)
    return QuestionView(
        id=question,
        text=find_question_text(room.plan, question),
        answers=tuple(Option(id=name, text=text) for name, text in list_answers(room, question).items()),
        answer=said.answer if said else "",
        confidence=said.confidence if said else None,
    )


def list_questions_asked(room: Classroom) -> tuple[str, ...]:
    """Return the questions that anybody answered, and the decision's own, in the order of the lesson."""
    junctures = [room.plan.question_at(juncture.passage) for juncture in room.plan.lesson.junctures]
    own = [question.id for question in room.plan.decision.reveal.questions]
    return tuple(name for name in (*junctures, *own) if name in own or room.predictions.get(name))


def _view_predictions(room: Classroom, place: Place) -> tuple[Prediction, ...]:
    """Return what history did beside what a student had said, at the reveal and once the class has ended: hindsight."""
    if room.stage not in {LessonStage.REVEAL, LessonStage.RECKONING} and not _ended_after_reveal(room):
        return ()
    return tuple(_view_prediction(room, place, question) for question in list_questions_asked(room))


def _view_prediction(room: Classroom, place: Place, question: str) -> Prediction:
    said = room.predictions.get(question, {}).get(place.id)
    right, right_text = find_right_answer(room, question)
    return Prediction(
        question=question,
        text=find_question_text(room.plan, question),
        right=right,
        right_text=right_text,
        yours=said.answer if said else None,
        yours_text=find_answer_text(room.plan, question, said.answer) if said else "",
        confidence=said.confidence if said else None,
    )


def _ended_after_reveal(room: Classroom) -> bool:
    return room.stage is LessonStage.ENDED and room.revealed


def _view_own_road(room: Classroom, place: Place) -> OwnRoadView | None:
    """Return what a student's choices alone would have led to, from the reckoning on; None without a ballot."""
    if room.stage is not LessonStage.RECKONING and not _ended_after_reveal(room):
        return None
    road = find_own_road(room, place.id)
    if not road.own:
        return None
    decision = room.plan.decision
    return OwnRoadView(
        ending=decision.spot(road.place).title,
        same_ending_as_class=road.place == room.position.place,
        same_as_history=is_like_history(room.plan, road.steps),
        steps=tuple(
            OwnRoadStep(
                passage=step.passage,
                title=decision.passages[step.passage].title,
                text=decision.choice_of(step).text,
                own=step.passage in road.own,
            )
            for step in road.steps
            if step.passage in room.plan.junctures
        ),
        reckoning=reckon(room.plan, road.steps) if road.ended else None,
    )
