"""A class as a teacher holds it: what each verb does, and what it is refused for."""

import attrs
import pytest

from game.lesson.clock import read_clock
from game.lesson.course import road_of
from game.lesson.opening import Options, explain_misfit, next_class
from game.lesson.own_roads import find_own_road
from game.lesson.plan import Plan
from game.lesson.stages import FIRST, SECOND, LessonStage
from game.lesson.tally import find_choice, weigh_choices
from game.lesson.verbs import (
    AddTime,
    Admit,
    Advance,
    Answer,
    Back,
    CountHands,
    Decide,
    End,
    GiveFloor,
    GoOn,
    Join,
    LetIn,
    NameDeputy,
    Observe,
    Pause,
    Predict,
    Reassign,
    Reflect,
    Refusal,
    Remove,
    Resume,
    SetLock,
    SetPresence,
    ShowReason,
    ShowTally,
    Stop,
    TakeBack,
    Vote,
    VoteAgain,
)
from game.lesson.view_votes import view_tally
from game.lesson.views import view_projector, view_student, view_teacher
from game.story.lesson import DecisionRule, TieRule
from game.story.walk import walk_choices
from tests.lesson.lessons import DECISION, LESSON, PLAN, Held
from tests.random_decisions import ARCHIVE

ON = Advance(without_stragglers=True)


def seated(students: int = 3, plan: Plan = PLAN, options: Options | None = None) -> Held:
    """Return a class in its lobby, with students."""
    held = Held(plan, options)
    return held.do(*(Join(draw=number, key=f"key-{number}") for number in range(students)))


def at_stage(stage: LessonStage, students: int = 3, plan: Plan = PLAN) -> Held:
    """Return a class that has come to a stage of its first juncture, nobody having written anything."""
    held = seated(students, plan)
    while held.room.stage is not stage:
        held.do(ON)
    return held


def after_first(*choices: str, plan: Plan = PLAN) -> Held:
    """Return a class that has voted so, each place in turn, and stands before its decision."""
    held = at_stage(LessonStage.VOTE, len(choices), plan)
    held.do(*(Vote(place=place, choice=choice, reason="So.") for place, choice in enumerate(choices, 1)))
    while held.room.stage is not LessonStage.DECIDING:
        held.do(ON)
    return held


def go_to(held: Held, stage: LessonStage) -> None:
    """Go on to a stage; where nobody voted, the teacher takes the first choice."""
    while held.room.stage is not stage:
        if isinstance(held.try_(ON), Refusal):
            held.do(Decide(choice=DECISION.passages[held.room.position.place].choices[0].id))


def with_first(**changes: object) -> Plan:
    """Return the small lesson with its first juncture changed."""
    first = attrs.evolve(LESSON.junctures[0], **changes)  # type: ignore[arg-type]
    lesson = attrs.evolve(LESSON, junctures=(first, *LESSON.junctures[1:]))
    return Plan(lesson=lesson, decision=DECISION, references=ARCHIVE)


def test_roles_are_given_to_whoever_joins_the_leaders_first_and_evenly() -> None:
    held = seated(7)
    assert [place.role for place in held.room.places.values()] == [
        "chair", "clerk", "guest", "chair", "clerk", "guest", "chair",
    ]  # fmt: skip
    assert held.room.places[4].name == "The chair 2"
    held.do(Join(draw=50), Join(draw=51))
    assert held.room.places[9].role == "chair", "two guests are the most"


def test_late_joiners_get_a_role_and_see_where_the_class_is() -> None:
    held = at_stage(LessonStage.DISCUSSION)
    held.do(Join(draw=9, key="late"))
    view = view_student(held.room, 4, held.at)
    assert view.role is not None
    assert view.role.brief
    assert view.common is not None
    assert view.common.stage is LessonStage.DISCUSSION


def test_a_browser_that_joins_twice_has_one_place_and_a_code_brings_it_back_elsewhere() -> None:
    held = seated(2)
    assert held.try_(Join(draw=5, key="key-1")) == ()
    code = held.room.places[2].code
    held.do(SetPresence(place=2, present=False), TakeBack(code=f" {code[:2].lower()}-{code[2:]}", key="phone"))
    assert held.room.keys["phone"] == 2
    assert held.room.places[2].present
    assert held.refuse(TakeBack(code="\x1b[31m0000000000000000000000", key="x")).startswith("No place in this class")


