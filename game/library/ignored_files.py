"""Files and folders that look like content and are never read, because of how they are named or where they lie."""

import re
from collections.abc import Iterator
from pathlib import Path

from game.library.folders import FILES, FOLDERS
from game.library.pack_discovery import FILE
from game.parsing import codes
from game.parsing.quoting import quoted, shown
from game.parsing.source import bytes_of
from game.problems import Problem, Severity, nearest
from game.story.mark import Mark

_READ = ".yaml"
_WRITTEN = frozenset({".yaml", ".yml"})
_BESIDE = (*FILES, FILE)
_SIGNS = (("decisions", rb"^passages:"), ("campaigns", rb"^legs:"), ("ledger", rb"^(?:claims|sources|disputes):"))
"""Where a file belongs that has a line like this."""
_MOST_BYTES = 1_000_000
"""How much of a file is looked at for what it is."""


def unread_in(root: Path) -> Iterator[Problem]:
    """Give a warning for each file and folder in a content folder that was meant for content and is not read."""
    for path in _inside(root):
        if path.is_dir() and path.name in FOLDERS:
            yield from (_renamed(one) for one in _inside(path) if _is_misnamed(one))
        elif path.is_dir():
            yield from _misnamed_folder(path)
        elif path.suffix.lower() in _WRITTEN and path.name not in _BESIDE:
            yield from _at_the_root(path)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _is_misnamed(path: Path) -> bool:
    return path.suffix.lower() in _WRITTEN and path.suffix != _READ and path.is_file()


def _renamed(path: Path) -> Problem:
    return _warned(path, f"{quoted(path.name)} is not read. Name it {quoted(path.stem + _READ)}.")


def _misnamed_folder(path: Path) -> Iterator[Problem]:
    meant = nearest(path.name.lower(), FOLDERS)
    if meant and any(one.suffix.lower() in _WRITTEN for one in _inside(path)):
        yield _warned(path, f"{quoted(path.name)} is not read. Did you mean '{meant}'?")


def _at_the_root(path: Path) -> Iterator[Problem]:
    if f"{path.stem.lower()}{_READ}" in _BESIDE:
        yield _warned(path, f"{quoted(path.name)} is not read. Name it '{path.stem.lower()}{_READ}'.")
    elif folder := _belongs_to(path):
        own = quoted(path.stem + _READ)
        named = "" if path.suffix == _READ else f" as {own}"
        yield _warned(
            path, f"{quoted(path.name)} is outside the folders, and is not read. Put it into '{folder}/'{named}."
        )
    elif meant := nearest(path.stem.lower(), (Path(name).stem for name in _BESIDE)):
        yield _warned(path, f"{quoted(path.name)} is not read. Did you mean '{meant}{_READ}'?")


def _belongs_to(path: Path) -> str:
    try:
        data = bytes_of(path, _MOST_BYTES)
    except OSError:
        return ""
    return next((folder for folder, sign in _SIGNS if re.search(sign, data, re.MULTILINE)), "")


def _warned(path: Path, message: str) -> Problem:
    return Problem(mark=Mark(shown(path), 1, 1), code=codes.NOT_READ, message=message, severity=Severity.WARNING)
