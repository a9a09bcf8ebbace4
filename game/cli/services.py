"""The services that a command line asks for: the shelf of content, and the folder of saves."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.characters import found_in
from game.errors import UsageError
from game.library.finding import FILE, PACKED, packs_in, packs_installed
from game.library.folders import STORIES
from game.library.headings import Heading
from game.library.saying import quoted
from game.library.shelf import Shelf
from game.library.shelves import FileShelf, Shelves, shelf_of_file
from game.paths import content_folder, packs_folder, path_of, saves_folder
from game.problems import did_you_mean, nearest

if TYPE_CHECKING:
    from game.saving.records import Records
    from game.saving.slots import Slots


def shelf_of(arguments: argparse.Namespace) -> Shelves:
    """Give the content asked for, with the packs beside it; raises UsageError where there is no such folder."""
    return Shelves(content_folder(arguments.content), _packs)


def _packs() -> Iterator[Path]:
    yield from packs_in(packs_folder())
    yield from packs_installed()


def saves_of(arguments: argparse.Namespace) -> "tuple[Slots, Records]":
    """Give the saved games and the records of the folder asked for, which need not exist yet."""
    from game.saving.records import Records  # noqa: PLC0415 - not every command keeps games
    from game.saving.slots import Slots  # noqa: PLC0415

    folder = saves_folder(arguments.saves)
    return Slots(folder), Records(folder)


def existing(name: str) -> Path:
    """Give the path of a file or folder that a person named; raises UsageError where there is none."""
    path = path_of(name)
    if not name or not path.exists():
        beside = (one.name for one in path.parent.iterdir()) if path.parent.is_dir() else ()
        near = nearest(path.name, [other for other in beside if other != path.name])
        mend = f" Did you mean '{path.with_name(near)}'?" if near else ""
        message = f"There is no file or folder {quoted(name)}.{mend}"
        raise UsageError(message)
    return path


def is_path(name: str) -> bool:
    """Tell whether something was named by where it lies rather than by its id."""
    return name.lower().endswith((".yaml", ".yml", PACKED)) or "/" in name or "\\" in name or Path(name).exists()


def decision_at(name: str, shelf: Shelves) -> tuple[Shelf, str, bool]:
    """Give the shelf and the address of a decision named by id, as `pack/id`, or by where it lies.

    The third tells whether a game of it can be kept. A folder or .zip with one decision stands for that decision.
    Raises UsageError where there is no such file, and where there are several decisions to choose from; ContentError
    where a pack cannot be opened.
    """
    found, address = place_at(name, shelf)
    if not address:
        names = ", ".join(heading.id for heading in decisions_of(found))
        message = f"{quoted(name)} has several decisions; say which: {names}."
        raise UsageError(message)
    return found, address, can_be_kept(found, address)


def can_be_kept(shelf: Shelf, address: str) -> bool:
    """Tell whether a saved game can say where its decision lies: a path with unprintable characters it cannot."""
    return not found_in(f"{shelf.origin}{address}")


def place_at(name: str, shelf: Shelves, decision: str | None = None) -> tuple[Shelf, str]:
    """Give the shelf of what was named, and the address of its decision: empty where there are several.

    `decision` names one of those of a folder, a pack or a .zip. Raises as `decision_at` does.
    """
    found, address = _found(name, shelf)
    if decision is None:
        if not address and not decisions_of(found):
            message = f"{quoted(name)} has no decisions."
            raise UsageError(message)
        return found, address
    addresses = {heading.id: heading.path.stem for heading in decisions_of(found)}
    wanted = next((each for each, own in addresses.items() if decision in {each, own}), None)
    if wanted is None:
        mend = did_you_mean(decision, addresses.values())
        message = f"There is no decision {quoted(decision)} in {quoted(name)}.{mend}"
        raise UsageError(message)
    return found, wanted


def decisions_of(shelf: Shelf) -> tuple[Heading, ...]:
    """List the decisions and the campaigns of a shelf."""
    return (*shelf.headings(), *shelf.campaigns())


def _found(name: str, shelf: Shelves) -> tuple[Shelf, str]:
    """Look for a decision of that id, then for a file or folder of that name, then among the packs."""
    if shelf.holds(name):
        return shelf, name
    if name and is_path(name) and path_of(name).exists():
        return _at(path_of(name).resolve(), shelf)
    if name in shelf.known():
        return _only(shelf.pack(name))
    if "/" in name and name.partition("/")[0] in shelf.known():
        return shelf.holding(name), name
    if not name or is_path(name):
        existing(name)
    return _of_packs(name, shelf)


def _at(path: Path, shelf: Shelves) -> tuple[Shelf, str]:
    """Give what lies at a path: a pack, a folder of content, or one decision of either, or of none."""
    if path in {one.resolve() for one in shelf.stories()}:
        return shelf, path.stem
    if path.suffix.lower() == PACKED or path.name == FILE or (path / FILE).is_file():
        return _only(_pack_at(path.parent if path.name == FILE else path, shelf))
    if path.is_dir():
        return (shelf, "") if path == shelf.root.resolve() else _only(FileShelf(path, shelf))
    folder = path.parent.parent
    if path.parent.name in STORIES and (folder / FILE).is_file():
        pack = _pack_at(folder, shelf)
        return pack, pack.address(path.stem)
    return shelf_of_file(path, shelf), str(path)


def _pack_at(path: Path, shelf: Shelves) -> Shelf:
    from game.library.packs import open_pack, shelf_of  # noqa: PLC0415 - for packs only

    return shelf_of(open_pack(path), shelf)


def _only(found: Shelf) -> tuple[Shelf, str]:
    """Give a shelf with the address of its decision, where it has no more than one."""
    every = decisions_of(found)
    return found, every[0].id if len(every) == 1 else ""


def _of_packs(name: str, shelf: Shelves) -> tuple[Shelf, str]:
    """Look for a decision of that id in the packs; where none has it, the game's own shelf will say so."""
    addresses = shelf.with_decision(name)
    if len(addresses) > 1:
        message = f"{quoted(name)} is in several packs; say which: {', '.join(addresses)}."
        raise UsageError(message)
    return (shelf.holding(addresses[0]), addresses[0]) if addresses else (shelf, name)
