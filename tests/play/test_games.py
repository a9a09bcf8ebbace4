"""A game taken back, and taken up again from whatever journal was kept."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.game import resume, undo
from game.play.page_builder import build_page
from game.story.engine import has_ended
from game.story.journal import Guess, Journal, Stage
from game.story.model import Decision
from tests.play.tables import ANSWERS, DECISION, HISTORY, SHELF, UPRIVER, after, few, games, wander
from tests.random_decisions import ARCHIVE, decisions


def test_a_guess_without_its_confidence_is_taken_back_with_the_choice_and_a_whole_one_stays() -> None:
    half = after(*UPRIVER, "upper")
    assert [guess.complete for guess in half.journal.guesses] == [False]
    assert undo(half).journal.guesses == ()
    one_and_a_half = after(*UPRIVER, *ANSWERS[:3])
    assert [guess.complete for guess in one_and_a_half.journal.guesses] == [True, False]
    assert undo(one_and_a_half).journal.guesses == (
        Guess(question=one_and_a_half.journal.guesses[0].question, answer="upper", confidence=60),
    )


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


@pytest.mark.parametrize("road", [HISTORY, UPRIVER])
def test_a_paper_that_was_laid_stays_on_the_desk(road: tuple[str, ...]) -> None:
    before: list[str] = []
    for kept in games((*road, "skip", "skip")):
        laid = [paper.id for paper in build_page(kept).papers]
        assert laid[len(laid) - len(before) :] == before
        before = laid
