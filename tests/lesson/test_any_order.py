"""Whatever is done in whatever order, a class keeps its invariants."""

from collections.abc import Iterator

import attrs
from hypothesis import given
from hypothesis import strategies as st

from game.characters import find_forbidden
from game.lesson.attendance import list_asked, list_stragglers
from game.lesson.classroom import Classroom
from game.lesson.course import is_stuck, list_open_choices, state_at
from game.lesson.event_lines import read_line, write_line
from game.lesson.folding import fold
from game.lesson.perform import perform
from game.lesson.places import Standing
from game.lesson.plan import Plan
from game.lesson.stages import AT_JUNCTURE, OPEN_VOTES, LessonStage
from game.lesson.tally import is_closed, list_ballots
from game.lesson.verbs import Advance, Decide, Refusal
from game.lesson.views import view_projector, view_student, view_teacher
from game.lesson.written import MOST_CHARACTERS
from game.story.walk import walk
from tests.examples import examples
from tests.lesson.lessons import PLAN, Held, plans
from tests.lesson.random_verbs import Drawer

PLANS = st.just(PLAN) | plans()
STEPS = st.integers(1, 120)
SEEDS = st.integers(0, 2**32)


def hold(plan: Plan, seed: int, steps: int) -> Iterator[Held]:
    """Hold a class of random verbs, and yield it after each that was carried out."""
    held, drawer = Held(plan), Drawer(seed)
    yield held
    for _ in range(steps):
        result = held.try_(drawer.draw(held.room), after=drawer.random.randint(-5, 40))
        if not isinstance(result, Refusal):
            yield held


def state_of(room: Classroom) -> dict[str, object]:
    """Return all that a class is, but for its plan."""
    return {field.name: getattr(room, field.name) for field in attrs.fields(Classroom) if field.name != "plan"}


def texts_of(room: Classroom) -> Iterator[str]:
    """Yield everything that students wrote."""
    for ballots in room.ballots.values():
        yield from (ballot.reason for ballot in ballots.values())
    for answers in room.answers.values():
        yield from answers.values()
    yield from room.reflections.values()
    yield from (reason.text for reason in room.shown_reasons)


