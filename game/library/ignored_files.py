"""Files and folders that look like content and are never read, because of how they are named or where they lie."""

import re
from collections.abc import Iterator
from pathlib import Path

from game.library.folders import FILES, FOLDERS
from game.library.pack_discovery import FILE
from game.parsing import codes
from game.parsing.quoting import format_path, quote
from game.parsing.source import read_at_most
from game.problems import Problem, Severity, find_nearest
from game.story.mark import Mark

_READ = ".yaml"
_WRITTEN = frozenset({".yaml", ".yml"})
_BESIDE = (*FILES, FILE)
_SIGNS = (
    ("decisions", rb"^passages:"),
    ("campaigns", rb"^legs:"),
    ("lessons", rb"^junctures:"),
    ("ledger", rb"^(?:claims|sources|disputes):"),
)
"""Where a file belongs that has a line like this."""
_MOST_BYTES = 1_000_000
"""How much of a file is looked at for what it is."""


def find_unread(root: Path) -> Iterator[Problem]:
    """Yield a warning for each file and folder in a content folder that was meant for content and is not read."""
    for path in _inside(root):
        if path.is_dir() and path.name in FOLDERS:
            yield from (_refuse_name(one) for one in _inside(path) if _is_misnamed(one))
        elif path.is_dir():
            yield from _refuse_folder(path)
        elif path.suffix.lower() in _WRITTEN and path.name not in _BESIDE:
            yield from _at_the_root(path)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _is_misnamed(path: Path) -> bool:
    return path.suffix.lower() in _WRITTEN and path.suffix != _READ and path.is_file()


def _refuse_name(path: Path) -> Problem:
    return _warn(path, f"{quote(path.name)} is not read. Name it {quote(path.stem + _READ)}.")


def _refuse_folder(path: Path) -> Iterator[Problem]:
    meant = find_nearest(path.name.lower(), FOLDERS)
    if meant and any(one.suffix.lower() in _WRITTEN for one in _inside(path)):
        yield _warn(path, f"{quote(path.name)} is not read. Did you mean '{meant}'?")


def _at_the_root(path: Path) -> Iterator[Problem]:
    if f"{path.stem.lower()}{_READ}" in _BESIDE:
        yield _warn(path, f"{quote(path.name)} is not read. Name it '{path.stem.lower()}{_READ}'.")
    elif folder := _belongs_to(path):
        own = quote(path.stem + _READ)
        named = "" if path.suffix == _READ else f" as {own}"
        yield _warn(
            path, f"{quote(path.name)} is outside the folders, and is not read. Put it into '{folder}/'{named}."
        )
    elif meant := find_nearest(path.stem.lower(), (Path(name).stem for name in _BESIDE)):
        yield _warn(path, f"{quote(path.name)} is not read. Did you mean '{meant}{_READ}'?")


def _belongs_to(path: Path) -> str:
    try:
        data = read_at_most(path, _MOST_BYTES)
    except OSError:
        return ""
    return next((folder for folder, sign in _SIGNS if re.search(sign, data, re.MULTILINE)), "")


def _warn(path: Path, message: str) -> Problem:
    return Problem(mark=Mark(format_path(path), 1, 1), code=codes.NOT_READ, message=message, severity=Severity.WARNING)