def test_pseudonyms_are_given_and_stay_while_names_by_role_follow_the_role() -> None:
    by_name, by_role = seated(2, options=Options(pseudonyms=True)), seated(2)
    names = [place.name for place in by_name.room.places.values()]
    assert len(set(names)) == 2
    by_name.do(Reassign(place=1, role="guest"))
    by_role.do(Reassign(place=1, role="guest"))
    assert by_name.room.places[1].name == names[0]
    assert by_role.room.places[1].name == "The guest"


def test_whoever_joins_a_locked_class_waits_until_admitted_and_removing_is_taken_back() -> None:
    held = at_stage(LessonStage.VOTE, 2)
    held.do(SetLock(locked=True), Join(draw=9))
    assert view_student(held.room, 3, held.at).common is None
    assert "not let you in" in held.refuse(Vote(place=3, choice="trust", reason="So."))
    held.do(Admit(place=3), Vote(place=3, choice="trust", reason="So."), Remove(place=3))
    assert "taken this place out" in held.refuse(Vote(place=3, choice="trust", reason="So."))
    assert view_teacher(held.room, held.at).sealed[0].ballots == 0
    held.do(Admit(place=3))
    assert view_teacher(held.room, held.at).sealed[0].ballots == 1


def test_an_observer_watches_and_does_not_vote() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(Observe(place=3))
    view = view_student(held.room, 3, held.at)
    assert "vote" not in view.may
    assert view.role is not None
    assert view.role.task
    assert held.refuse(Vote(place=3, choice="trust", reason="So.")) == "Your role does not vote here."
    held.do(ON)
    assert "before the first vote" in held.refuse(Observe(place=2))


def test_a_ballot_needs_a_reason_and_can_be_changed_until_its_vote_is_closed() -> None:
    held = at_stage(LessonStage.VOTE)
    assert held.refuse(Vote(place=1, choice="trust", reason=" \n")).startswith("Nothing is written")
    assert "4,000" in held.refuse(Vote(place=1, choice="trust", reason="x" * 4001))
    assert "no open choice" in held.refuse(Vote(place=1, choice="stay", reason="So."))
    assert "no paper" in held.refuse(Vote(place=1, choice="trust", reason="So.", papers=("note",)))
    assert "How sure" in held.refuse(Vote(place=1, choice="trust", reason="So.", confidence=50))
    held.do(Vote(place=1, choice="trust", reason="\x1b[1mSo.\r\nYes", papers=("paper", "letter"), confidence=80))
    assert held.room.ballots["first", FIRST][1].reason == "\N{REPLACEMENT CHARACTER}[1mSo.\nYes"
    held.do(Vote(place=1, choice="doubt", reason="No."))
    assert held.try_(Vote(place=1, choice="doubt", reason="No.")) == ()
    held.do(ON)
    assert held.refuse(Vote(place=1, choice="trust", reason="So.")) == "No vote is open now."
    assert held.room.ballots["first", FIRST][1].choice == "doubt"


def test_a_page_made_before_the_class_moved_does_nothing() -> None:
    held = at_stage(LessonStage.VOTE)
    turn = held.room.turn
    held.do(ON, Back())
    assert "gone on" in held.refuse(Vote(place=1, choice="trust", reason="So.", turn=turn))
    assert "moved" in held.refuse(Advance(turn=turn))
    held.do(Vote(place=1, choice="trust", reason="So.", turn=held.room.turn))


def test_going_on_waits_for_whoever_is_here_and_has_time_and_for_nobody_else() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(SetPresence(place=1, present=False), Vote(place=2, choice="trust", reason="So."))
    assert held.refuse(Advance()) == "The guest still writes; wait, or go on without them."
    held.try_(AddTime(seconds=60, place=3))
    held.at += 100
    assert "The guest still writes" in held.refuse(Advance())
    held.at += 60
    held.do(Advance())
    assert held.room.ballots["first", FIRST].keys() == {2}, "time that is up writes nothing for anybody"


