"""The picture of the README: a passage of the game's own content, drawn as SVG."""

import asyncio
import sys
from pathlib import Path

from game.address import Address
from game.library.catalogue import Catalogue
from game.library.shelf import Shelf
from game.paths import find_content_folder
from game.saving.records import Records
from game.saving.settings import Settings
from game.scenes.app import OnesideApp
from game.scenes.context import Context, StartPoint
from game.scenes.opening import open_session
from game.scenes.story_scene import StoryScene
from game.story.journal import Stage

SIZE = (120, 34)
DECISION = "october-1950"


def _at_passage(app: OnesideApp) -> bool:
    return isinstance(app.screen, StoryScene) and app.screen.page.stage is Stage.PASSAGE


async def draw_picture(context: Context, start: StartPoint) -> str:
    """Draw the passage that a start leads to, after the briefing."""
    app = OnesideApp(context, open_session(context, start), {"ONESIDE_STILL": "1"})
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while not _at_passage(app):
            await pilot.press("enter")
            await pilot.pause()
        return app.export_screenshot(simplify=True)


def main(arguments: list[str]) -> None:
    """Write the picture: the file, and then perhaps a decision and choices that lead to the passage."""
    file, decision, *steps = [*arguments, DECISION][: max(len(arguments), 2)]
    context = Context(
        catalogue=Catalogue(Shelf(find_content_folder())),
        slots=None,
        records=Records(None),
        settings=Settings(theme="dark", motion=False),
    )
    svg = asyncio.run(draw_picture(context, StartPoint(decision=Address(decision), steps=tuple(steps))))
    Path(file).write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
