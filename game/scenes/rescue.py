"""What happens when the game must end: signals give the terminal back, a crash leaves a report."""

import asyncio
import contextlib
import datetime
import platform
import signal
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")


def watch_signals(leave: Callable[[int], object]) -> None:
    """Call `leave` with 128 + n when signal n asks the program to end; the game is saved after every choice."""
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # no such thing on Windows
                loop.add_signal_handler(number, leave, 128 + number)


def report_crash(error: BaseException, folder: Path | None) -> Path | None:
    """Write what went wrong, without the values of variables; gives the path, or None where nothing can be written."""
    told = "".join(traceback.format_exception(error))
    text = f"Lean to One Side, Python {platform.python_version()} on {platform.system()}\n\n{told}"
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


def crash_sentence(path: Path | None) -> str:
    """Say that something went wrong that should not have, and where the report is."""
    where = f"the report is in {path}" if path else "no report could be written"
    return f"The game met a mistake of its own and had to end; your last choice is saved, and {where}."
