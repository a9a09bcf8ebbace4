"""The services that a command line asks for: the shelf of content, and the folder of saves."""

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.characters import found_in
from game.errors import ContentError, OnesideError, UsageError
from game.library.folders import STORIES
from game.library.pack_discovery import FILE, PACKED, is_pack, packs_in, packs_installed, packs_near
from game.library.shelf import Shelf
from game.library.shelves import FileShelf, Shelves, shelf_of_file
from game.library.summaries import Heading
from game.parsing.quoting import quoted, shown
from game.paths import content_folder, packs_folder, path_of, saves_folder
from game.problems import did_you_mean, nearest

if TYPE_CHECKING:
    from game.library.packs import PackShelf
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


def shelf_around(pack: Path | None, home: Shelves) -> Shelf:
    """Give the shelf of the pack that a folder lies in, or the game's own; raises ContentError where it is broken."""
    return home if pack is None else _pack_at(pack, home)


def existing(name: str) -> Path:
    """Give the path of a file or folder that a person named; raises UsageError where there is none."""
    path = path_of(name)
    if not name or not path.exists():
        near = _neighbour(path)
        mend = f" Did you mean '{path.with_name(near)}'?" if near else ""
        message = f"There is no file or folder {quoted(name)}.{mend}"
        raise UsageError(message)
    return path


def _neighbour(path: Path) -> str:
    """Give the name of a file or folder beside a path that was probably meant; empty where there is none."""
    beside = (one.name for one in path.parent.iterdir()) if path.parent.is_dir() else ()
    return nearest(path.name, [other for other in beside if other != path.name])


def file_of(name: str, shelf: Shelves) -> Path:
    """Give the file or folder that a person named, a decision by its name too; raises UsageError where there is none.

    A name such as `pack/decision` of a packed pack is none: what is packed is no file yet.
    """
    if not name or path_of(name).exists():
        return existing(name)
    try:
        found, address = place_at(name, shelf)
    except OnesideError:
        if _neighbour(path_of(name)):
            existing(name)
        raise
    unknown = found is shelf and address == name and not shelf.holds(name)
    if unknown and not nearest(name, (path.stem for path in shelf.stories())):
        return existing(name)
    if found.origin.lower().endswith(PACKED):
        message = f"What is packed is taken as a whole; name {quoted(shown(Path(found.origin)))}."
        raise UsageError(message)
    return found.path_of(address) if address else found.root


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
        names = ", ".join(name_of(heading, found, shelf) for heading in decisions_of(found))
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
    return found, _one_of(found, decision, name)


def _one_of(found: Shelf, decision: str, name: str) -> str:
    """Give the address of one of a shelf's decisions; `name` is what a person called the shelf."""
    addresses = {heading.id: heading.path.stem for heading in decisions_of(found)}
    wanted = next((each for each, own in addresses.items() if decision in {each, own}), None)
    if wanted is None:
        mend = did_you_mean(decision, addresses.values())
        message = f"There is no decision {quoted(decision)} in {quoted(name)}.{mend}"
        raise UsageError(message)
    return wanted


def name_of(heading: Heading, found: Shelf, home: Shelves) -> str:
    """Give the name by which a person can ask for a decision from here: of a pack that is not installed, where it is.

    `found` is the shelf it stands on.
    """
    installed = (
        any(str(pack.origin.resolve()) == found.origin for pack in home.known().values()) if found.origin else True
    )
    return heading.id if installed else f"{shown(Path(found.origin))}/{heading.path.stem}"


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
    if (inside := _inside(name, shelf)) is not None:
        return inside
    if not name or is_path(name):
        existing(name)
    return _of_packs(name, shelf)


def _inside(name: str, shelf: Shelves) -> tuple[Shelf, str] | None:
    """Look for `place/decision` in packs installed, then in what lies at a place; and for a pack near here."""
    place, _, decision = name.rpartition("/")
    installed = place in shelf.known()
    if installed and shelf.pack(place).has(decision):
        return shelf.holding(name), name
    if place and (around := _place(place, shelf)) is not None:
        return around, _one_of(around, decision, place)
    if installed:
        return shelf.holding(name), name
    near = _near(name, shelf)
    return None if near is None else _only(near)


def _place(name: str, shelf: Shelves) -> Shelf | None:
    """Give a folder, a .zip or a pack near here that decisions are asked of as `name/decision`."""
    path = path_of(name)
    if is_pack(path) or (path.is_dir() and any((path / folder).is_dir() for folder in STORIES)):
        return _at(path.resolve(), shelf)[0]
    return _near(name, shelf)


def _near(name: str, shelf: Shelves) -> Shelf | None:
    """Give the pack of a name that lies in the current folder or around it."""
    for path in packs_near(Path()):
        with contextlib.suppress(ContentError):  # what is wrong with a pack is told where it is asked for
            found = _pack_at(path, shelf)
            if found.name == name:
                return found
    return None


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


def _pack_at(path: Path, shelf: Shelves) -> "PackShelf":
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
    if addresses:
        return shelf.holding(addresses[0]), addresses[0]
    near = [pack / folder / f"{name}.yaml" for pack in packs_near(Path()) for folder in STORIES]
    here = [path for path in near if path.is_file()]
    return _at(here[0], shelf) if len(here) == 1 else (shelf, name)
