"""What becomes of a mistake of the program's own: a report in a file, and one sentence."""

import os
import traceback
from collections.abc import Mapping
from pathlib import Path

from game.errors import OnesideError
from game.paths import saves_folder
from game.scenes.rescue import report_crash


def told(error: BaseException, saves: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """Write the report into the folder of saves and give what the person is told.

    With `ONESIDE_DEBUG` the traceback is told as well.
    """
    path = report_crash(error, _folder(saves, environment))
    where = f"the report is in {path}" if path else "no report could be written"
    sentence = f"The game met a mistake of its own and had to end; {where}.\n"
    if not environment.get("ONESIDE_DEBUG"):
        return sentence
    return "".join(traceback.format_exception(error)) + sentence


def _folder(saves: str | None, environment: Mapping[str, str]) -> Path | None:
    try:
        return saves_folder(saves, environment)
    except OnesideError:
        return None
