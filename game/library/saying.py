"""How names and files are said in messages."""

import os
from pathlib import Path


def quoted(name: str) -> str:
    """Put a name as the author wrote it into quotation marks, cut where it is very long."""
    return f"'{name}'" if len(name) <= 60 else f"'{name[:57]}...'"  # noqa: PLR2004 - a name has at most 60 characters


def shown(path: Path) -> str:
    """Give a path as problems name it: from the current folder where it lies below that."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):
        return str(path)
    return str(path) if near.startswith("..") else near
