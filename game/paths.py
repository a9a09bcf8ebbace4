"""Where content and saves are on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path

from game.errors import UsageError

APPLICATION = "lean-to-one-side"


def path_of(name: str) -> Path:
    """Return the path that a person typed, with `~` as a home folder; raises UsageError where that is nobody's."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        message = f"There is no home folder for '{name}'."
        raise UsageError(message) from error


def find_content_folder(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the content folder: the one asked for, `ONESIDE_CONTENT`, the checkout's, or the package's.

    Raises UsageError where a folder was asked for that does not exist.
    """
    wanted = asked or environment.get("ONESIDE_CONTENT")
    if wanted:
        folder = path_of(wanted)
        if not folder.is_dir():
            message = f"There is no content folder '{wanted}'."
            raise UsageError(message)
        return folder
    checkout = _checkout()
    return checkout / "content" if checkout else Path(__file__).parent / "_content"


def find_saves_folder(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of saves: the one asked for, `ONESIDE_SAVES`, the checkout's, or the user's data folder.

    The folder need not exist yet.
    """
    return _folder_of("saves", asked or environment.get("ONESIDE_SAVES"))


def find_packs_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of packs: `ONESIDE_PACKS`, the checkout's, or the one in the user's data folder.

    The folder need not exist.
    """
    return _folder_of("packs", environment.get("ONESIDE_PACKS"))


def _folder_of(name: str, wanted: str | None) -> Path:
    if wanted:
        return path_of(wanted)
    checkout = _checkout()
    if checkout:
        return checkout / name
    from platformdirs import user_data_path  # noqa: PLC0415 - a checkout does without it

    return user_data_path(APPLICATION, appauthor=False) / name


def _checkout() -> Path | None:
    """Return the root of the checkout this package runs from, or None where it is installed."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "content").is_dir() else None
