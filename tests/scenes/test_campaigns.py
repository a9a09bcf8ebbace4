"""Campaigns on the title: under their own heading, to be begun and gone on with."""

import shutil
from pathlib import Path

from game.address import Address
from game.scenes.app import OnesideApp
from tests.scenes.stage import GOOD, USUAL, make_context, press


def at_title(folder: Path, content: Path = GOOD) -> OnesideApp:
    """Return the app at the title of some content."""
    return OnesideApp(make_context(folder, content), environment={"ONESIDE_STILL": "1"})


async def test_a_campaign_is_begun_from_the_title_and_gone_on_with_in_its_leg(tmp_path: Path) -> None:
    async with at_title(tmp_path).run_test(size=USUAL) as pilot:
        text = await press(pilot, "down", "enter")
        assert "THE LEGS" in text
        text = await press(pilot, "enter", "enter", "1", "enter", "2", "1")
        assert "leg 1 of 2: High Water" in text
        text = await press(pilot, "escape")
    assert "(leg 1 of 2)" in next(line for line in text.splitlines() if "Continue" in line)
    assert "a game in progress" in text
    async with at_title(tmp_path).run_test(size=USUAL) as pilot:
        assert "leg 1 of 2: High Water" in await press(pilot, "c")


async def test_the_endings_found_of_a_campaign_are_counted(tmp_path: Path) -> None:
    laid = make_context(tmp_path)
    laid.records.add_ending(Address("the-year-of-water"), "the-dry-summer/dust")
    async with at_title(tmp_path).run_test(size=USUAL) as pilot:
        text = await press(pilot)
    assert "1910 ◆  The Year of Water" in text
    assert "1 of 2 endings found" in text


async def test_where_there_are_no_campaigns_the_title_says_nothing_of_them(tmp_path: Path) -> None:
    content = shutil.copytree(GOOD, tmp_path / "content")
    shutil.rmtree(content / "campaigns")
    async with at_title(tmp_path, content).run_test(size=USUAL) as pilot:
        assert "CAMPAIGNS" not in await press(pilot)
        assert "campaign" not in await press(pilot, "enter")
