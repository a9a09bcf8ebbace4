"""A game taken back, and taken up again from whatever journal was kept."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.game import act, resume, undo
from game.play.page_builder import build_page
from game.story.bill import add_up
from game.story.engine import has_ended
from game.story.journal import Guess, Journal, Stage
from game.story.model import GO_ON, Decision
from game.story.questions import Answer, Question
from game.story.walk import book_choice
from tests.play.tables import DECISION, HISTORY, PREDICTING, SHELF, UPRIVER, after, few, games, wander
from tests.random_decisions import ARCHIVE, decisions


def test_a_step_back_goes_back_inside_a_question_before_it_takes_back_the_choice() -> None:
    at_fork = after(*PREDICTING[:3])
    assert [guess.complete for guess in at_fork.journal.guesses] == [False]
    again = undo(at_fork)
    assert (again.journal.guesses, again.journal.steps) == ((), at_fork.journal.steps)
    assert undo(again).journal.steps == at_fork.journal.steps[:-1]
    before_the_reveal = after(*PREDICTING[:-1])
    assert undo(before_the_reveal).journal.guesses == before_the_reveal.journal.guesses[:1]
    assert undo(undo(before_the_reveal)).journal.stage is Stage.ENDING


def test_a_whole_prediction_stays_where_the_choice_is_taken_back() -> None:
    ending = after(*PREDICTING[:5], stop=Stage.ENDING)
    back = undo(undo(ending))
    assert back.journal.guesses == (Guess(question="first-night", answer="open-the-sluices", confidence=95),)
    assert act(back, "open-the-sluices").journal.stage is not Stage.QUESTION


def test_what_was_predicted_in_another_game_is_not_taken_back_in_this_one() -> None:
    made = Guess(question="which-gauge", answer="lower", confidence=80)
    decision = attrs.evolve(
        DECISION, reveal=attrs.evolve(DECISION.reveal, questions=(*DECISION.reveal.questions, _another_question()))
    )
    closed = frozenset({"which-gauge", "first-night"})
    steps = after(*UPRIVER, stop=Stage.ENDING).road.steps
    journal = Journal(steps=steps, stage=Stage.ENDING, guesses=(made,), closed=closed)
    asked = act(resume(decision, SHELF.references(), journal), GO_ON)
    assert asked.journal.stage is Stage.QUESTION
    assert undo(asked).journal == journal


def _another_question() -> Question:
    return Question(id="another", text="And then?", answers=(Answer(id="so", text="So", right=True),))


def test_what_a_choice_led_to_is_not_shown_where_no_choice_was_made() -> None:
    taken_up = resume(DECISION, SHELF.references(), Journal(stage=Stage.CONSEQUENCE))
    assert taken_up.journal.stage is Stage.PASSAGE
    assert build_page(taken_up).title == DECISION.passages[DECISION.opening].title


@few
@given(data=st.data(), decision=decisions(), stage=st.sampled_from(Stage))
def test_whatever_stage_was_kept_the_game_stands_where_its_road_can_be(
    data: st.DataObject, decision: Decision, stage: Stage
) -> None:
    steps = data.draw(st.sampled_from(wander(data, decision))).road.steps
    game = resume(decision, ARCHIVE, Journal(steps=steps, stage=stage))
    at_the_end = has_ended(decision, game.road.state)
    allowed = {Stage.BRIEFING} | ({Stage.CONSEQUENCE} if steps else set())
    allowed |= {Stage.ENDING, Stage.QUESTION, Stage.REVEAL, Stage.RECKONING} if at_the_end else {Stage.PASSAGE}
    assert game.journal.stage in allowed
    assert game.journal.stage is stage or stage not in allowed or stage is Stage.QUESTION
    assert build_page(game).stage is game.journal.stage


@few
@given(data=st.data(), decision=decisions())
def test_a_game_taken_up_again_is_the_game_that_was_left(data: st.DataObject, decision: Decision) -> None:
    for game in wander(data, decision):
        again = resume(decision, ARCHIVE, game.journal)
        assert (again.journal, again.road) == (game.journal, game.road)
        assert build_page(again) == build_page(game)


def test_the_newest_paper_lies_on_top_and_only_what_comes_with_the_page_for_the_first_time_is_new() -> None:
    first, second = SHELF.references().papers
    laid = {"landing": (first,), "council": (first, second)}
    passages = {name: attrs.evolve(passage, papers=laid.get(name, ())) for name, passage in DECISION.passages.items()}
    decision = attrs.evolve(DECISION, passages=passages)
    pages = [build_page(attrs.evolve(game, decision=decision)) for game in games(UPRIVER[:1])]
    assert [(page.stage, [(paper.id, paper.new) for paper in page.papers]) for page in pages] == [
        (Stage.BRIEFING, []),
        (Stage.PASSAGE, [(first, True)]),
        (Stage.CONSEQUENCE, [(first, False)]),
        (Stage.PASSAGE, [(second, True), (first, False)]),
    ]


@few
@given(data=st.data(), decision=decisions())
def test_what_choices_book_is_told_of_each_at_the_reckoning_and_of_none_before(
    data: st.DataObject, decision: Decision
) -> None:
    road = next(game for game in wander(data, decision) if game.ended).road
    page = build_page(resume(decision, ARCHIVE, Journal(steps=road.steps, stage=Stage.ENDING)))
    assert not any(step.booked for step in page.road)
    if not decision.reveal.road:
        return
    page = build_page(resume(decision, ARCHIVE, Journal(steps=road.steps, stage=Stage.RECKONING)))
    shown = [(line.axis.id, line.amount.best) for step in page.road for line in step.booked]
    booked = [
        (line.axis, line.best)
        for number, step in enumerate(road.steps)
        for line in add_up(book_choice(decision.choice_of(step), road.states[number]), decision.axes)
    ]
    assert shown == booked


@pytest.mark.parametrize("road", [HISTORY, UPRIVER])
def test_a_paper_that_was_laid_stays_on_the_desk(road: tuple[str, ...]) -> None:
    before: list[str] = []
    for kept in games((*road, "leave_open")):
        laid = [paper.id for paper in build_page(kept).papers]
        assert laid[len(laid) - len(before) :] == before
        before = laid
