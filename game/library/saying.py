"""How names and files are said in messages."""

import os
from pathlib import Path

from game.characters import without_forbidden


def quoted(name: str) -> str:
    """Put a name as the author wrote it into quotation marks, cut where it is very long; safe to show."""
    told = name if len(name) <= 60 else f"{name[:57]}..."  # noqa: PLR2004 - a name has at most 60 characters
    return f"'{without_forbidden(told)}'"


def shown(path: Path) -> str:
    """Give a path as problems name it: from the current folder where it lies below that; safe to show."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):
        near = ".."
    return without_forbidden(str(path) if near.startswith("..") else near)
