"""Where a command's text goes: to stdout, or into a file."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.characters import replace_forbidden
from game.paths import path_of


def write(text: str, output: str | None) -> None:
    """Write text to stdout or to the file named; raises SaveError where the file cannot be written."""
    if output is None:
        sys.stdout.write(text)
    else:
        write_into(path_of(output), text)


def write_object(found: Mapping[str, Any]) -> None:
    """Write one JSON object to stdout, on one line."""
    import json  # noqa: PLC0415 - most commands speak to people

    sys.stdout.write(json.dumps(found) + "\n")


def write_into(path: Path, text: str, *, make_folder: bool = False) -> None:
    """Write text into a file, and say so; raises SaveError where it cannot be written."""
    from game.saving.files import write_text  # noqa: PLC0415 - what goes to stdout does without it

    write_text(path, text, make_folder=make_folder)
    sys.stderr.write(replace_forbidden(f"It is written to {path}.\n"))
