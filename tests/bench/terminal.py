"""A program in a terminal of its own, timed from outside."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_QUIET = 0.06
"""Seconds without output after which a screen counts as painted."""


class Program:
    """A Python program at 120x40; times are in seconds."""

    def __init__(self, arguments: Sequence[str], **environment: str) -> None:
        """Start it; `began` is the moment before the fork."""
        self.began = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if not self.process:
            os.chdir(ROOT)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment})
            os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - the program under measure
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = b""

    def until(self, word: bytes, limit: float = 20.0) -> float:
        """Read until a word has been printed since the last call; give the moment. Raises TimeoutError."""
        deadline = time.perf_counter() + limit
        while word not in self.seen:
            if not self._read(deadline):
                message = f"{word!r} was not shown; last: {self.seen[-300:]!r}"
                raise TimeoutError(message)
        moment = time.perf_counter()
        self.seen = b""
        return moment

    def painted(self, limit: float = 5.0) -> float:
        """Read until it falls quiet; give the moment of its last output. Raises TimeoutError if there is none."""
        deadline = time.perf_counter() + limit
        if not self._read(deadline):
            message = "nothing was painted"
            raise TimeoutError(message)
        last = time.perf_counter()
        while self._read(last + _QUIET):
            last = time.perf_counter()
        self.seen = b""
        return last

    def quiet(self, seconds: float = 0.25) -> None:
        """Read until nothing has come for so long."""
        while self._read(time.perf_counter() + seconds):
            pass
        self.seen = b""

    def press(self, keys: bytes) -> float:
        """Send keys; give the moment."""
        moment = time.perf_counter()
        os.write(self._terminal, keys)
        return moment

    def end(self) -> int:
        """Kill the program and give its peak memory in kilobytes."""
        os.kill(self.process, signal.SIGKILL)
        _, _, usage = os.wait4(self.process, 0)
        os.close(self._terminal)
        return usage.ru_maxrss

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, deadline - time.perf_counter()))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            return False
        self.seen += data
        return bool(data)
