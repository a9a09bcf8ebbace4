"""What somebody must not see is in no text that they could read, and changes nothing of what they see."""

import enum
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from game.lesson.attendance import list_represented
from game.lesson.classroom import Classroom
from game.lesson.course import list_open_choices, road_of
from game.lesson.places import Ballot, Standing
from game.lesson.plan import Plan
from game.lesson.stages import FIRST, SECOND, LessonStage
from game.lesson.verbs import Refusal, Vote
from game.lesson.views import view_projector, view_student
from game.story.lesson import Lesson, LessonRole
from game.story.model import Decision, Passage
from game.story.prose import Piece, Prose
from game.story.questions import Question
from tests.examples import examples
from tests.lesson.lessons import DECISION, LESSON, PLAN, Held, plans
from tests.lesson.random_verbs import Drawer
from tests.random_decisions import ARCHIVE

AFTER_REVEAL = {LessonStage.REVEAL, LessonStage.RECKONING, LessonStage.DEBRIEF, LessonStage.REFLECTION}
BEFORE_CLOSE = {
    FIRST: {LessonStage.PAGE, LessonStage.VOTE},
    SECOND: {
        LessonStage.PAGE,
        LessonStage.VOTE,
        LessonStage.PREDICTION,
        LessonStage.DISCUSSION,
        LessonStage.SECOND_VOTE,
    },
}
SEEDS = st.integers(0, 2**32)
STEPS = st.integers(1, 160)


def mark_role(role: LessonRole, word: str) -> LessonRole:
    """Return a role whose every secret has a word in it."""
    secret = f"{word}-{role.id}"
    return attrs.evolve(
        role,
        brief=f"{secret}-brief",
        long_brief=f"{secret}-long",
        wants=(f"{secret}-wants",),
        objective=f"OBJECTIVE-{secret}",
        papers=(f"own-{role.id}",),
        task=f"{secret}-task" if role.observer else "",
        notes=tuple(attrs.evolve(note, text=(Piece(f"{secret}-note"),)) for note in role.notes),
    )


def mark_lesson(word: str) -> Lesson:
    """Return the small lesson with a word in every secret of its roles, and in its debrief."""
    return attrs.evolve(LESSON, roles=tuple(mark_role(role, word) for role in LESSON.roles))


def mark_history(decision: Decision, word: str, *, turned: bool) -> Decision:
    """Return a decision with a word in all that is hindsight; `turned`, history went another way."""
    prose: Prose = (Piece(f"HISTORY-{word}"),)
    reveal = attrs.evolve(
        decision.reveal,
        text=prose,
        road=("doubt", "wait", "stay") if turned else decision.reveal.road,
        questions=tuple(_answer_otherwise(question) for question in decision.reveal.questions)
        if turned
        else decision.reveal.questions,
    )
    passages = {
        name: _choose_otherwise(passage, reveal.road[index])
        for index, (name, passage) in enumerate(decision.passages.items())
    }
    return attrs.evolve(decision, reveal=reveal, passages=passages)


def _answer_otherwise(question: Question) -> Question:
    return attrs.evolve(
        question, answers=tuple(attrs.evolve(answer, right=not answer.right) for answer in question.answers)
    )


def _choose_otherwise(passage: Passage, chosen: str) -> Passage:
    choices = tuple(attrs.evolve(choice, history=choice.id == chosen) for choice in passage.choices)
    return attrs.evolve(passage, choices=choices)


