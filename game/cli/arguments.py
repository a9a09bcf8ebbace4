"""What the options of every command name: the catalogue of content, and the folder of saves."""

import argparse
from typing import TYPE_CHECKING

from game.library.catalogue import Catalogue
from game.library.pack_discovery import find_packs
from game.library.shelf import Shelf
from game.paths import find_content_folder, find_saves_folder

if TYPE_CHECKING:
    from game.saving.records import Records
    from game.saving.slots import Slots


def catalogue_of(arguments: argparse.Namespace) -> Catalogue:
    """Return the catalogue of the content asked for; raises UsageError where there is no such folder."""
    return Catalogue(Shelf(find_content_folder(arguments.content)), find_packs)


def saves_of(arguments: argparse.Namespace) -> "tuple[Slots, Records]":
    """Return the saved games and the records of the folder asked for, which need not exist yet."""
    from game.saving.records import Records  # noqa: PLC0415 - not every command keeps games
    from game.saving.slots import Slots  # noqa: PLC0415

    folder = find_saves_folder(arguments.saves)
    return Slots(folder), Records(folder)
