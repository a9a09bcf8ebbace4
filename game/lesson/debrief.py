"""The debrief sheet of a class as plain values: its votes, its road beside history, its words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from game.lesson.classroom import Classroom
from game.lesson.own_roads import is_like_history, list_own_roads, reckon
from game.lesson.places import Prediction
from game.lesson.questions import find_answer_text, find_question_text, find_right_answer
from game.lesson.records import list_passages_voted
from game.lesson.stages import FIRST, SECOND
from game.lesson.tally import list_ballots, was_held
from game.lesson.view_values import TallyView
from game.lesson.view_votes import describe_rule, view_tally
from game.play.page import ReckoningDetail
from game.story.lesson import Criterion


@attrs.frozen(kw_only=True)
class JunctureSheet:
    """What a class did at a juncture. `reasons` are those of the last ballots, by the text of the choice, unnamed.

    `chosen` is empty where the class did not decide; `history` is, too, before the reveal and where history did not
    come by.
    """

    passage: str
    title: str
    question: str
    rule: str
    tallies: tuple[TallyView, ...]
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    chosen: str
    tied: bool
    history: str


@attrs.frozen(kw_only=True)
class PredictionSheet:
    """How a question what history did was answered: the answers' texts with how many, and how sure they were.

    `right` is empty before the reveal, and then `hits` is 0.
    """

    question: str
    text: str
    answers: tuple[tuple[str, int], ...]
    confidence: int
    right: str
    hits: int
    said: int


@attrs.frozen(kw_only=True)
class RoleSheet:
    """A role with who held it, and what it was after."""

    title: str
    names: tuple[str, ...]
    objective: str


@attrs.frozen(kw_only=True)
class DebriefSheet:
    """Everything that a class leaves behind, to be talked over; without names where it is a student's words."""

    class_id: str
    lesson: str
    decision: str
    began: str
    students: int
    minutes_taken: int
    minutes_planned: int
    roles: tuple[RoleSheet, ...]
    junctures: tuple[JunctureSheet, ...]
    predictions: tuple[PredictionSheet, ...]
    ending: str
    history_ending: str
    reckoning: ReckoningDetail | None
    own_endings: tuple[tuple[str, int], ...]
    like_history: int
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    reflection: str
    reflections: tuple[str, ...]
    rubric: tuple[Criterion, ...]


def build_debrief(room: Classroom) -> DebriefSheet:
    """Return the debrief sheet of a class as far as it has come; hindsight only where history was told."""
    decision, lesson = room.plan.decision, room.plan.lesson
    ending = decision.endings.get(room.position.place)
    own = list_own_roads(room) if room.revealed else {}
    members = {place.id for place in room.members}
    return DebriefSheet(
        class_id=room.opened.id if room.opened else "",
        lesson=lesson.title,
        decision=decision.title,
        began=room.opened.began if room.opened else "",
        students=len(room.members),
        minutes_taken=-(-room.lesson_watch.read(room.at) // 60),
        minutes_planned=lesson.minutes,
        roles=tuple(
            RoleSheet(
                title=role.title,
                names=tuple(place.name for place in room.holders[role.id]),
                objective=role.objective if room.revealed else "",
            )
            for role in lesson.roles
        ),
        junctures=tuple(_sheet_of(room, passage) for passage in list_passages_voted(room)),
        predictions=tuple(_list_predictions(room)),
        ending=ending.title if ending else "",
        history_ending=decision.endings[room.plan.history.state.place].title if room.revealed else "",
        reckoning=reckon(room.plan, room.position.steps) if room.revealed and ending else None,
        own_endings=tuple(Counter(decision.spot(road.place).title for road in own.values()).most_common()),
        like_history=sum(is_like_history(room.plan, road.steps) for road in own.values()),
        answers=tuple((card.question, _words_of(room.answers.get(card.id, {}), members)) for card in lesson.cards),
        reflection=lesson.reflection,
        reflections=_words_of(room.reflections, members),
        rubric=lesson.rubric,
    )


def _words_of(written: Mapping[int, str], members: set[int]) -> tuple[str, ...]:
    return tuple(text for place, text in written.items() if place in members)


def _sheet_of(room: Classroom, passage: str) -> JunctureSheet:
    decision, juncture = room.plan.decision, room.plan.junctures[passage]
    place, outcome = decision.passages[passage], room.outcomes.get(passage)
    reasons: dict[str, list[str]] = {}
    for ballot in list_ballots(room, passage, SECOND).values():
        if ballot.reason:
            reasons.setdefault(place.choice(ballot.choice).text, []).append(ballot.reason)
    return JunctureSheet(
        passage=passage,
        title=place.title,
        question=juncture.question,
        rule=describe_rule(juncture),
        tallies=tuple(
            view_tally(room, passage, voting) for voting in (FIRST, SECOND) if was_held(room, passage, voting)
        ),
        reasons=tuple((choice, tuple(said)) for choice, said in reasons.items()),
        chosen=place.choice(outcome.choice).text if outcome else "",
        tied=bool(outcome and outcome.tied),
        history=_find_history(room, passage),
    )


def _find_history(room: Classroom, passage: str) -> str:
    steps = room.plan.history.steps if room.revealed else ()
    return next((room.plan.decision.choice_of(step).text for step in steps if step.passage == passage), "")


def _list_predictions(room: Classroom) -> Iterator[PredictionSheet]:
    members = {place.id for place in room.members}
    for question, said in room.predictions.items():
        counted = [prediction for place, prediction in said.items() if place in members]
        if counted:
            yield _sheet_of_predictions(room, question, counted)


def _sheet_of_predictions(room: Classroom, question: str, said: Sequence[Prediction]) -> PredictionSheet:
    counted = Counter(find_answer_text(room.plan, question, one.answer) for one in said)
    right, right_text = find_right_answer(room, question) if room.revealed else ("", "")
    return PredictionSheet(
        question=question,
        text=find_question_text(room.plan, question),
        answers=tuple(counted.most_common()),
        confidence=round(sum(one.confidence for one in said) / len(said)),
        right=right_text,
        hits=sum(one.answer == right for one in said) if right else 0,
        said=len(said),
    )