@given(PLANS, SEEDS, STEPS)
def test_the_class_stands_on_an_ordinary_road_of_its_decision(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        position = held.room.position
        road = walk(plan.decision, position.steps)
        assert road.broken is None
        assert road.state.place == position.place
        assert (position.place in plan.junctures) or position.stage not in AT_JUNCTURE
        assert set(held.room.outcomes) <= {step.passage for step in position.steps}


@given(PLANS, SEEDS, STEPS)
def test_events_read_back_from_their_lines_give_the_same_class(plan: Plan, seed: int, steps: int) -> None:
    *_, held = hold(plan, seed, steps)
    lines = [write_line(event) for event in held.log]
    assert not any("\n" in line for line in lines)
    assert [read_line(line) for line in lines] == held.log
    assert state_of(fold(plan, map(read_line, lines))) == state_of(held.room)
    assert held.room.version == len(held.log)


@given(PLANS, SEEDS, STEPS)
def test_time_never_runs_back_and_stands_while_the_class_does(plan: Plan, seed: int, steps: int) -> None:
    at = taken = 0
    for held in hold(plan, seed, steps):
        room = held.room
        assert room.at >= at
        assert room.lesson_watch.read(room.at) >= taken
        at, taken = room.at, room.lesson_watch.read(room.at)
        if room.paused or room.stopped:
            assert room.lesson_watch.read(at + 100) == taken
            assert room.stage_watch.read(at + 100) == room.stage_watch.read(at)
        assert taken <= at


@given(PLANS, SEEDS, STEPS)
def test_ballots_are_for_what_is_open_and_words_are_plain_and_short(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room = held.room
        if room.stage in OPEN_VOTES:
            here = {choice.id for choice in list_open_choices(plan, state_at(plan, room.position))}
            cast = room.ballots.get((room.position.place, OPEN_VOTES[room.stage]), {})
            assert {ballot.choice for ballot in cast.values()} <= here
        for text in texts_of(room):
            assert len(text) <= MOST_CHARACTERS
            assert not find_forbidden(text)
            assert "\r" not in text


@given(PLANS, SEEDS, STEPS)
def test_a_prediction_stands_and_none_is_made_after_the_reveal(plan: Plan, seed: int, steps: int) -> None:
    before: Classroom | None = None
    for held in hold(plan, seed, steps):
        room = held.room
        if before is not None:
            assert room.revealed or not before.revealed
            for question, said in before.predictions.items():
                assert said.items() <= room.predictions[question].items()
            if before.revealed:
                assert room.predictions == before.predictions
        before = room


@given(PLANS, SEEDS, STEPS)
def test_places_never_change_hands_and_codes_and_names_are_nobody_elses(plan: Plan, seed: int, steps: int) -> None:
    codes: dict[int, str] = {}
    for held in hold(plan, seed, steps):
        places = held.room.places
        assert {place: code for place, code in codes.items() if places[place].code != code} == {}
        codes = {place.id: place.code for place in places.values()}
        assert len(set(codes.values())) == len(places) == len({place.name for place in places.values()})
        assert set(held.room.keys.values()) <= set(places)
        assert {place.role for place in places.values()} <= set(plan.roles)


@given(PLANS, SEEDS, STEPS)
def test_nobody_who_waits_or_was_removed_counts_or_is_waited_for(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room = held.room
        gone = {place.id for place in room.places.values() if place.standing is not Standing.IN}
        assert gone.isdisjoint(place.id for place in list_asked(room))
        assert all(gone.isdisjoint(list_ballots(room, *voting)) for voting in room.ballots)
        assert all(place.present for place in list_stragglers(room, room.at))
        assert gone.isdisjoint(reason.place for reason in room.shown_reasons)
        assert room.floor is None or room.floor.place not in gone


@given(PLANS, SEEDS, STEPS)
def test_the_teacher_can_always_go_on(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room = held.room
        if room.stopped or room.stage is LessonStage.ENDED:
            continue
        on = perform(room, Advance(without_stragglers=True), held.at)
        if isinstance(on, Refusal):
            assert room.stage is LessonStage.DECIDING
            choices = [choice.id for choice in list_open_choices(plan, state_at(plan, room.position))]
            assert any(not isinstance(perform(room, Decide(choice=name), held.at), Refusal) for name in choices)


@given(plans(stuck=True), SEEDS, STEPS)
def test_a_class_that_cannot_go_on_stands_where_the_story_is_stuck(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room = held.room
        if not room.stopped and room.stage not in {LessonStage.ENDED, LessonStage.DECIDING}:
            on = perform(room, Advance(without_stragglers=True), held.at)
            if isinstance(on, Refusal):
                assert "leads nowhere" in on.message
                assert room.stage in {LessonStage.BRIEFS, LessonStage.CARRIED, LessonStage.CONSEQUENCE}
                assert is_stuck(plan, room.position)


@given(PLANS, SEEDS, STEPS)
def test_a_refusal_is_one_plain_sentence(plan: Plan, seed: int, steps: int) -> None:
    held, drawer = Held(plan), Drawer(seed)
    for _ in range(steps):
        result = held.try_(drawer.draw(held.room))
        if isinstance(result, Refusal):
            assert result.message.endswith((".", "?"))
            assert "\n" not in result.message
            assert not find_forbidden(result.message)


@given(PLANS, SEEDS, SEEDS, STEPS)
def test_two_classes_never_touch(plan: Plan, one: int, other: int, steps: int) -> None:
    alone = [state_of(list(hold(plan, seed, steps))[-1].room) for seed in (one, other)]
    together = [iter(hold(plan, one, steps)), iter(hold(plan, other, steps))]
    last: list[Held | None] = [None, None]
    running = [0, 1]
    while running:
        for which in list(running):
            following = next(together[which], None)
            if following is None:
                running.remove(which)
            else:
                last[which] = following
    assert [state_of(held.room) for held in last if held] == alone


@examples(40)
@given(PLANS, SEEDS, STEPS)
def test_everybody_sees_something_at_every_moment(plan: Plan, seed: int, steps: int) -> None:
    for held in hold(plan, seed, steps):
        room, at = held.room, held.at
        console = view_teacher(room, at)
        assert len(console.places) == len(room.places)
        assert console.common == view_projector(room, at).common
        for place in room.places.values():
            view = view_student(room, place.id, at)
            assert (view.common is None) == (place.standing is not Standing.IN)
            assert view.common is not None or view.notice
        for tally in view_projector(room, at).common.tallies:
            assert is_closed(room, tally.passage, tally.voting)
