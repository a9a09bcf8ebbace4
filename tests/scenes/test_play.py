"""Playing in the scenes: the whole road, undo, closed choices, sheets, small windows, settings."""

from pathlib import Path

import pytest

from game.address import Address
from game.play.page import Page
from game.saving.settings import Settings, load_settings
from game.saving.slots import Slots
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.page_scene import PageScene
from game.scenes.title import TitleScene
from tests.scenes.stage import DECISION, HISTORY, SIZES, SMALL, USUAL, WIDE, at_title, open_after, press, screen_text


def kind(app: OnesideApp) -> str:
    """Return the kind of the page in view, or `title`."""
    return page(app).stage.value if isinstance(app.screen, PageScene) else "title"


def page(app: OnesideApp) -> Page:
    """Return the page in view."""
    assert isinstance(app.screen, PageScene)
    return app.screen.page


def first_open(app: OnesideApp) -> str:
    """Return the key of the first option in view that is open: in which order they stand is drawn for each game."""
    return next(str(number) for number, option in enumerate(page(app).options, 1) if option.open)


def join_lines(text: str) -> str:
    """Return a text without its breaks and margins."""
    return " ".join(text.replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_road_from_the_title_to_the_reckoning_and_back(size: str, tmp_path: Path) -> None:
    app = at_title(tmp_path)
    async with app.run_test(size=SIZES[size]) as pilot:
        await press(pilot, "enter")
        assert kind(app) == "briefing"
        while kind(app) not in {"reveal", "reckoning"}:
            await press(pilot, first_open(app) if page(app).asks else "enter")
        assert kind(app) == "reveal"
        text = await press(pilot, "enter")
        assert kind(app) == "reckoning"
        assert "The two bills" in text
        text = await press(pilot, "escape")
        assert kind(app) == "title"
        assert "of 3 endings found" in text


async def test_a_game_left_is_a_game_to_continue(tmp_path: Path) -> None:
    app = at_title(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter", "enter")
        order = page(app).options
        text = await press(pilot, "1", "escape")
        assert "Continue  High Water" in text
        assert "a game in progress" in text
        await press(pilot, "c", "u")
        assert page(app).options == order
    saved = Slots(tmp_path).latest()
    assert saved is not None
    assert saved.journal.number > 0


async def test_undo_takes_the_last_choice_back_and_says_when_there_is_none(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        assert "The telegram from the upper gauge" in await press(pilot, "u")
        assert kind(app) == "passage"
        await press(pilot, "u")
        assert kind(app) == "briefing"
        assert "There is nothing to undo" in await press(pilot, "u")


async def test_the_reckoning_offers_another_road(tmp_path: Path) -> None:
    app = open_after(tmp_path, *HISTORY)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter", "3", "4", "enter")
        assert kind(app) == "reckoning"
        await press(pilot, "u")
        assert kind(app) == "passage"
        assert len(page(app).road) == len(HISTORY) - 1


async def test_a_closed_choice_is_refused_with_its_reason_and_what_it_asks(tmp_path: Path) -> None:
    app = open_after(tmp_path, "ring-the-bells")
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter")
        for keys in (("1",), ("down", "enter"), ("w",)):
            text = await press(pilot, *keys)
            assert kind(app) == "passage"
            assert "Needs Trust of the council at least 2 (fair). Now: Trust of the council is thin." in join_lines(
                text
            )


async def test_who_plays_blind_sees_no_meters_and_no_conditions(tmp_path: Path) -> None:
    app = open_after(tmp_path, "ring-the-bells", settings=Settings(blind=True))
    async with app.run_test(size=WIDE) as pilot:
        text = screen_text(app) + await press(pilot, "enter", "1")
        assert "Trust of the council" not in text
        assert "The council will not give you its men" in text
        assert "You play blind" in await press(pilot, "m")


async def test_a_number_that_is_no_choice_says_so(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        assert "There are 3 choices here." in await press(pilot, "9")


async def test_nothing_is_chosen_by_pressing_enter_once_too_often(tmp_path: Path) -> None:
    app = open_after(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert kind(app) == "passage"
        assert not page(app).road
        await press(pilot, "down", "down", "enter")
        assert page(app).chosen == "Wait for the evening reading"


async def test_a_click_chooses_and_a_click_on_a_number_opens_its_source(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=WIDE) as pilot:
        lines = (await press(pilot)).split("\n")
        row = next(index for index, text in enumerate(lines) if "[1]" in text)
        await pilot.click(offset=(lines[row].index("[1]") + 1, row))
        text = await press(pilot)
        assert "Source [1]" in text
        assert "Veldhaven Gazette" in text
        await press(pilot, "escape")
        row = next(index for index, text in enumerate(lines) if "2  Open the sluices" in text)
        await pilot.click(offset=(lines[row].index("Open"), row))
        await press(pilot)
        assert page(app).chosen == "Open the sluices in the night"


async def test_a_click_on_a_number_on_a_paper_opens_its_source_over_the_paper(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=WIDE) as pilot:
        paper = await press(pilot, "d", "1")
        row, line = next((row, text) for row, text in enumerate(paper.split("\n")) if "centimetres[" in text)
        await pilot.click(offset=(line.index("[") + 1, row))
        assert "Source [" in await press(pilot)
        assert await press(pilot, "escape") == paper


async def test_a_click_on_the_footer_and_on_the_panel_does_what_it_says(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=WIDE) as pilot:
        lines = (await press(pilot)).split("\n")
        for word, opened in (("s sources", "Sources of this page"), ("Pieter Roos", "Ask for advice")):
            row = next(index for index, text in enumerate(lines) if word in text)
            await pilot.click(offset=(lines[row].index(word), row))
            assert opened in await press(pilot)
            await press(pilot, "escape")


async def test_sheets_lie_on_one_another_and_are_closed_one_by_one(tmp_path: Path) -> None:
    app = open_after(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        assert "disputed" not in await press(pilot, "s")
        text = await press(pilot, "enter")
        assert "what it is  " in text
        assert "Which gauge was read?" not in text
        assert "Sources of this page" in await press(pilot, "escape")
        assert "Take the chair" in await press(pilot, "escape")
        assert kind(app) == "briefing"


async def test_the_side_panel_is_one_key_away_where_it_has_no_room(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        text = await press(pilot, "tab")
        assert "IN THE ROOM" in text
        assert "Nine men and a lamp" not in text
        assert "Nine men and a lamp" in await press(pilot, "tab")


async def test_a_window_too_small_asks_for_room_chooses_nothing_and_recovers(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        await pilot.resize_terminal(50, 12)
        text = await press(pilot, "1", "u")
        assert "This window is 50 by 12; the game needs 60 by 20." in join_lines(text)
        assert "Nine men" not in text
        await pilot.resize_terminal(*SMALL)
        text = await press(pilot)
        assert "Nine men and a lamp" in text
        assert "more room" not in text
        assert kind(app) == "passage"
        assert len(page(app).road) == 1


async def test_a_story_longer_than_the_window_says_so_and_scrolls(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=SMALL) as pilot:
        assert "more lines · Space" in await press(pilot)
        text = await press(pilot, "space")
        assert "the end of the page" in text
        assert "Send riders to the villages first" in text


async def test_settings_hold_at_once_and_are_kept(tmp_path: Path) -> None:
    app = at_title(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        assert app.theme == "oneside-dark"
        assert "Theme: light" in await press(pilot, "comma", "enter")
        assert app.theme == "oneside-light"
        await press(pilot, "down", "enter", "down", "enter")
    assert load_settings(tmp_path) == Settings(theme="light", motion=False, blind=True)
    assert at_title(tmp_path).theme == "oneside-light"


async def test_the_real_cursor_follows_the_selection(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        lines = (await press(pilot, "down", "down")).split("\n")
        row = next(index for index, text in enumerate(lines) if "2  Open the sluices" in text)
        assert app.cursor_position.y == row


async def test_a_transcript_is_kept_as_two_files(tmp_path: Path) -> None:
    app = open_after(tmp_path, *HISTORY)
    async with app.run_test(size=USUAL) as pilot:
        text = await press(pilot, "enter", "3", "4", "enter", "t")
        assert "The transcript is in" in join_lines(text)
    assert {path.suffix for path in (tmp_path / "transcripts").iterdir()} == {".html", ".md"}


async def test_a_decision_that_cannot_be_opened_says_why_on_the_title(tmp_path: Path) -> None:
    app = at_title(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        app.begin(StartPoint(decision=Address("no-such-decision")))
        assert "There is no decision 'no-such-decision'" in await press(pilot)
        assert isinstance(app.screen, TitleScene)


async def test_play_again_begins_the_decision_anew(tmp_path: Path) -> None:
    app = open_after(tmp_path, *HISTORY)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter", "3", "4", "enter", "a")
        assert kind(app) == "briefing"
    assert {saved.address.name for saved in Slots(tmp_path).all()} == {DECISION}
