"""From what was asked for to a game at the table, and from a page to the scene that shows it."""

import gc

from game.errors import SaveError
from game.play.page import GO_ON
from game.saving.slots import SavedGame
from game.scenes.context import Start, Table
from game.scenes.page_scene import PageHost
from game.scenes.reckoning import ReckoningScene
from game.scenes.reveal import RevealScene
from game.scenes.scene import Scene
from game.scenes.story_scene import StoryScene, shows
from game.session import Record, Sitting
from game.story.journal import Stage


def scene_of(sitting: Sitting, host: PageHost, current: object = None) -> Scene:
    """Give the scene of the page a sitting has come to: the current one turned to it, or a new one."""
    if not shows(sitting.page):
        kind = RevealScene if sitting.page.stage is Stage.REVEAL else ReckoningScene
        return kind(sitting, host)
    if isinstance(current, StoryScene) and current.sitting is sitting:
        current.turn()
        return current
    gc.freeze()  # a story stays as long as the game: searching it for cycles would halt the drawing
    return StoryScene(sitting, host)


def seat(table: Table, start: Start, record: Record | None = None) -> Sitting:
    """Open the game to begin with, written down by `record`.

    Raises OnesideError where it cannot be opened or a choice is not offered.
    """
    if start.resume is not None:
        return _reopened(table, start.resume)
    if start.decision is None:
        message = "A game begins with a decision or with a saved game."
        raise AssertionError(message)
    sitting = Sitting.new(table.catalogue.open(start.decision), table.slots, table.records)
    if record is not None:
        sitting.record(record)
    for step in start.steps:
        while sitting.page.options and not sitting.page.asks:
            sitting.act(GO_ON)
        if step != GO_ON:
            sitting.act(step)
    return sitting


def _reopened(table: Table, saved: SavedGame) -> Sitting:
    if table.slots is None:
        message = "There is no folder of saved games to go on from."
        raise SaveError(message)
    return Sitting.reopen(table.catalogue, saved, table.slots, table.records)