def marked_plan(word: str = "A", *, turned: bool = False) -> Plan:
    """Return the small plan with every secret marked."""
    paper = ARCHIVE.papers["letter"]
    own = {
        f"own-{role.id}": attrs.evolve(paper, id=f"own-{role.id}", text=f"{word}-{role.id}-paper")
        for role in LESSON.roles
    }
    papers = {name: attrs.evolve(one, afterwards=f"HISTORY-{word}") for name, one in {**ARCHIVE.papers, **own}.items()}
    references = attrs.evolve(ARCHIVE, papers=papers)
    decision = mark_history(DECISION, word, turned=turned)
    return Plan(lesson=mark_lesson(word), decision=decision, references=references)


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text that can be reached in a value."""
    if isinstance(value, str):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from strings_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from strings_in(key)
            yield from strings_in(one)
    elif isinstance(value, tuple | frozenset | list | set):
        for one in value:
            yield from strings_in(one)
    elif isinstance(value, enum.Enum):
        yield from strings_in(value.value)


def hold(plan: Plan, seed: int, steps: int) -> Iterator[Held]:
    """Hold a class of random verbs in which every reason names its place."""
    held, drawer = Held(plan), Drawer(seed)
    for _ in range(steps):
        verb = drawer.draw(held.room)
        if isinstance(verb, Vote):
            verb = attrs.evolve(verb, reason=f"REASON-{verb.place}.")
        if not isinstance(held.try_(verb), Refusal):
            yield held


@examples(60)
@given(SEEDS, STEPS)
def test_no_student_reads_what_is_not_theirs(seed: int, steps: int) -> None:
    plan = marked_plan()
    for held in hold(plan, seed, steps):
        room = held.room
        shown = {reason.text for reason in room.shown_reasons}
        told = room.stage in {LessonStage.DEBRIEF, LessonStage.REFLECTION} or room.stage is LessonStage.ENDED
        for place in room.places.values():
            mine = {place.role, *list_represented(room, place)} if place.standing is Standing.IN else set()
            texts = list(strings_in(view_student(room, place.id, held.at)))
            others = [role for role in plan.roles if role not in mine]
            assert [text for role in others for text in texts if text.startswith(f"A-{role}")] == []
            assert not any(text.startswith("HISTORY") for text in texts) or may_know_history(room)
            assert not any(text.startswith("OBJECTIVE") for text in texts) or told
            foreign = {text for text in texts if text.startswith("REASON-")} - {f"REASON-{place.id}."}
            assert foreign <= shown
            codes = {other.code for other in room.places.values() if other.id != place.id}
            assert codes.isdisjoint(texts)
        projected = list(strings_in(view_projector(room, held.at)))
        assert not any(text.startswith("A-") for text in projected)
        assert not any(text.startswith("HISTORY") for text in projected) or may_know_history(room)
        assert {text for text in projected if text.startswith("REASON-")} <= shown


def may_know_history(room: Classroom) -> bool:
    """Tell whether history was revealed and the class did not go back before it."""
    return room.stage in AFTER_REVEAL or (room.stage is LessonStage.ENDED and room.revealed)


def is_seen(room: Classroom, passage: str, voting: int) -> bool:
    """Tell whether the tally of a vote, or of the second that keeps its ballots, is shown."""
    default = room.plan.junctures[passage].shows_tally
    votings = (FIRST, SECOND) if voting == FIRST else (SECOND,)
    decided = any(step.passage == passage for step in room.position.steps)
    return any(
        (decided or room.stage not in BEFORE_CLOSE[one]) and room.shown_tallies.get((passage, one), default)
        for one in votings
    )


def vote_otherwise(room: Classroom, keeps: int) -> Classroom:
    """Return the class in which all but one chose otherwise in every vote that is sealed."""
    ballots: dict[tuple[str, int], dict[int, Ballot]] = {}
    for (passage, voting), cast in room.ballots.items():
        ballots[passage, voting] = dict(cast)
        for place, ballot in cast.items():
            if place != keeps and not is_seen(room, passage, voting):
                other = attrs.evolve(ballot, choice=_other_choice(room, passage, ballot.choice), reason="Otherwise.")
                ballots[passage, voting][place] = attrs.evolve(other, confidence=95, papers=())
    return attrs.evolve(room, ballots=ballots)


def _other_choice(room: Classroom, passage: str, chosen: str) -> str:
    for state in road_of(room.plan, room.position.steps).states:
        if state.place == passage:
            names = [choice.id for choice in list_open_choices(room.plan, state)]
            return next((name for name in names if name != chosen), chosen)
    return chosen


@examples(60)
@given(st.just(PLAN) | plans(), SEEDS, STEPS)
def test_a_sealed_vote_changes_nothing_of_what_the_others_see(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room = held.room
        if may_know_history(room):
            continue
        for place in room.places:
            assert view_student(vote_otherwise(room, place), place, held.at) == view_student(room, place, held.at)
        assert view_projector(vote_otherwise(room, 0), held.at) == view_projector(room, held.at)


@examples(60)
@given(SEEDS, STEPS)
def test_history_changes_nothing_of_what_a_class_sees_before_the_reveal(seed: int, steps: int) -> None:
    one, other = marked_plan(), marked_plan("B", turned=True)
    same_roles = attrs.evolve(one.lesson, id=one.lesson.id)
    other = attrs.evolve(other, lesson=same_roles, references=_with_papers_of(one, other))
    for held in hold(one, seed, steps):
        room = held.room
        if may_know_history(room) or room.revealed:
            continue
        turned = attrs.evolve(room, plan=other)
        for place in room.places:
            assert view_student(turned, place, held.at) == view_student(room, place, held.at)
        assert view_projector(turned, held.at) == view_projector(room, held.at)


def _with_papers_of(one: Plan, other: Plan) -> Any:
    """Return the other's references with the same papers, but for what is hindsight of them."""
    papers = {
        name: attrs.evolve(paper, afterwards=other.references.papers[name].afterwards)
        for name, paper in one.references.papers.items()
    }
    return attrs.evolve(other.references, papers=papers)


@examples(60)
@given(SEEDS, STEPS)
def test_the_secrets_of_other_roles_change_nothing_of_what_a_student_sees(seed: int, steps: int) -> None:
    plan = marked_plan()
    for held in hold(plan, seed, steps):
        room = held.room
        for place in room.members:
            mine = {place.role, *list_represented(room, place)}
            roles = tuple(
                role if role.id in mine else attrs.evolve(mark_role(role, "C"), objective=role.objective)
                for role in plan.lesson.roles
            )
            changed = attrs.evolve(plan, lesson=attrs.evolve(plan.lesson, roles=roles))
            seen = view_student(attrs.evolve(room, plan=changed), place.id, held.at)
            assert seen == view_student(room, place.id, held.at)