def test_a_prediction_is_made_once() -> None:
    held = at_stage(LessonStage.PREDICTION)
    said = Predict(place=1, question="history/first", answer="doubt", confidence=80)
    held.do(said)
    assert held.try_(said) == ()
    assert "stands" in held.refuse(attrs.evolve(said, answer="trust"))
    assert "no answer" in held.refuse(Predict(place=2, question="history/first", answer="stay", confidence=80))
    assert "not asked now" in held.refuse(Predict(place=2, question="which", answer="this", confidence=80))


def test_after_the_reveal_nobody_predicts_whatever_is_gone_back_to() -> None:
    held = after_first("trust")
    go_to(held, LessonStage.REVEAL)
    held.do(Back())
    assert held.room.stage is LessonStage.QUESTIONS
    assert "nobody predicts" in held.refuse(Predict(place=1, question="which", answer="this", confidence=80))
    assert view_student(held.room, 1, held.at).questions == ()


def test_a_tally_is_sealed_until_closed_and_shown_and_sealed_again_where_it_is_opened_again() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(Vote(place=1, choice="trust", reason="Mine."))
    assert "sealed" in held.refuse(ShowTally(passage="first"))
    assert "sealed" in held.refuse(ShowReason(place=1, passage="first"))
    held.do(ON, ShowTally(passage="first"), ShowReason(place=1, passage="first"))
    common = view_projector(held.room, held.at).common
    assert [line.ballots for line in common.tallies[0].lines] == [1, 0, 0]
    assert common.reasons == ("Mine.",)
    held.do(Back(), ON)
    assert view_projector(held.room, held.at).common.tallies == ()
    assert view_projector(held.room, held.at).common.reasons == ()
    held.do(ShowTally(passage="first"), ShowTally(passage="first", shown=False))
    assert view_projector(held.room, held.at).common.tallies == ()


def test_a_shown_reason_stays_as_it_was_and_goes_with_whoever_is_removed() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(Vote(place=1, choice="trust", reason="Mine."), ON, ShowReason(place=1, passage="first"), Remove(place=1))
    assert view_projector(held.room, held.at).common.reasons == ()


def test_the_second_vote_counts_and_who_does_not_vote_again_keeps_the_first() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(*(Vote(place=place, choice="trust", reason="So.") for place in (1, 2, 3)))
    while held.room.stage is not LessonStage.SECOND_VOTE:
        held.do(ON)
    held.do(Vote(place=1, choice="doubt"), Vote(place=2, choice="doubt"), ON)
    assert view_teacher(held.room, held.at).sealed[SECOND - 1].moved == 2
    held.do(ON)
    assert held.room.outcomes["first"].choice == "doubt"


def test_the_class_can_vote_again_where_the_plan_has_no_second_vote() -> None:
    held = at_stage(LessonStage.DISCUSSION, plan=with_first(twice=False))
    stages = [held.do(verb).room.stage for verb in (ON, VoteAgain(), ON)]
    assert stages == [LessonStage.DECIDING, LessonStage.SECOND_VOTE, LessonStage.DECIDING]


def test_raised_hands_decide_where_there_are_no_phones() -> None:
    held = at_stage(LessonStage.VOTE, 0)
    held.do(CountHands(hands=(("trust", 9), ("doubt", 12))))
    while held.room.stage is not LessonStage.CONSEQUENCE:
        held.do(ON)
    assert held.room.outcomes["first"].choice == "doubt"


@pytest.mark.parametrize(
    ("rule", "tie", "votes", "chosen"),
    [
        (DecisionRule.MAJORITY, TieRule.LEADER, ("doubt", "trust", "trust"), "trust"),
        (DecisionRule.MAJORITY, TieRule.LEADER, ("doubt", "trust"), "doubt"),
        (DecisionRule.MAJORITY, TieRule.ORDER, ("doubt", "trust"), "trust"),
        (DecisionRule.MAJORITY, TieRule.TEACHER, ("doubt", "trust"), None),
        (DecisionRule.COUNCIL, TieRule.ORDER, ("doubt", "trust", "trust"), "doubt"),
        (DecisionRule.COUNCIL, TieRule.ORDER, ("doubt", "trust", "trust", "leave"), "trust"),
        (DecisionRule.LEADER, TieRule.ORDER, ("leave", "trust", "trust"), "leave"),
        (DecisionRule.TEACHER, TieRule.ORDER, ("leave", "trust", "trust"), None),
    ],
)
def test_the_class_decides_by_the_rule_of_the_juncture(
    rule: DecisionRule, tie: TieRule, votes: tuple[str, ...], chosen: str | None
) -> None:
    held = after_first(*votes, plan=with_first(rule=rule, tie=tie))
    assert find_choice(held.room).choice == chosen
    if chosen is None:
        assert "name the choice" in held.refuse(Decide())
        held.do(Decide(choice="trust"))
        assert held.room.outcomes["first"].rule == DecisionRule.TEACHER.value
    else:
        assert "The class chose" in held.refuse(Decide(choice="leave" if chosen != "leave" else "trust"))
        held.do(ON)
        assert held.room.outcomes["first"].choice == chosen


