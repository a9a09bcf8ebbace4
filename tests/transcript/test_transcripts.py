"""A game to keep, in both formats."""

import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.game import Game, act, resume
from game.story.journal import Stage
from game.story.model import Decision
from game.story.prose import Piece
from game.story.references import Counts
from game.transcript.html import write_html
from game.transcript.markdown import write_markdown
from game.transcript.retelling import retell
from tests.play.tables import ANSWERS, HISTORY, PREDICTING, UPRIVER, after, few, wander
from tests.random_decisions import decisions

FINISHED = after(*PREDICTING)
HALFWAY = after(*UPRIVER[:2])
FORMATS = pytest.mark.parametrize("write", [write_markdown, write_html])


class Outline(HTMLParser):
    """Collects what a page holds: its tags, its links, the ids they may lead to, its text."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        if tag not in {"meta", "rect", "polyline"}:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Hold every tag to be closed in order."""
        assert self.open.pop() == tag, f"'{tag}' is closed out of order"

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.text += data


@FORMATS
def test_a_finished_game_is_told_from_briefing_to_sources(write: object) -> None:
    text = write(FINISHED)  # type: ignore[operator]
    lines = [
        "You keep the harbour of",
        "1. The telegram from the upper gauge",
        "You chose: Ring the bells and clear the market",
        "History: Wait for the evening reading",
        "The bells begin at Saint Anne",
        "Trust of the council: 1, thin (was 2)",
        "+12 thousand crowns (+5 to +20), low confidence, our estimate",
        "3. The sluice house",
        "The end of this road: Upriver",
        "What history did",
        "Day by day",
        "In dispute:",
        "The two bills",
        "400 (150 to 900)",
        "Through the lenses",
        "The lenses disagree",
        "borne out by this run",
        "What was kept from you",
        "Sources",
        "Veldhaven Gazette",
    ]
    place = 0
    for expected in lines:
        place = Outline(text).text.index(expected, 0) if write is write_html else text.index(expected, place)


@FORMATS
def test_a_game_that_is_not_finished_says_so_and_tells_no_hindsight(write: object) -> None:
    text = write(HALFWAY)  # type: ignore[operator]
    assert "not finished" in text
    assert "Here the game stands: The sluice house" in text
    assert "The bill" not in text
    assert "What history did" not in text
    assert "History" not in text


def test_hindsight_begins_with_the_reveal() -> None:
    at_question = after(*UPRIVER)
    assert at_question.journal.stage is Stage.QUESTION
    assert retell(at_question).reveal is None
    assert retell(at_question).turns[0].with_history is None
    revealed = after(*PREDICTING, stop=Stage.REVEAL)
    assert retell(revealed).reveal is not None
    assert retell(revealed).turns[0].with_history is False
    assert retell(revealed).reckoning is None


@few
@given(data=st.data(), decision=decisions())
def test_what_a_road_books_is_told_once_and_adds_up(data: st.DataObject, decision: Decision) -> None:
    for game in (FINISHED, after(*HISTORY, *ANSWERS), wander(data, decision)[-1]):
        retelling = retell(game)
        assert retelling.reckoning
        assert retelling.end
        booked = [line for turn in retelling.turns for line in turn.booked] + list(retelling.end.booked)
        for line in retelling.reckoning.lines:
            if line.axis.counts is not Counts.AMOUNT:
                continue
            total = sum(one.amount.best for one in booked if one.axis == line.axis)
            assert total == (line.yours.best if line.yours else 0)


def test_every_footnote_of_the_markdown_has_its_source() -> None:
    text = write_markdown(FINISHED)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    given = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert cited == given


def test_the_html_asks_for_nothing_and_all_its_links_lead_somewhere() -> None:
    page = Outline(write_html(FINISHED))
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert {link.removeprefix("#") for link in page.attributes["href"]} <= page.attributes["id"]
    assert "http" not in write_html(FINISHED)
    assert "url(" not in write_html(FINISHED)


HOSTILE = '<script>alert("x")</script> [a](javascript:b) *c* _d_ & {{ 7 * 7 }} \x1b[2J'


def hostile() -> Game:
    """Return a finished game whose texts would like to be markup."""
    decision = FINISHED.decision
    transition = decision.passages["landing"]
    choices = tuple(attrs.evolve(choice, text=HOSTILE) for choice in transition.choices)
    passage = attrs.evolve(transition, title=HOSTILE, text=(Piece(HOSTILE),), choices=choices)
    changed = attrs.evolve(decision, title=HOSTILE, passages={**decision.passages, "landing": passage})
    return resume(changed, FINISHED.references, FINISHED.journal)


def test_no_text_becomes_markup() -> None:
    page = write_html(hostile())
    assert "script" not in Outline(page).tags
    assert "{{ 7 * 7 }}" in page
    assert "\x1b" not in page
    text = write_markdown(hostile())
    assert "\\<script\\>" in text
    assert "\\[a\\](javascript:b)" in text
    assert "\x1b" not in text


def test_a_game_at_its_ending_goes_on_to_be_told_as_it_was() -> None:
    ending = after(*UPRIVER, stop=Stage.ENDING)
    assert retell(ending).end == retell(act(ending, "go_on")).end


def test_a_campaign_draws_a_meter_over_the_years() -> None:
    decision = attrs.evolve(FINISHED.decision, plot="trust")
    game = resume(decision, FINISHED.references, FINISHED.journal)
    text = write_markdown(game)
    assert "### Trust of the council over the years, from gone to complete" in text
    assert "| When | You | History |\n| --- | --- | --- |\n| 1 April 1910 | " in text
    page = write_html(game)
    assert "From gone below to complete above." in page
    drawn = [points for points in Outline(page).attributes["points"] if points]
    assert len(drawn) == 2
    for points in drawn:
        for point in points.split():
            across, up = map(float, point.split(","))
            assert 0 <= across <= 640
            assert 0 <= up <= 160
