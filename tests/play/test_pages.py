"""The page of every place that can be reached: it can be drawn, and it keeps what is not yet to be told."""

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.library.read import read_decision
from game.line.cells import width_of
from game.line.json_pages import page_as_line, page_as_object
from game.line.render import page_as_text
from game.parsing.codes import NO_NAME
from game.play.game import act, is_at_fork, resume, start
from game.play.page import Page
from game.play.page_builder import build_page
from game.play.questions import CONFIDENCES, LEAVE_OPEN
from game.story.effects import Put
from game.story.journal import Stage
from game.story.model import GO_ON, Decision, Target
from game.story.prose import Piece
from game.transcript.html import write_html
from game.transcript.markdown import write_markdown
from tests.library.folders import DECISION as FILE
from tests.play.tables import ANSWERS, DECISION, HISTORY, PREDICTING, SHELF, UPRIVER, few, games, wander
from tests.random_decisions import ARCHIVE, decisions

HINDSIGHT = {Stage.REVEAL, Stage.RECKONING}


@few
@given(data=st.data(), decision=decisions() | decisions(stuck=True), width=st.integers(20, 120))
def test_every_page_can_be_drawn_in_every_plain_face(data: st.DataObject, decision: Decision, width: int) -> None:
    before = None
    drawn = attrs.evolve(decision, plot=data.draw(st.sampled_from(("", "resolve", "cover"))))
    for game in wander(data, drawn):
        page = build_page(game)
        text = page_as_text(page, width, before=before)
        assert max(width_of(line) for line in text.split("\n")) <= width
        assert page_as_text(page, width, blind=True)
        assert json.loads(page_as_line(page)) == page_as_object(page)
        before = page.stage


@few
@given(data=st.data(), decision=decisions())
def test_every_game_can_be_retold_from_wherever_it_stands(data: st.DataObject, decision: Decision) -> None:
    game = data.draw(st.sampled_from(wander(data, decision)))
    assert write_markdown(game).startswith(f"# {decision.title}")
    assert write_html(game).startswith("<!doctype html>")
    told_unfinished = "not finished" in write_markdown(game)
    assert told_unfinished is not game.over


@few
@given(data=st.data(), decision=decisions())
def test_before_the_reveal_no_page_depends_on_what_history_did(data: st.DataObject, decision: Decision) -> None:
    """Two decisions that differ only in what history did cannot be told apart, nor can their transcripts."""
    other = otherwise_in_history(decision)
    for game in wander(data, decision):
        if game.journal.stage in HINDSIGHT:
            break
        twin = resume(other, ARCHIVE, game.journal)
        assert build_page(twin) == build_page(game)
        assert write_markdown(twin) == write_markdown(game)


def otherwise_in_history(decision: Decision) -> Decision:
    """Return the decision with another history: every mark turned round, another reveal."""
    passages = {
        name: attrs.evolve(
            passage,
            choices=tuple(attrs.evolve(choice, history=not choice.history) for choice in passage.choices),
        )
        for name, passage in decision.passages.items()
    }
    questions = tuple(
        attrs.evolve(
            question, answers=tuple(attrs.evolve(answer, right=not answer.right) for answer in question.answers)
        )
        for question in decision.reveal.questions
    )
    reveal = attrs.evolve(
        decision.reveal, road=(), questions=questions, text=(Piece("Something else."),), days=(), notes=()
    )
    return attrs.evolve(decision, passages=passages, reveal=reveal, theses=())


def pages(*options: str) -> list[Page]:
    """Return the pages of a road through the good decision."""
    return [build_page(game) for game in games(options)]


def test_the_pages_of_a_game_follow_one_another() -> None:
    kinds = [page.stage for page in pages(*PREDICTING)]
    passage, question = Stage.PASSAGE, Stage.QUESTION
    assert kinds == [
        Stage.BRIEFING, passage, Stage.CONSEQUENCE, passage, question, question, passage, Stage.ENDING,
        question, question, Stage.REVEAL, Stage.RECKONING,
    ]  # fmt: skip


