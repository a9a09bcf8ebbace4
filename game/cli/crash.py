"""What becomes of a mistake of the program's own: a report in a file, and one sentence."""

import os
import traceback
from collections.abc import Mapping
from pathlib import Path

from game.errors import OnesideError
from game.paths import find_saves_folder
from game.saving.crash_report import describe_crash, report_crash


def report_mistake(error: BaseException, saves: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """Write the report into the folder of saves and give what the person is told.

    With `ONESIDE_DEBUG` the traceback is told as well.
    """
    sentence = describe_crash(report_crash(error, _folder(saves, environment)))
    if not environment.get("ONESIDE_DEBUG"):
        return sentence
    return f"{''.join(traceback.format_exception(error))}{sentence}"


def _folder(saves: str | None, environment: Mapping[str, str]) -> Path | None:
    try:
        return find_saves_folder(saves, environment)
    except OnesideError:
        return None
