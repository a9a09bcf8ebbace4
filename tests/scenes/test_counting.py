"""Your place among all roads, and the roads: seen after a finished game."""

import threading
from pathlib import Path

import attrs
import pytest
from textual.pilot import Pilot

from game.address import Address
from game.analysis.signature import find_signature
from game.counting.job import Job
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.opening import open_session
from tests.golden import match_golden
from tests.play.tables import GOOD
from tests.scenes.stage import DECISION, HISTORY, USUAL, make_context, press, screen_text

GOLDEN = Path(__file__).parent / "golden"
TO_THE_RECKONING = ("enter", "1", "4", "2", "3", "enter")


def open_finished(folder: Path, *, counts: bool = True) -> OnesideApp:
    """Return the app at the ending of history's road, counting in the background."""
    laid = attrs.evolve(make_context(folder), counts=counts)
    return OnesideApp(
        laid, open_session(laid, StartPoint(decision=Address(DECISION), steps=HISTORY)), {"ONESIDE_STILL": "1"}
    )


async def test_the_place_among_all_roads_is_counted_while_the_game_is_read(tmp_path: Path) -> None:
    app = open_finished(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *TO_THE_RECKONING, "y")
        await wait_for(pilot, app, "roads lead through this story")
        match_golden(GOLDEN / "place-usual.txt", screen_text(app))
        match_golden(GOLDEN / "place-better-usual.txt", await press(pilot, "end", "1"))
    assert list((tmp_path / "figures").iterdir())


async def test_where_figures_were_shipped_the_ranks_stand_there_before_the_choices_are_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(GOOD)
    decision, references = shelf.open(DECISION), shelf.references()
    survey = Counting(brief=True).report(decision, references).figures
    assert survey is not None
    Store(None, tmp_path).ship(decision.id, find_signature(decision, references), survey)
    monkeypatch.setattr(Shelf, "figures", tmp_path)
    goes_on, count = threading.Event(), Job._count  # noqa: SLF001 - it is held up

    def held_up(job: Job) -> None:
        goes_on.wait(30)
        count(job)

    monkeypatch.setattr(Job, "_count", held_up)
    app = open_finished(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, *TO_THE_RECKONING, "y")
        await wait_for(pilot, app, "roads lead through this story")
        match_golden(GOLDEN / "place-ranked-usual.txt", screen_text(app))
        goes_on.set()
        await wait_for(pilot, app, "The third night: Stay")
        match_golden(GOLDEN / "place-usual.txt", screen_text(app))


async def wait_for(pilot: Pilot[int], app: OnesideApp, words: str) -> None:
    """Wait until some words stand on the screen."""
    for _ in range(200):
        if words in screen_text(app):
            await pilot.pause(0.2)  # what is below the words is laid out a moment later
            return
        await pilot.pause(0.1)
    raise AssertionError(screen_text(app))


async def test_the_roads_show_what_was_seen_and_name_nothing_else(tmp_path: Path) -> None:
    app = open_finished(tmp_path, counts=False)
    async with app.run_test(size=USUAL) as pilot:
        text = await press(pilot, *TO_THE_RECKONING, "o")
    match_golden(GOLDEN / "roads-usual.txt", text)
    assert "Upriver" not in text


async def test_where_nothing_is_counted_that_is_said(tmp_path: Path) -> None:
    app = open_finished(tmp_path, counts=False)
    async with app.run_test(size=USUAL) as pilot:
        assert "nothing is being counted" in await press(pilot, *TO_THE_RECKONING, "y")
