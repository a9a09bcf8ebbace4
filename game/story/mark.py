"""Where in a file a value was written."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A place in a content file; lines and columns are counted from one."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return the place as editors read it: `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Mark("", 0, 0)