@pytest.mark.parametrize("name", [GO_ON, LEAVE_OPEN, *CONFIDENCES])
def test_no_author_can_call_a_choice_as_the_game_calls_its_own_options(name: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    for own in ("ring-the-bells", "upper"):
        found = read_decision(FILE, text.replace(f"id: {own}", f"id: {name}").encode()).problems
        assert NO_NAME in {problem.code for problem in found}


def test_a_page_whose_one_choice_is_called_go_on_asks_for_it() -> None:
    transition = DECISION.passages["landing"]
    only = attrs.evolve(transition.choices[0], id="go-on")
    decision = attrs.evolve(
        DECISION, passages={**DECISION.passages, "landing": attrs.evolve(transition, choices=(only,))}
    )
    game = act(start(decision, SHELF.references()), GO_ON)
    assert build_page(game).asks
    after = build_page(act(game, "go-on"))
    assert (after.chosen, [step.choice for step in after.road]) == (only.text, ["go-on"])


def test_at_a_fork_the_meters_stand_as_before_the_choice_even_where_it_leads_to_an_ending() -> None:
    """What the choice did is told after the question, and what an ending does at the ending."""
    sluices = UPRIVER[1]
    council, drowned = DECISION.passages["council"], DECISION.endings["villages-drowned"]
    leading = tuple(
        attrs.evolve(choice, to=(Target(to=drowned.id),)) if choice.id == sluices else choice
        for choice in council.choices
    )
    trust = next(index for index, meter in enumerate(DECISION.meters) if meter.id == "trust")
    moving = attrs.evolve(drowned, does=(Put(trust, DECISION.meters[trust].low),))
    decision = attrs.evolve(
        DECISION,
        passages={**DECISION.passages, council.id: attrs.evolve(council, choices=leading)},
        endings={**DECISION.endings, drowned.id: moving},
    )
    game = start(decision, SHELF.references())
    for option in (GO_ON, UPRIVER[0], GO_ON):
        game = act(game, option)
    before = build_page(game).gauges
    game = act(game, sluices)
    assert (is_at_fork(game), game.ended) == (True, True)
    gauges = build_page(game).gauges
    assert [gauge.value for gauge in gauges] == [gauge.value for gauge in before]
    assert not any(gauge.changed for gauge in gauges)


def test_every_page_says_where_it_is_set() -> None:
    elsewhere = attrs.evolve(DECISION.endings["villages-drowned"], place="Upriver")
    decision = attrs.evolve(DECISION, endings={**DECISION.endings, elsewhere.id: elsewhere})
    road = [attrs.evolve(game, decision=decision) for game in games(UPRIVER)]
    home, hall = "Veldhaven", "Town hall, Veldhaven"
    assert [build_page(game).place for game in road] == [home, home, home, hall, hall, home, "Upriver", home]


def test_a_paper_keeps_its_hindsight_until_the_reveal() -> None:
    for page in pages(*HISTORY, *ANSWERS):
        hindsight = page.stage in {Stage.REVEAL, Stage.RECKONING}
        for paper in page.papers:
            if paper.id == "gauge-telegram":
                assert bool(paper.afterwards) is hindsight


def test_the_road_says_what_history_chose_only_from_the_reveal_on() -> None:
    for page in pages(*PREDICTING):
        hindsight = page.stage in {Stage.REVEAL, Stage.RECKONING}
        assert all((step.history is None) is not hindsight for step in page.road)


def test_a_hidden_meter_is_shown_only_at_the_reckoning() -> None:
    *before, reckoning = pages(*HISTORY, *ANSWERS)
    assert all("doubt" not in {gauge.id for gauge in page.gauges} for page in before)
    assert [gauge["id"] for gauge in page_as_object(reckoning)["detail"]["unveiled"]] == ["doubt"]
