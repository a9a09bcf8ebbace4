"""Where a command's text goes: to stdout, or into a file."""

import sys
from pathlib import Path

from game.errors import SaveError


def put(text: str, output: str | None) -> None:
    """Write text to stdout or to the file named; raises SaveError where the file cannot be written."""
    if output is None:
        sys.stdout.write(text)
        return
    path = Path(output).expanduser()
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"The file '{path}' could not be written: {(error.strerror or str(error)).lower()}."
        raise SaveError(message) from error
    sys.stderr.write(f"It is written to {path}.\n")