def test_in_a_council_a_role_counts_its_weight_however_many_hold_it() -> None:
    held = after_first("doubt", "trust", "trust", "leave", "leave", plan=with_first(rule=DecisionRule.COUNCIL))
    weights = {name: str(weight) for name, weight in weigh_choices(held.room, "first").items()}
    assert weights == {"doubt": "3/2", "leave": "2", "trust": "3/2"}


def test_where_the_leader_is_absent_a_deputy_speaks_and_nobody_else_reads_the_brief() -> None:
    held = at_stage(LessonStage.VOTE, 3, plan=with_first(rule=DecisionRule.LEADER))
    held.do(SetPresence(place=1, present=False))
    assert view_teacher(held.room, held.at).absent_roles == ("chair",)
    held.do(NameDeputy(role="chair", place=3))
    assert [role.public.id for role in view_student(held.room, 3, held.at).stands_in_for] == ["chair"]
    assert view_student(held.room, 2, held.at).stands_in_for == ()
    held.do(Vote(place=2, choice="trust", reason="So."), Vote(place=3, choice="leave", reason="So."))
    while held.room.stage is not LessonStage.CONSEQUENCE:
        held.do(ON)
    assert held.room.outcomes["first"].choice == "leave"


def test_a_role_that_nobody_holds_is_spoken_for_by_the_authors_deputy() -> None:
    held = at_stage(LessonStage.VOTE, 3)
    held.do(Reassign(place=1, role="guest"))
    assert [role.public.id for role in view_student(held.room, 2, held.at).stands_in_for] == ["chair"]
    held.do(Reassign(place=1, role="chair"))
    assert view_student(held.room, 2, held.at).stands_in_for == ()


def test_going_back_over_a_choice_opens_it_again() -> None:
    held = after_first("trust")
    held.do(ON)
    assert held.room.outcomes["first"].choice == "trust"
    held.do(Back(), VoteAgain(), Vote(place=1, choice="leave", reason="Other."), ON, ON)
    assert held.room.outcomes["first"].choice == "leave"
    assert held.room.position.place == "early"


def test_news_comes_in_once_and_only_to_those_it_is_for() -> None:
    held = at_stage(LessonStage.VOTE)
    assert "another point" in held.refuse(LetIn(inject="whisper"))
    held.do(LetIn(inject="storm"))
    assert held.try_(LetIn(inject="storm")) == ()
    assert [news.id for news in view_projector(held.room, held.at).common.news] == ["storm"]
    go_to(held, LessonStage.CARRIED)
    go_to(held, LessonStage.VOTE)
    held.do(LetIn(inject="whisper"))
    assert [[news.id for news in view_student(held.room, place, held.at).news] for place in (1, 2)] == [[], ["whisper"]]


def test_what_was_news_on_the_way_is_not_told_again_at_the_end() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(LetIn(inject="storm"))
    go_to(held, LessonStage.ENDING)
    assert view_projector(held.room, held.at).common.news == ()


def test_a_tally_names_its_question_only_where_the_class_no_longer_stands_before_it() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(Vote(place=1, choice="trust", reason="So."))
    go_to(held, LessonStage.DISCUSSION)
    assert [tally.question for tally in view_teacher(held.room, held.at).sealed] == [""]
    assert view_tally(held.room, "third", FIRST).question == "Stay?"


