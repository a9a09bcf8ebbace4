"""A register in one file: SQLite with a write-ahead log, on the disk when a commit returns."""

import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, event

from game.errors import describe_reason
from game.register.database import OnChange
from game.register.refusals import RegisterError

BUSY = 5.0
"""Seconds to wait for another process that writes."""

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # where a disk would otherwise only promise (macOS)
    "PRAGMA secure_delete = ON",
)


@attrs.frozen
class SqliteDatabase:
    """A file; whoever serves classes from it is one process, others may look in and delete."""

    name: str
    reading: Engine
    writing: Engine
    patience: float = 0.0
    is_shared: bool = False

    def keep_others_out(self, connection: Connection) -> None:
        """Let no other process change the tables: every write here begins with BEGIN IMMEDIATE."""

    def announce(self, connection: Connection, changes: Mapping[str, int]) -> None:
        """Tell nobody: one process serves the classes of a file."""

    def compact(self) -> None:
        """Write the file anew without what was deleted, and empty the write-ahead log."""
        pooled = self.writing.raw_connection()
        try:
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                pooled.cursor().execute(statement)
        finally:
            pooled.close()

    def follow(self, _on_change: OnChange, _read_all: Callable[[], Mapping[str, int]]) -> None:
        """Follow nobody: one process serves the classes of a file."""


def open_sqlite(path: Path) -> SqliteDatabase:
    """Open the file, made where it is missing and readable for its owner alone; raises RegisterError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        _begin_write_ahead_log(path)
    except (OSError, sqlite3.Error) as error:
        reason = describe_reason(error) if isinstance(error, OSError) else str(error)
        message = f"The register '{path}' could not be opened: {reason}."
        raise RegisterError(message) from error
    url = URL.create("sqlite", database=str(path))
    reading, writing = create_engine(url, pool_timeout=BUSY), create_engine(url, pool_size=1, max_overflow=0)
    for engine, begin in ((reading, "BEGIN"), (writing, "BEGIN IMMEDIATE")):
        _set_up(engine, begin)
    return SqliteDatabase(f"'{path}'", reading, writing)


def _begin_write_ahead_log(path: Path) -> None:
    """Turn the file to write-ahead logging, which stays with it; two processes at once do not wait by themselves."""
    until = time.monotonic() + BUSY
    while True:
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
        finally:
            connection.close()


def _set_up(engine: Engine, begin: str) -> None:
    """Let SQLAlchemy begin transactions, not the driver, and set what holds for every connection."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY * 1000:.0f}")
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
