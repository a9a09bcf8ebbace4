"""What is proven of a lesson is what walking every road by itself finds."""

from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import given

from game.lesson.course import decide, find_next_position, list_open_choices, state_at
from game.lesson.plan import Plan
from game.lesson.proof import Length, LessonProof, list_findings, prove
from game.lesson.proof_graph import Road
from game.lesson.reading import WORDS_A_MINUTE, count_read
from game.lesson.stages import LessonStage, Position
from game.lesson.timetable import plan_seconds, timetable_of
from game.story.lesson import Timing
from tests.analysis.stories import choice, ending, passage, story
from tests.lesson.lessons import DECISION, LESSON, PLAN, ROLES, plans
from tests.random_decisions import ARCHIVE


@attrs.frozen
class Walked:
    """One road of a class's choices, walked to its end, or to where it is stuck."""

    road: Road
    positions: tuple[Position, ...]
    ended: bool

    def words(self, plan: Plan, *, long: bool) -> int:
        """Count the words that are read on it."""
        return sum(count_read(plan, position).of(long=long) for position in self.positions)

    def seconds(self, plan: Plan, *, long: bool) -> int:
        """Add up the seconds that the plan gives its stages."""
        return sum(plan_seconds(plan, position, long=long) for position in self.positions)


def walk_all(plan: Plan) -> Iterator[Walked]:
    """Walk every road by itself."""
    first = Position(stage=LessonStage.BRIEFS, place=plan.decision.opening)
    yield from _walk(plan, (first,))


def _walk(plan: Plan, positions: tuple[Position, ...]) -> Iterator[Walked]:
    last = positions[-1]
    if last.stage is LessonStage.DECIDING:
        for option in list_open_choices(plan, state_at(plan, last)):
            yield from _walk(plan, (*positions, decide(plan, last, option.id)))
        return
    following = find_next_position(plan, last)
    if following is not None:
        yield from _walk(plan, (*positions, following))
        return
    road = tuple(step for step in last.steps if step.passage in plan.junctures)
    yield Walked(road, positions, last.stage is LessonStage.ENDED)


def assert_length(plan: Plan, length: Length, walked: list[Walked], *, long: bool) -> None:
    words = {one.road: one.words(plan, long=long) for one in walked}
    seconds = {one.road: one.seconds(plan, long=long) for one in walked}
    for found, amounts in ((length.words, words), (length.seconds, seconds)):
        assert (found.least, found.most) == (min(amounts.values()), max(amounts.values()))
        assert (amounts[found.least_road], amounts[found.most_road]) == (found.least, found.most)
    above = {road: taken for road, taken in seconds.items() if taken > plan.lesson.minutes * 60}
    assert length.too_long == len(above)
    assert len(length.longest) == min(10, len(above))
    assert all(above[road] == taken for taken, road in length.longest)
    assert not above or length.longest[0][0] == max(above.values())


@given(plans() | plans(stuck=True))
def test_a_proof_says_what_walking_every_road_finds(plan: Plan) -> None:
    walked = list(walk_all(plan))
    ended = [one for one in walked if one.ended]
    middle = ended[len(ended) // 2].seconds(plan, long=False) if ended else 60
    lesson = attrs.evolve(plan.lesson, minutes=max(1, middle // 60))
    plan = attrs.evolve(plan, lesson=lesson)
    proof = prove(plan)
    assert proof.roads == len(ended)
    stuck = {one.positions[-1].place for one in walked if not one.ended}
    assert {place for place, _ in proof.stuck} == stuck
    assert {road for _, road in proof.stuck} <= {one.road for one in walked if not one.ended}
    visited = {position.place for one in walked for position in one.positions if position.stage is LessonStage.PAGE}
    assert set(proof.unreached) == set(plan.junctures) - visited
    if ended:
        counts = [len(one.road) for one in ended]
        assert proof.junctures is not None
        assert (proof.junctures.least, proof.junctures.most) == (min(counts), max(counts))
        assert proof.short is not None
        assert proof.long is not None
        assert_length(plan, proof.short, ended, long=False)
        assert_length(plan, proof.long, ended, long=True)


@given(plans())
def test_the_clock_expects_what_the_longest_road_ahead_takes(plan: Plan) -> None:
    for long in (False, True):
        table = timetable_of(plan, long=long)
        longest: dict[Position, int] = {}
        for one in walk_all(plan):
            for index, position in enumerate(one.positions):
                rest = sum(plan_seconds(plan, later, long=long) for later in one.positions[index + 1 :])
                longest[position] = max(rest, longest.get(position, 0))
        assert {position: table.rest(position) for position in longest} == longest


def test_a_lesson_that_fits_holds() -> None:
    proof = prove(PLAN)
    assert proof.holds
    assert list_findings(PLAN, proof) == ()


def proof_of(**changes: Any) -> tuple[LessonProof, tuple[str, ...]]:
    plan = Plan(lesson=attrs.evolve(LESSON, **changes), decision=DECISION, references=ARCHIVE)
    proof = prove(plan)
    return proof, list_findings(plan, proof)


def test_roads_that_are_too_long_are_named_with_their_choices() -> None:
    proof, findings = proof_of(minutes=15)
    assert not proof.holds
    assert findings[0].startswith(
        "3 of 4 roads take longer than 15 minutes with the short reading; the longest takes 20"
    )
    assert "by trust, " in findings[0]


def test_a_role_without_anything_to_do_is_named() -> None:
    juncture = attrs.evolve(LESSON.junctures[1], voters=("chair",), predicts=False)
    _, findings = proof_of(junctures=(LESSON.junctures[0], juncture))
    assert findings == tuple(f"The role '{role}' has nothing to do at 'third'." for role in ("clerk", "guest"))
    assert [role.id for role in ROLES if role.task] == ["witness"]


def test_less_time_than_the_reading_takes_is_named() -> None:
    long = attrs.evolve(ROLES[0], brief="word " * WORDS_A_MINUTE)
    _, findings = proof_of(roles=(long, *ROLES[1:]), timing=Timing(briefs=30, card=60), minutes=30)
    assert findings == ("The stage 'briefs' at 'first' has 30 seconds; its reading takes 62.",)


def test_a_juncture_that_no_road_comes_to_is_named() -> None:
    _, findings = proof_of(carried=(attrs.evolve(LESSON.carried[0], prefers=("run",)),))
    assert findings == ("No road comes to the juncture 'third'.",)


def test_a_story_that_goes_in_a_circle_is_told_and_nothing_else() -> None:
    decision = story(
        [passage("first", choice("on", "second")), passage("second", choice("back", "first"))], [ending("x")]
    )
    plan = Plan(lesson=attrs.evolve(LESSON, junctures=()), decision=decision, references=ARCHIVE)
    proof = prove(plan)
    assert set(proof.cycle) == {"first", "second"}
    assert not proof.holds
