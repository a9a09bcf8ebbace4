"""From what was asked for to a game at the table, and from a page to the scene that shows it."""

import importlib
from typing import TYPE_CHECKING

from game.scenes.scene import Scene
from game.scenes.table import Start, Table

if TYPE_CHECKING:
    from game.saving.slots import SavedGame
    from game.scenes.page_scene import PageScene
    from game.sitting import Sitting


def scene_of(sitting: "Sitting") -> Scene:
    """Give the scene of the page a sitting has come to; a scene is read when it is first shown."""
    name = f"{sitting.page.kind.value}"
    module = importlib.import_module(f"game.scenes.{name}")
    scene: type[PageScene] = getattr(module, f"{name.capitalize()}Scene")
    return scene(sitting)


def seat(table: Table, start: Start) -> "Sitting | None":
    """Open the game to begin with, if any; raises OnesideError where it cannot be opened or a choice is not offered."""
    if start.resume is not None:
        return reopened(table, start.resume)
    if start.decision is None:
        return None
    from game.play.page import GO_ON, PageKind  # noqa: PLC0415 - the rules of play are read when a game begins
    from game.sitting import Sitting  # noqa: PLC0415

    sitting = Sitting.new(table.shelf, table.shelf.open(start.decision), table.slots, table.records)
    for step in start.steps:
        while sitting.page.kind in {PageKind.BRIEFING, PageKind.CONSEQUENCE}:
            sitting.act(GO_ON)
        sitting.act(step)
    return sitting


def reopened(table: Table, saved: "SavedGame") -> "Sitting":
    """Go on with a saved game; raises OnesideError where it cannot be opened."""
    from game.errors import SaveError  # noqa: PLC0415
    from game.sitting import Sitting  # noqa: PLC0415

    if table.slots is None:
        message = "There is no folder of saved games to go on from."
        raise SaveError(message)
    return Sitting.reopen(table.shelf, saved, table.slots, table.records)
