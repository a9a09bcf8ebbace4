"""What must hold of every story, whatever it tells."""

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.play.game import resume, start, undo
from game.play.page_builder import build_page
from game.play.questions import LEAVE_OPEN
from game.story.engine import begin, choose, find, has_ended, offer
from game.story.journal import Journal, Stage, Step
from game.story.model import Decision, Target
from game.story.walk import bill_of, book_step, history_of, walk, walk_choices
from tests.play.tables import DECISION, HISTORY, SHELF, UPRIVER, few, wander
from tests.random_decisions import ARCHIVE, decisions
from tests.story.conftest import Play


@few
@given(data=st.data(), decision=decisions(stuck=True))
def test_what_is_offered_open_can_be_chosen_and_nothing_else(
    play: Play, data: st.DataObject, decision: Decision
) -> None:
    for game in wander(data, decision, play):
        state = game.road.state
        for offered in offer(decision, state):
            if offered.open:
                after = choose(decision, state, offered.choice.id)
                assert after.place in {**decision.passages, **decision.endings}
            else:
                with pytest.raises(ChoiceNotOfferedError, match=r"is closed: Not yet\."):
                    choose(decision, state, offered.choice.id)
        with pytest.raises(ChoiceNotOfferedError, match="no choice 'swim'"):
            choose(decision, state, "swim")
        for meter, value in zip(decision.meters, state.meters, strict=True):
            assert meter.low <= value <= meter.high


@few
@given(data=st.data(), decision=decisions())
def test_a_sound_story_comes_to_its_reckoning_and_can_be_taken_back_step_by_step(
    play: Play, data: st.DataObject, decision: Decision
) -> None:
    games = wander(data, decision, play)
    game = games[-1]
    assert game.over
    assert has_ended(decision, game.road.state)
    for before, after in itertools.pairwise(games):
        if before.journal.stage is Stage.PASSAGE:
            assert undo(after).journal == before.journal
            assert undo(after).road == before.road
    guesses, closed = game.journal.guesses, game.journal.closed
    for _ in range(len(game.road.steps) + 1):
        game = undo(game)
    assert game.journal == Journal(guesses=guesses, closed=closed, number=game.journal.number)
    with pytest.raises(NothingToUndoError):
        undo(game)


@few
@given(data=st.data(), decision=decisions())
def test_a_road_replayed_is_the_same_road_with_the_same_bill(
    play: Play, data: st.DataObject, decision: Decision
) -> None:
    road = wander(data, decision, play)[-1].road
    assert walk(decision, road.steps) == road
    assert walk_choices(decision, [step.choice for step in road.steps]) == road
    entries = [
        entry
        for index, step in enumerate(road.steps)
        for entry in book_step(decision, road.states[index], step, road.states[index + 1])
    ]
    standing = {meter.scale: value for meter, value in zip(decision.meters, road.state.meters, strict=True)}
    for line in bill_of(decision, road):
        assert line.low <= line.best <= line.high
        if line.axis in decision.starts:
            assert line.low == line.best == line.high == standing[line.axis]
            continue
        assert line.best == sum(entry.best for entry in entries if entry.axis == line.axis)
        assert line.confidence == min(entry.confidence for entry in entries if entry.axis == line.axis)


@few
@given(data=st.data(), decision=decisions())
def test_after_an_edit_the_game_stands_before_the_first_choice_that_is_gone(
    data: st.DataObject, decision: Decision
) -> None:
    game = wander(data, decision)[-1]
    number = data.draw(st.integers(0, len(game.road.steps) - 1))
    gone = game.road.steps[number]
    passage = decision.passages[gone.passage]
    renamed = tuple(attrs.evolve(choice, id=f"new-{choice.id}") for choice in passage.choices)
    edited = attrs.evolve(
        decision, passages={**decision.passages, gone.passage: attrs.evolve(passage, choices=renamed)}
    )
    stands = resume(edited, ARCHIVE, game.journal)
    assert stands.road.broken == gone
    assert stands.road.steps == game.road.steps[:number]
    assert stands.journal.stage is Stage.PASSAGE


def test_after_an_edit_that_ends_a_road_early_the_game_stands_at_that_ending() -> None:
    transition = DECISION.passages["landing"]
    ends = tuple(attrs.evolve(choice, to=(Target(to="old-town"),)) for choice in transition.choices)
    passages = {**DECISION.passages, "landing": attrs.evolve(transition, choices=ends)}
    kept = Journal(steps=walk_choices(DECISION, UPRIVER).steps, stage=Stage.RECKONING)
    stands = resume(attrs.evolve(DECISION, passages=passages), SHELF.references(), kept)
    assert stands.road.state.place == "old-town"
    assert build_page(stands).stage is Stage.ENDING


def test_the_road_of_history_can_be_walked(play: Play) -> None:
    game = play(start(DECISION, SHELF.references()), "go_on")
    for choice in HISTORY:
        while game.journal.stage is Stage.CONSEQUENCE:
            game = play(game, "go_on")
        game = play(game, choice)
        if game.journal.stage is Stage.QUESTION:
            game = play(game, LEAVE_OPEN)
    assert game.road.steps == history_of(DECISION).steps
    assert game.road.state.place == "town-saved"


def test_the_first_target_that_holds_is_taken_after_the_effects() -> None:
    state = begin(DECISION)
    assert choose(DECISION, state, "go-and-look").place == "levee"
    firm = state._replace(meters=(3, *state.meters[1:]))
    assert choose(DECISION, firm, "go-and-look").place == "council"


def test_a_choice_without_a_reason_is_not_shown_until_it_holds() -> None:
    walked = walk_choices(DECISION, ["go-and-look", "hold"])
    shown = {offered.choice.id: offered.open for offered in offer(DECISION, walked.state)}
    assert shown == {"stay": True, "cut-the-upper-levee": True, "ask-the-villages": True}
    doubting = walk_choices(DECISION, ["wait-for-evening", "raise-the-levee", "hold"])
    assert "ask-the-villages" not in {offered.choice.id for offered in offer(DECISION, doubting.state)}


def test_a_closed_choice_says_why() -> None:
    state = walk_choices(DECISION, ["ring-the-bells"]).state
    with pytest.raises(ChoiceNotOfferedError, match="The council will not give you its men"):
        find(DECISION, state, "raise-the-levee")


def test_at_an_ending_nothing_is_offered() -> None:
    state = history_of(DECISION).state
    assert offer(DECISION, state) == ()
    with pytest.raises(ChoiceNotOfferedError, match="come to an end"):
        choose(DECISION, state, "stay")


def test_a_walk_stops_where_a_step_was_made_elsewhere() -> None:
    road = walk(DECISION, [Step("landing", "wait-for-evening"), Step("levee", "hold")])
    assert road.broken == Step("levee", "hold")
    assert len(road.states) == 2
