"""What can happen to a student at a terminal: a line is typed, the page changes, the server goes away."""

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable
from typing import IO, TextIO

import attrs

from game.line.class_server import AwayError, ClassServer

BETWEEN_LOOKS = 3.0
"""Seconds between two looks where streams are cut."""
SHORTEST_STREAM = 5.0
_LONGEST = 10_000
"""Characters: a line is never longer; what follows is read as the next."""


@attrs.frozen
class Typed:
    """A line was typed; None where there will be none any more."""

    line: str | None


@attrs.frozen
class Changed:
    """The page is another than it was."""


@attrs.frozen
class Away:
    """The server does not answer; `Changed` follows when it does again."""

    message: str


Happening = Typed | Changed | Away


class Happenings:
    """Waits for lines and for changes at once, each on a thread of its own that ends with the program."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        self._queue: queue.SimpleQueue[Happening] = queue.SimpleQueue()
        self._wanted = threading.Semaphore(0)
        self._missed = threading.Event()

    def wait(self) -> Happening:
        """Return what happens next."""
        while True:
            with contextlib.suppress(queue.Empty):
                return self._queue.get(timeout=1.0)  # without a timeout Ctrl-C would not be heard on every system

    def want_line(self) -> None:
        """Have one line more read, so that no input is read further ahead than it is needed."""
        self._wanted.release()

    def note_missed(self) -> None:
        """Note that something could not be sent: once the class answers again, that counts as a change."""
        self._missed.set()

    def read_lines(self, incoming: TextIO) -> None:
        """Begin to read lines where they are wanted."""
        read = _open_reader(incoming)
        threading.Thread(target=self._read, args=(read,), name="lines", daemon=True).start()

    def follow(self, server: ClassServer, stamp: Callable[[], int]) -> None:
        """Begin to follow a class; `stamp` gives that of the page that is shown."""
        threading.Thread(target=self._follow, args=(server, stamp), name="changes", daemon=True).start()

    def _read(self, read: Callable[[], str]) -> None:
        line: str | None = ""
        while line is not None:
            self._wanted.acquire()
            line = read() or None
            self._queue.put(Typed(line.strip() if line is not None else None))

    def _follow(self, server: ClassServer, stamp: Callable[[], int]) -> None:
        away = False
        while True:
            began = time.monotonic()
            for told in server.follow(stamp()):
                if told != stamp():
                    self._queue.put(Changed())
            if time.monotonic() - began < SHORTEST_STREAM:  # streams are cut here, or nothing answers
                time.sleep(BETWEEN_LOOKS)
            away = self._look(server, stamp, away=away)

    def _look(self, server: ClassServer, stamp: Callable[[], int], *, away: bool) -> bool:
        """Look whether the page has changed; tells whether the server is away."""
        try:
            told = server.read_stamp()
        except AwayError as error:
            if not away:
                self._queue.put(Away(str(error)))
            return True
        if away or told != stamp() or self._missed.is_set():
            self._missed.clear()
            self._queue.put(Changed())
        return False


def _open_reader(incoming: TextIO) -> Callable[[], str]:
    """Return what reads a line; past the buffer of a file, whose lock a waiting thread would hold at the end."""
    try:
        raw: IO[bytes] = open(os.dup(incoming.fileno()), "rb", buffering=0)  # noqa: SIM115, PTH123 - as long as we run
    except (OSError, ValueError):
        return lambda: incoming.readline(_LONGEST)
    return lambda: raw.readline(_LONGEST).decode(incoming.encoding or "utf-8", errors="replace")
