"""A table with the small town's content, played by a pilot; and the screen as plain text."""

from pathlib import Path

from textual.pilot import Pilot

from game.address import Address
from game.library.catalogue import Catalogue
from game.library.shelf import Shelf
from game.play.order import AS_WRITTEN
from game.saving.records import Records
from game.saving.settings import Settings, load_settings
from game.saving.slots import Slots
from game.scenes.app import OnesideApp
from game.scenes.context import Context, StartPoint
from game.scenes.opening import open_session

GOOD = Path(__file__).parent.parent / "library" / "good"
DECISION = "test-decision"
WIDE, USUAL, SMALL = (120, 40), (80, 24), (60, 20)
SIZES = {"wide": WIDE, "usual": USUAL, "small": SMALL}
CAMPAIGN = "the-year-of-water"
DROWNED = ("ring-the-bells", "open-the-sluices", "leave-them-open")
"""Choices of the campaign's first leg, on the way to its bridge."""
HISTORY = ("wait-for-evening", "raise-the-levee", "hold", "stay")


def make_context(folder: Path, content: Path = GOOD, *, settings: Settings | None = None) -> Context:
    """Make a context whose saves are in a folder; settings given here come before those kept there."""
    chosen = settings or load_settings(folder)
    return Context(
        catalogue=Catalogue(Shelf(content)),
        slots=Slots(folder),
        records=Records(folder),
        settings=chosen,
        folder=folder,
        counts=False,
    )


def open_after(folder: Path, *steps: str, decision: str = DECISION, settings: Settings | None = None) -> OnesideApp:
    """Return the app at the page after some choices of the small town's decision, or of its campaign."""
    laid = make_context(folder, settings=settings)
    start = StartPoint(decision=Address(decision), steps=steps, number=AS_WRITTEN)
    return OnesideApp(laid, open_session(laid, start), {"ONESIDE_STILL": "1"})


def at_title(folder: Path, *, settings: Settings | None = None) -> OnesideApp:
    """Return the app at its title."""
    return OnesideApp(make_context(folder, settings=settings), environment={"ONESIDE_STILL": "1"})


def screen_text(app: OnesideApp) -> str:
    """Return what the screen shows as text: the one private call of Textual's that the tests make."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual shows a screen as text nowhere else
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys one after another, each when the one before is done, and give the screen as text."""
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
    assert isinstance(pilot.app, OnesideApp)
    return screen_text(pilot.app)
