"""The services that a command line asks for: the shelf of content, and the folder of saves."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import UsageError
from game.library.shelf import Shelf
from game.paths import content_folder, saves_folder

if TYPE_CHECKING:
    from game.saving.records import Records
    from game.saving.slots import Slots


class OneFile(Shelf):
    """A shelf with one decision on it, which may lie anywhere."""

    def __init__(self, path: Path, behind: Shelf) -> None:
        """Take what the file's own content folder shares, and what lies behind that."""
        root = path.parent.parent if path.parent.name == "decisions" else path.parent
        super().__init__(root, behind)
        self._path = path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The one file."""
        return (self._path,)


def shelf_of(arguments: argparse.Namespace) -> Shelf:
    """Give the content asked for; raises UsageError where there is no such folder."""
    return Shelf(content_folder(arguments.content))


def saves_of(arguments: argparse.Namespace) -> "tuple[Slots, Records]":
    """Give the saved games and the records of the folder asked for, which need not exist yet."""
    from game.saving.records import Records  # noqa: PLC0415 - not every command keeps games
    from game.saving.slots import Slots  # noqa: PLC0415

    folder = saves_folder(arguments.saves)
    return Slots(folder), Records(folder)


def is_path(name: str) -> bool:
    """Tell whether a decision was named by its file rather than by its id."""
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def decision_at(name: str, shelf: Shelf) -> tuple[Shelf, str, bool]:
    """Give the shelf and the id of a decision named by id or by file, and whether it can be found again by its id.

    Raises UsageError where there is no such file.
    """
    if not is_path(name):
        return shelf, name, True
    path = Path(name).expanduser()
    if not path.is_file():
        message = f"There is no file '{name}'."
        raise UsageError(message)
    if path.resolve() in {one.resolve() for one in shelf.paths}:
        return shelf, path.stem, True
    return OneFile(path.resolve(), shelf), path.stem, False
