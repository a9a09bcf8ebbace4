"""Files and folders as a person types them."""

from pathlib import Path

from game.errors import UsageError
from game.library.pack_discovery import PACKED
from game.parsing.quoting import quote
from game.paths import path_of
from game.problems import find_nearest


def is_path(text: str) -> bool:
    """Tell whether something was named by where it lies rather than by its id."""
    return text.lower().endswith((".yaml", ".yml", PACKED)) or "/" in text or "\\" in text or Path(text).exists()


def existing(text: str) -> Path:
    """Return the path of a file or folder; raises UsageError where there is none."""
    path = path_of(text)
    if not text or not path.exists():
        near = neighbour(path)
        mend = f" Did you mean '{path.with_name(near)}'?" if near else ""
        message = f"There is no file or folder {quote(text)}.{mend}"
        raise UsageError(message)
    return path


def neighbour(path: Path) -> str:
    """Return the name of a file or folder beside a path that was probably meant; empty where there is none."""
    beside = (one.name for one in path.parent.iterdir()) if path.parent.is_dir() else ()
    return find_nearest(path.name, [other for other in beside if other != path.name])
