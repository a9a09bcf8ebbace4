"""Following other processes: how far classes have come, told by PostgreSQL's notices."""

import json
import threading
from collections.abc import Callable, Mapping

import psycopg

from game.register.database import OnChange
from game.register.refusals import RegisterError

CHANNEL = "oneside_register"
LOOK_UP = 0.5
"""Seconds after which a follower looks whether it was closed, and between attempts to connect again."""


class Follower:
    """A thread that listens; what may have been missed while the database was away is read when it is back."""

    def __init__(self, address: str, on_change: OnChange, read_all: Callable[[], Mapping[str, int]]) -> None:
        """Begin to listen."""
        self._address = address
        self._on_change = on_change
        self._read_all = read_all
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="register-follower", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell no more; returns when the thread has ended."""
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True, connect_timeout=5) as connection:
                    self._listen(connection)
            except (psycopg.Error, RegisterError):
                self._closed.wait(LOOK_UP)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        self._on_change(self._read_all())  # only now, so that nothing falls between
        while not self._closed.is_set():
            for notice in connection.notifies(timeout=LOOK_UP):
                self._on_change(json.loads(notice.payload) if notice.payload else self._read_all())
