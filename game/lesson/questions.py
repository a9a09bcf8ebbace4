"""The questions what history did: which are asked now, and what may be answered."""

import operator
from collections.abc import Mapping

from game.lesson.classroom import Classroom
from game.lesson.course import road_of
from game.lesson.offering import order_choices
from game.lesson.plan import ELSEWHERE, QUESTION_OF_JUNCTURE, Plan
from game.lesson.stages import LessonStage
from game.play.order import drawn
from game.story.engine import offer

ELSEWHERE_TEXT = "History did not come to this point, or did something else."


def list_open_questions(room: Classroom) -> tuple[str, ...]:
    """Return the names of the questions that are asked in this stage; none once history was told."""
    if room.revealed:
        return ()
    if room.stage is LessonStage.PREDICTION:
        return (room.plan.question_at(room.position.place),)
    if room.stage is LessonStage.QUESTIONS:
        return tuple(question.id for question in room.plan.decision.reveal.questions)
    return ()


def list_answers(room: Classroom, question: str) -> Mapping[str, str]:
    """Return the texts that a question may be answered with, by the answers' names.

    At a juncture these are all the choices that are shown, and that history did not come by there.
    """
    passage = find_juncture(question)
    if passage:
        return {**_list_shown_choices(room, passage), ELSEWHERE: ELSEWHERE_TEXT}
    for asked in room.plan.decision.reveal.questions:
        if asked.id == question:
            answers = drawn(room.number, question, asked.answers, lambda answer: answer.id)
            return {answer.id: answer.text for answer in answers}
    return {}


def _list_shown_choices(room: Classroom, passage: str) -> dict[str, str]:
    """Return the choices that the class sees, or saw, at a juncture; all where its road does not come by."""
    decision = room.plan.decision
    for state in road_of(room.plan, room.position.steps).states:
        if state.place == passage:
            found = [(offered.choice.id, offered.choice.text) for offered in offer(decision, state)]
            break
    else:
        found = [(choice.id, choice.text) for choice in decision.passages[passage].choices]
    return dict(order_choices(room, passage, found, operator.itemgetter(0)))


def find_juncture(question: str) -> str:
    """Return the passage of a question what history did at a juncture; empty for one of the decision's own."""
    return question.removeprefix(QUESTION_OF_JUNCTURE) if question.startswith(QUESTION_OF_JUNCTURE) else ""


def find_right_answer(room: Classroom, question: str) -> tuple[str, str]:
    """Return the right answer's name and text. It is hindsight: views show it from the reveal on."""
    passage = find_juncture(question)
    if not passage:
        asked = next(asked for asked in room.plan.decision.reveal.questions if asked.id == question)
        return asked.right.id, asked.right.text
    shown = _list_shown_choices(room, passage)
    step = next((step for step in room.plan.history.steps if step.passage == passage), None)
    if step is None or step.choice not in shown:
        return ELSEWHERE, ELSEWHERE_TEXT
    return step.choice, shown[step.choice]


def find_question_text(plan: Plan, question: str) -> str:
    """Return a question as it is asked."""
    passage = find_juncture(question)
    if passage:
        juncture = plan.junctures[passage]
        asked = juncture.question or plan.decision.passages[passage].title
        return f"What did history do here? ({asked})"
    return next(asked.text for asked in plan.decision.reveal.questions if asked.id == question)


def find_answer_text(plan: Plan, question: str, answer: str) -> str:
    """Return an answer as it was given; empty where the question has none of that name."""
    passage = find_juncture(question)
    if answer == ELSEWHERE:
        return ELSEWHERE_TEXT
    if passage:
        return next((choice.text for choice in plan.decision.passages[passage].choices if choice.id == answer), "")
    asked = next(asked for asked in plan.decision.reveal.questions if asked.id == question)
    return next((one.text for one in asked.answers if one.id == answer), "")
