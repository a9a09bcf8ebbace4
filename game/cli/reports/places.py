"""The lines of the files that problems point at, read again when they are shown."""

from pathlib import Path

from game.parsing.source import MOST_BYTES, read_at_most
from game.story.mark import Mark


class Files:
    """Files by name, each read once; a file that cannot be read has no lines."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: dict[str, list[str]] = {}

    def line(self, mark: Mark) -> str:
        """Return the line of a place, as the reader of content counts lines; empty where there is none."""
        if mark.file not in self._lines:
            self._lines[mark.file] = _lines_of(mark.file)
        lines = self._lines[mark.file]
        return lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""


def _lines_of(name: str) -> list[str]:
    try:
        data = read_at_most(Path(name), MOST_BYTES)
    except (OSError, ValueError):
        return []
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").split("\n")