def test_groups_of_one_role_meet_and_one_speaks_with_a_clock() -> None:
    held = at_stage(LessonStage.DISCUSSION, 4)
    group = view_student(held.room, 1, held.at).group
    assert group is not None
    assert group.names == ("The chair", "The chair 2")
    held.do(GiveFloor(place=2))
    speaker = view_projector(held.room, held.at + 10).common.speaker
    assert speaker is not None
    assert (speaker.name, speaker.passed, speaker.seconds) == ("The clerk", 10, 60)
    held.do(GiveFloor(place=None))
    assert view_projector(held.room, held.at).common.speaker is None


def test_the_clock_stands_while_the_class_is_paused_and_warns_when_it_is_late() -> None:
    held = at_stage(LessonStage.VOTE)
    before = read_clock(held.room, held.at)
    held.do(Pause())
    held.at += 1000
    assert read_clock(held.room, held.at).lesson_passed <= before.lesson_passed + 1
    held.do(Resume())
    assert read_clock(held.room, held.at).warning == ""
    held.at += 400
    assert read_clock(held.room, held.at).warning == "If all goes on as planned, the lesson ends 5 minutes late."
    held.do(AddTime(seconds=30), AddTime(seconds=20, place=1))
    clocks = [view_student(held.room, place, held.at).clock for place in (1, 2)]
    assert [clock.stage_planned if clock else 0 for clock in clocks] == [140, 120]


def test_a_class_stops_for_today_and_goes_on_another_day_with_the_same_places() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(Vote(place=1, choice="trust", reason="So."), Stop())
    assert "stopped for today" in held.refuse(Vote(place=2, choice="trust", reason="So."))
    assert "stopped for today" in held.refuse(ON)
    taken = held.room.lesson_watch.read(held.at)
    held.at += 86_400
    held.do(GoOn())
    assert held.room.lesson_watch.read(held.at) == taken
    held.do(Advance())
    held.do(TakeBack(code=held.room.places[2].code, key="other phone"))
    assert held.room.places[2].role == "clerk"


def test_the_road_of_a_single_ballot_is_carried_on_by_the_lesson() -> None:
    held = after_first("leave", "trust", "trust")
    held.do(ON)
    go_to(held, LessonStage.RECKONING)
    roads = {place: find_own_road(held.room, place) for place in (1, 2)}
    assert [step.choice for step in roads[1].steps] == ["leave"]
    assert [step.choice for step in roads[2].steps] == ["trust", "wait", "go"], "history's choice is open"
    assert roads[2].own == {"first"}
    assert road_of(PLAN, roads[2].steps) == walk_choices(DECISION, ("trust", "wait", "go"))


def test_a_lesson_is_held_from_the_lobby_to_the_last_word() -> None:
    held = after_first("trust", "trust", "doubt")
    held.do(ON)
    go_to(held, LessonStage.QUESTIONS)
    held.do(Predict(place=1, question="which", answer="that", confidence=95), ON)
    seen = view_student(held.room, 1, held.at)
    assert [(one.right_text, one.yours_text) for one in seen.predictions if one.question == "which"] == [
        ("That", "That")
    ]
    held.do(ON)
    road = view_student(held.room, 3, held.at).own_road
    assert road is not None
    assert not road.same_as_history
    roads = view_projector(held.room, held.at).common.roads
    assert roads is not None
    assert roads.roads == 3
    held.do(ON, Answer(place=1, text="We trusted."), ON)
    assert "in writing" in held.refuse(Answer(place=1, text="Spoken."))
    assert next(role.objective for role in view_projector(held.room, held.at).common.roles) == "To look firm."
    held.do(ON, ON, Reflect(place=2, text="Less sure."), ON)
    assert held.room.stage is LessonStage.ENDED
    assert "has ended" in held.refuse(ON)
    following = next_class(held.room, "next", "CDFGHJ")
    assert not isinstance(following, Refusal)
    assert (following.earlier, explain_misfit(PLAN, following)) == ("class", "")
    assert "edited" in explain_misfit(PLAN, attrs.evolve(following, fingerprint="other"))


def test_a_class_can_be_ended_at_once_and_that_be_taken_back() -> None:
    held = at_stage(LessonStage.VOTE)
    held.do(End())
    assert isinstance(next_class(at_stage(LessonStage.VOTE).room, "next", "CDFGHJ"), Refusal)
    assert view_student(held.room, 1, held.at).predictions == ()
    held.do(Back())
    assert held.room.stage is LessonStage.VOTE
