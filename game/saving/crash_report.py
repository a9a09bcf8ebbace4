"""A mistake of the game's own, written down beside the saves, and the sentence that says so."""

import contextlib
import datetime
import platform
import tempfile
import traceback
from pathlib import Path


def report_crash(error: BaseException, folder: Path | None) -> Path | None:
    """Write what went wrong, without the values of variables; gives the path, or None where nothing can be written."""
    sentence = "".join(traceback.format_exception(error))
    text = f"Lean to One Side, Python {platform.python_version()} on {platform.system()}\n\n{sentence}"
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    for place in (folder, Path(tempfile.gettempdir())):
        if place is None:
            continue
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            path = place / f"crash-{stamp}.txt"
            path.write_text(text, encoding="utf-8")
            return path
    return None


def describe_crash(path: Path | None, comfort: str = "") -> str:
    """Say that something went wrong that should not have, some comfort, and where the report is."""
    where = f"the report is in {path}" if path else "no report could be written"
    return f"The game met a mistake of its own and had to end; {comfort}{where}."
