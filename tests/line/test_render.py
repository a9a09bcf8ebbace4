"""Pages as plain text, held to what was read and found good (ONESIDE_REWRITE_GOLDEN=1 writes them anew)."""

import json
from pathlib import Path

import attrs
import pytest

from game.line.cards import show_card
from game.line.commands import Show
from game.line.json_pages import page_as_line
from game.line.render import page_as_text
from game.play.cards import MapCard, Stroke
from game.play.game import resume
from game.play.page_builder import build_page
from game.story.journal import Stage
from tests.golden import match_golden
from tests.play.tables import HISTORY, PREDICTING, UPRIVER, after, begin

GOLDEN = Path(__file__).parent / "golden"

PAGES = {
    "briefing": build_page(begin()),
    "passage": build_page(after()),
    "consequence": build_page(after(*UPRIVER[:1], stop=Stage.CONSEQUENCE)),
    "passage-with-a-closed-choice": build_page(after(*UPRIVER[:1])),
    "passage-with-changes": build_page(after(*HISTORY[:3])),
    "ending": build_page(after(*UPRIVER, stop=Stage.ENDING)),
    "question-at-a-fork": build_page(after(*UPRIVER[:2])),
    "question": build_page(after(*UPRIVER)),
    "how-sure": build_page(after(*UPRIVER, "upper")),
    "reveal": build_page(after(*PREDICTING, stop=Stage.REVEAL)),
    "reckoning": build_page(after(*PREDICTING)),
    "reckoning-of-history": build_page(after(*HISTORY, "leave_open")),
}


def compare_with_golden(name: str, text: str) -> None:
    """Compare a text with the golden one of that name."""
    match_golden(GOLDEN / f"{name}.txt", f"{text}\n")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_found_good(name: str) -> None:
    compare_with_golden(name, page_as_text(PAGES[name], 76))


def test_a_page_fits_a_narrow_terminal() -> None:
    compare_with_golden("passage-40-cells-wide", page_as_text(PAGES["passage-with-a-closed-choice"], 40))


def test_what_a_consequence_told_is_not_told_again() -> None:
    page = PAGES["passage-with-a-closed-choice"]
    assert "You chose" in page_as_text(page)
    assert "(was 2)" in page_as_text(page)
    again = page_as_text(page, before=Stage.CONSEQUENCE)
    assert "You chose" not in again
    assert "(was 2)" not in again


def test_what_a_consequence_told_of_the_last_choice_is_not_told_again_at_its_ending() -> None:
    ending = PAGES["ending"]
    gauges = tuple(attrs.evolve(gauge, changed=True, before=1, before_said="one") for gauge in ending.gauges)
    page = attrs.evolve(ending, gauges=gauges, chosen="Stay")
    for told in ("You chose: Stay", "(was "):
        assert told in page_as_text(page)
        assert told not in page_as_text(page, before=Stage.CONSEQUENCE)


def test_who_plays_blind_sees_no_meters_before_the_reckoning() -> None:
    for name in ("passage-with-changes", "consequence", "ending"):
        assert "Trust of the council" not in page_as_text(PAGES[name], blind=True)
    assert "The two bills" in page_as_text(PAGES["reckoning"], blind=True)


def test_there_is_no_box_drawing() -> None:
    for page in PAGES.values():
        assert not any("\u2500" <= character <= "\u259f" for character in page_as_text(page))


def test_a_map_is_told_in_words() -> None:
    stroke = Stroke(kind="line", points=((0.0, 0.5), (1.0, 0.5)), label="the front")
    card = MapCard(
        title="The river", words="Water, and a front.", aspect=1.5, strokes=(stroke,), places=(("A", 0.1, 0.2),)
    )
    page = attrs.evolve(PAGES["passage"], map=card)
    assert "A map hangs here: The river." in page_as_text(page)
    assert show_card(Show("map"), page, 76) == "The river\n\nWater, and a front."
    assert json.loads(page_as_line(page))["map"]["strokes"] == [
        {"kind": "line", "points": [[0.0, 0.5], [1.0, 0.5]], "label": "the front"}
    ]


def test_a_campaign_tells_a_meter_over_the_years() -> None:
    game = after(*PREDICTING)
    campaign = resume(attrs.evolve(game.decision, plot="trust"), game.references, game.journal)
    text = page_as_text(build_page(campaign))
    assert (
        "Trust of the council over the years, from gone to complete\n"
        "   When          You   History\n"
        "   1 April 1910  thin  firm\n"
    ) in text
