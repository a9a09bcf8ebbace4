"""What is asked of one player at the shared keyboard now."""

from collections.abc import Callable

import attrs

from game.lesson.stages import OPEN_VOTES, SECOND, LessonStage
from game.lesson.verbs import Answer, Predict, Reflect, Verb, Vote
from game.lesson.view_values import StudentView
from game.play.cards import Option


@attrs.frozen(kw_only=True)
class Question:
    """Something that is asked of one player: choices, words or both, how sure they are, and the verb it makes."""

    text: str
    choices: tuple[Option, ...] = ()
    writes: str = ""
    may_be_empty: bool = False
    sure: bool = False
    make: Callable[[str, str, int | None], Verb]


def list_questions(view: StudentView) -> list[Question]:
    """Return what is asked of a player now and not done yet."""
    common = view.common
    if common is None or common.stopped:
        return []
    voting = OPEN_VOTES.get(common.stage)
    if voting is not None and "vote" in view.may and all(ballot.voting != voting for ballot in view.ballots):
        return [
            Question(
                text=common.question or "What is to be done?",
                choices=common.choices,
                writes="Why? In a sentence or two.",
                may_be_empty=voting == SECOND,
                sure=True,
                make=lambda choice, words, sure: Vote(
                    place=view.place, choice=choice, reason=words, confidence=sure, turn=common.turn
                ),
            )
        ]
    if common.stage in {LessonStage.PREDICTION, LessonStage.QUESTIONS} and "predict" in view.may:
        return [_ask_prediction(view, one.id, one.text, one.answers) for one in view.questions if not one.answer]
    return _list_written(view)


def _ask_prediction(view: StudentView, name: str, text: str, answers: tuple[Option, ...]) -> Question:
    return Question(
        text=text,
        choices=answers,
        sure=True,
        make=lambda choice, _, sure: Predict(place=view.place, question=name, answer=choice, confidence=sure or 0),
    )


def _list_written(view: StudentView) -> list[Question]:
    common = view.common
    if common is None:
        return []
    if common.card is not None and "answer" in view.may and not view.answer:
        return [Question(text=common.card.question, writes="Your answer", make=lambda _, words, __: Answer(
            place=view.place, text=words, turn=common.turn))]  # fmt: skip
    if common.reflection and "reflect" in view.may and not view.reflection:
        return [Question(text=common.reflection, writes="Your answer", make=lambda _, words, __: Reflect(
            place=view.place, text=words))]  # fmt: skip
    return []
