"""Packs stand on the title under their names, and are played from there."""

from pathlib import Path

import attrs
import pytest

from game.address import Address
from game.library.catalogue import Asked, Catalogue
from game.library.shelf import Shelf
from game.play.questions import LEAVE_OPEN
from game.saving.records import Records
from game.saving.slots import Slots
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.opening import open_session
from game.session import Session
from game.story.model import GO_ON
from tests.library.packed import pack_in
from tests.scenes.stage import GOOD, SMALL, USUAL, make_context, press


def at_title(folder: Path, catalogue: Catalogue, asked: Asked | None = None) -> OnesideApp:
    """Return the app at the title of all there is, or of what was asked for."""
    laid = attrs.evolve(make_context(folder), catalogue=catalogue, asked=asked)
    return OnesideApp(laid, environment={"ONESIDE_STILL": "1"})


@pytest.fixture
def rivers(tmp_path: Path) -> Catalogue:
    """Return the good content with two packs beside it, one of which cannot be read."""
    broken = pack_in(tmp_path / "broken", "broken")
    (broken / "pack.yaml").write_text("name: [\n", encoding="utf-8")
    good = pack_in(tmp_path / "rivers", "rivers", "flood", "second", title="[b]Rivers[/b]")
    return Catalogue(Shelf(GOOD), lambda: (good, broken))


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_arrows_come_to_the_decisions_of_packs_and_enter_begins_one(
    size: tuple[int, int], rivers: Catalogue, tmp_path: Path
) -> None:
    app = at_title(tmp_path / "saves", rivers)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "down", "down", "down", "enter", "enter")
        (saved,) = Slots(tmp_path / "saves").all()
        assert saved.address == Address("second", "rivers", tmp_path / "rivers")


async def test_a_game_of_a_pack_goes_on_from_the_title(rivers: Catalogue, tmp_path: Path) -> None:
    app = at_title(tmp_path / "saves", rivers)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "down", "down", "enter", "enter", "2")
    app = at_title(tmp_path / "saves", rivers)
    async with app.run_test(size=USUAL) as pilot:
        assert "Continue  High Water" in await press(pilot)
        assert "1  1 April 1910: The telegram from the upper gauge" in await press(pilot, "c", "r")


async def test_a_game_of_a_pack_from_elsewhere_can_be_played_again(tmp_path: Path) -> None:
    catalogue = Catalogue(Shelf(GOOD))
    found = catalogue.find_one(str(pack_in(tmp_path / "rivers", "rivers")))
    slots = Slots(tmp_path / "saves")
    session = Session.new(found.open(), slots, Records(None))
    played = (GO_ON, "ring-the-bells", GO_ON, "open-the-sluices", LEAVE_OPEN, "leave-them-open", GO_ON)
    for option in (*played, LEAVE_OPEN, GO_ON):
        session.act(option)
    laid = attrs.evolve(make_context(tmp_path / "saves"), catalogue=catalogue)
    app = OnesideApp(laid, open_session(laid, StartPoint(resume=slots.load(session.slot))), {"ONESIDE_STILL": "1"})
    async with app.run_test(size=USUAL) as pilot:
        assert "The two bills" in await press(pilot)
        assert "You sit in the chair" in await press(pilot, "a")


async def test_a_pack_that_cannot_be_read_says_why(rivers: Catalogue, tmp_path: Path) -> None:
    app = at_title(tmp_path / "saves", rivers)
    async with app.run_test(size=(120, 50)) as pilot:
        shown = await press(pilot)
    assert "[b]Rivers[/b]" in shown, "a title is text and no markup"
    assert "  broken\n" in shown
    assert "broken/pack.yaml" in "".join(shown.split())


async def test_a_pack_alone_has_a_title_of_its_own(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "rivers", "rivers", "flood", "second")
    catalogue = Catalogue(Shelf(GOOD))
    app = at_title(tmp_path / "saves", catalogue, catalogue.find(str(pack)))
    async with app.run_test(size=USUAL) as pilot:
        shown = await press(pilot)
        assert "Rivers" in shown
        assert shown.count("High Water") == 2
        assert "You sit in the chair" in await press(pilot, "enter")
