"""The Textual face, started from the command line."""

import argparse
from typing import TYPE_CHECKING

from game.library.catalogue import Asked, Catalogue
from game.paths import find_saves_folder
from game.saving.records import Records
from game.saving.settings import load_settings
from game.saving.slots import Slots
from game.scenes.context import Context, StartPoint

if TYPE_CHECKING:  # the title is shown before the rules of play are read
    from game.session import Record


def show_scenes(
    arguments: argparse.Namespace,
    catalogue: Catalogue,
    start: StartPoint | None = None,
    record: "Record | None" = None,
    *,
    asked: Asked | None = None,
    keeps: bool = True,
) -> int:
    """Open the title, or the game to begin with, and give the exit code when the player leaves."""
    from game.scenes.app import run  # noqa: PLC0415 - Textual, 130 ms that plain lines do without

    return run(build_context(arguments, catalogue, asked, keeps=keeps), start, record)


def build_context(
    arguments: argparse.Namespace, catalogue: Catalogue, asked: Asked | None = None, *, keeps: bool
) -> Context:
    """Return what the Textual face stands on; without `keeps` no game is saved and no ending remembered.

    The title lists what was `asked` for.
    """
    folder = find_saves_folder(arguments.saves)
    return Context(
        catalogue=catalogue,
        asked=asked,
        slots=Slots(folder) if keeps else None,
        records=Records(folder if keeps else None),
        settings=load_settings(folder),
        folder=folder,
    )
