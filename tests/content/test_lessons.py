"""What every shipped lesson keeps: every road fits its time, nobody is idle, and its papers divide the table."""

from pathlib import Path

import pytest

from game.lesson.course import list_open_choices, state_at
from game.lesson.plan import Plan
from game.lesson.proof import LessonProof, list_findings, prove
from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.verbs import Advance, Decide, Join, Refusal, Vote
from game.lesson.views import view_student
from game.library.content_check import check
from game.library.shelf import Shelf
from game.story.prose import count_words
from tests.lesson.lessons import Held
from tests.lesson.test_secrecy import strings_in

CONTENT = Path(__file__).resolve().parents[2] / "content"
SHELF = Shelf(CONTENT)
LESSONS = [path.stem for path in SHELF.lessons()]
MOST_MINUTES = {"fleet-1958": 30, "october-1950": 45}
LEAST_ROLES = {"fleet-1958": 5, "october-1950": 9}
SHORT, LONG = (80, 122), (180, 250)
"""Words of a brief: short as a class of one period reads it, long for one with more time."""


@pytest.fixture(params=LESSONS, scope="module")
def plan(request: pytest.FixtureRequest) -> Plan:
    """Return each shipped lesson with its decision."""
    opened = SHELF.open_lesson(CONTENT / "lessons" / f"{request.param}.yaml")
    return Plan(lesson=opened.lesson, decision=opened.decision, references=opened.references)


@pytest.fixture(scope="module")
def proof(plan: Plan) -> LessonProof:
    """Return what is certain of the lesson."""
    return prove(plan)


def test_the_lessons_have_neither_errors_nor_warnings() -> None:
    assert [str(problem) for problem in check([CONTENT / "lessons"])] == []


def test_every_way_a_class_can_go_ends_and_in_time(plan: Plan, proof: LessonProof) -> None:
    assert list_findings(plan, proof) == ()
    assert proof.holds
    assert plan.lesson.minutes == MOST_MINUTES[plan.lesson.id]


def test_a_class_votes_three_or_four_times_whatever_it_decides(proof: LessonProof) -> None:
    assert proof.junctures is not None
    assert (proof.junctures.least, proof.junctures.most) in {(3, 4), (4, 4)}


def test_a_quarter_of_the_time_at_least_is_for_what_follows_the_ending(plan: Plan) -> None:
    timing = plan.lesson.timing
    after = timing.questions + timing.reveal + timing.reckoning + timing.reflection
    after += sum(card.seconds or timing.card for card in plan.lesson.cards)
    assert after * 4 > plan.lesson.minutes * 60


def test_each_role_that_votes_has_briefs_wants_an_aim_and_papers_of_its_own(plan: Plan) -> None:
    roles = [role for role in plan.lesson.roles if not role.observer]
    assert len(plan.lesson.roles) >= LEAST_ROLES[plan.lesson.id]
    for role in roles:
        assert role.wants
        assert role.objective
        assert role.papers
        assert SHORT[0] <= count_words(role.brief) <= SHORT[1], (role.id, count_words(role.brief))
        assert LONG[0] <= count_words(role.long_brief) <= LONG[1], (role.id, count_words(role.long_brief))


def test_no_two_sides_have_read_the_same(plan: Plan) -> None:
    desks = {role.id: frozenset(role.papers) for role in plan.lesson.roles if role.papers}
    assert len(set(desks.values())) >= len(desks) - 1
    assert not frozenset.intersection(*desks.values())


def test_somebody_speaks_for_whoever_is_not_there(plan: Plan) -> None:
    assert [role.id for role in plan.lesson.roles if not role.observer and not role.deputies] == []
    assert any(role.observer for role in plan.lesson.roles)


def test_every_passage_that_is_carried_has_a_digest(plan: Plan, proof: LessonProof) -> None:
    del proof
    assert [carried.passage for carried in plan.lesson.carried if not carried.digest] == []


@pytest.mark.parametrize("taste", [0, 1])
def test_a_class_holds_it_to_the_end_and_nobody_reads_the_brief_of_another(plan: Plan, taste: int) -> None:
    held = Held(plan)
    held.do(*(Join(draw=number * 7919, key=f"key-{number}") for number in range(24)))
    wants = {role.id: set(role.wants) for role in plan.lesson.roles}
    while held.room.stage is not LessonStage.ENDED:
        choices = [choice.id for choice in list_open_choices(plan, state_at(plan, held.room.position))]
        for place in held.room.places if held.room.stage in OPEN_VOTES else ():
            held.try_(Vote(place=place, choice=choices[(place + taste) % len(choices)], reason="The page says so."))
        if isinstance(held.try_(Advance(without_stragglers=True)), Refusal):
            held.do(Decide(choice=choices[taste % len(choices)]))
        for place in (1, 7, 24):
            own = held.room.places[place].role
            told = set(strings_in(view_student(held.room, place, held.at)))
            assert not any(told & theirs - wants[own] for role, theirs in wants.items() if role != own)
    assert held.room.position.place in plan.decision.endings
