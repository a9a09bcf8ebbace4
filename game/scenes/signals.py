"""The signals by which the system asks the game to end: they give the terminal back."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")


def watch_signals(leave: Callable[[int], object]) -> None:
    """Call `leave` with 128 + n when signal n asks the program to end; the game is saved after every choice."""
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # no such thing on Windows
                loop.add_signal_handler(number, leave, 128 + number)
