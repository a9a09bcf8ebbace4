"""Your place among all roads, and the roads: seen after a finished game."""

from pathlib import Path

import attrs

from game.scenes.app import OnesideApp
from game.scenes.seating import seat
from game.scenes.table import Start
from tests.golden import held_to
from tests.scenes.stage import DECISION, HISTORY, USUAL, press, screen_text, table

GOLDEN = Path(__file__).parent / "golden"
TO_THE_RECKONING = ("enter", "1", "4", "2", "3", "enter")


def finished(folder: Path, *, counts: bool = True) -> OnesideApp:
    """Give the app at the ending of history's road, counting in the background."""
    laid = attrs.evolve(table(folder), counts=counts)
    return OnesideApp(laid, seat(laid, Start(decision=DECISION, steps=HISTORY)), {"ONESIDE_STILL": "1"})


async def test_the_place_among_all_roads_is_counted_while_the_game_is_read(tmp_path: Path) -> None:
    app = finished(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *TO_THE_RECKONING, "y")
        for _ in range(200):
            if "roads lead through this story" in screen_text(app):
                break
            await pilot.pause(0.1)
        held_to(GOLDEN / "place-usual.txt", screen_text(app))
        held_to(GOLDEN / "place-better-usual.txt", await press(pilot, "end", "1"))
    assert list((tmp_path / "figures").iterdir())


async def test_the_roads_show_what_was_seen_and_name_nothing_else(tmp_path: Path) -> None:
    app = finished(tmp_path, counts=False)
    async with app.run_test(size=USUAL) as pilot:
        text = await press(pilot, *TO_THE_RECKONING, "o")
    held_to(GOLDEN / "roads-usual.txt", text)
    assert "Upriver" not in text


async def test_where_nothing_is_counted_that_is_said(tmp_path: Path) -> None:
    app = finished(tmp_path, counts=False)
    async with app.run_test(size=USUAL) as pilot:
        assert "nothing is being counted" in await press(pilot, *TO_THE_RECKONING, "y")
