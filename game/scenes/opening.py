"""From what was asked for to a game at the table, and from a page to the scene that shows it."""

import gc
from typing import TYPE_CHECKING

from game.scenes.context import Start, Table
from game.scenes.scene import Scene

if TYPE_CHECKING:
    from game.saving.slots import SavedGame
    from game.session import Sitting


def scene_of(sitting: "Sitting", current: object = None) -> Scene:
    """Give the scene of the page a sitting has come to: the current one turned to it, or a new one."""
    from game.scenes.story_scene import StoryScene, shows  # noqa: PLC0415 - a scene is read when it is first shown

    if not shows(sitting.page):
        return _long_page(sitting)
    if isinstance(current, StoryScene) and current.sitting is sitting:
        current.turn()
        return current
    gc.freeze()  # a story stays as long as the game: searching it for cycles would halt the drawing
    return StoryScene(sitting)


def _long_page(sitting: "Sitting") -> Scene:
    from game.scenes.reckoning import ReckoningScene  # noqa: PLC0415
    from game.scenes.reveal import RevealScene  # noqa: PLC0415
    from game.story.journal import Stage  # noqa: PLC0415

    return RevealScene(sitting) if sitting.page.stage is Stage.REVEAL else ReckoningScene(sitting)


def seat(table: Table, start: Start) -> "Sitting | None":
    """Open the game to begin with, if any; raises OnesideError where it cannot be opened or a choice is not offered."""
    if start.resume is not None:
        return reopened(table, start.resume)
    if start.decision is None:
        return None
    from game.play.page import GO_ON  # noqa: PLC0415 - the rules of play are read when a game begins
    from game.session import Sitting  # noqa: PLC0415

    shelf = table.shelf.holding(start.decision)
    sitting = Sitting.new(shelf, shelf.open(start.decision), table.slots, table.records)
    if start.record is not None:
        sitting.record(start.record)
    for step in start.steps:
        while sitting.page.options and not sitting.page.asks:
            sitting.act(GO_ON)
        if step != GO_ON:
            sitting.act(step)
    return sitting


def reopened(table: Table, saved: "SavedGame") -> "Sitting":
    """Go on with a saved game; raises OnesideError where it cannot be opened."""
    from game.errors import SaveError  # noqa: PLC0415
    from game.session import Sitting  # noqa: PLC0415

    if table.slots is None:
        message = "There is no folder of saved games to go on from."
        raise SaveError(message)
    return Sitting.reopen(table.shelf, saved, table.slots, table.records)
