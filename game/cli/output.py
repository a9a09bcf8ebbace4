"""Where a command's text goes: to stdout, or into a file."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.characters import without_forbidden
from game.paths import path_of
from game.saving.files import write_text


def put(text: str, output: str | None) -> None:
    """Write text to stdout or to the file named; raises SaveError where the file cannot be written."""
    if output is None:
        sys.stdout.write(text)
    else:
        put_into(path_of(output), text)


def put_object(found: Mapping[str, Any]) -> None:
    """Write one JSON object to stdout, on one line."""
    sys.stdout.write(json.dumps(found) + "\n")


def put_into(path: Path, text: str, *, make_folder: bool = False) -> None:
    """Write text into a file, and say so; raises SaveError where it cannot be written."""
    write_text(path, text, make_folder=make_folder)
    sys.stderr.write(without_forbidden(f"It is written to {path}.\n"))
