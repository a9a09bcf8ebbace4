"""A register on PostgreSQL, for several processes that serve the same classes."""

import json
from collections.abc import Callable, Mapping

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from game.register.database import OnChange
from game.register.following import CHANNEL, Follower
from game.register.refusals import RegisterError
from game.register.tables import CLASSES, EVENTS, ROSTERS, TOKENS

SCHEMA_LOCK = 0x6F6E6573
"""The advisory lock under which tables are made; any number that no other program is likely to use."""

NOTICE = 7900
"""Bytes of the longest notice; PostgreSQL takes 8000."""

PATIENCE = 15.0


@attrs.frozen
class PostgresqlDatabase:
    """A database at a server."""

    name: str
    reading: Engine
    writing: Engine
    patience: float = PATIENCE
    is_shared: bool = True

    def keep_others_out(self, connection: Connection) -> None:
        """Let no other process change the tables until the transaction ends."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SCHEMA_LOCK})

    def announce(self, connection: Connection, changes: Mapping[str, int]) -> None:
        """Tell all processes in one notice; an empty one, where the classes are too many, says that all may differ."""
        notice = json.dumps(changes, separators=(",", ":"))
        fitting = notice if len(notice.encode()) <= NOTICE else ""
        connection.execute(text("SELECT pg_notify(:channel, :notice)"), {"channel": CHANNEL, "notice": fitting})

    def compact(self) -> None:
        """Give free what was deleted; the server keeps its own log for as long as it is told to."""
        with self.writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (EVENTS, TOKENS, CLASSES, ROSTERS):
                if table is not ROSTERS or _has_rosters(connection):
                    connection.execute(text(f"VACUUM {table.name}"))

    def follow(self, on_change: OnChange, read_all: Callable[[], Mapping[str, int]]) -> Follower:
        """Call back with how far classes have come, at once and whenever a process has appended."""
        url = self.reading.url.set(drivername="postgresql").render_as_string(hide_password=False)
        return Follower(url, on_change, read_all)


def open_postgresql(address: str, *, connections: int = 5, wait: float = 2.0) -> PostgresqlDatabase:
    """Open a database by its address, with so many connections to read; raises RegisterError."""
    url = _read_address(address)
    reading = create_engine(url, pool_size=connections, max_overflow=0, pool_timeout=wait, pool_pre_ping=True)
    writing = create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True)
    return PostgresqlDatabase(f"'{url.render_as_string()}'", reading, writing)


def _read_address(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        message = f"'{address}' is no address of a database; write 'postgresql://NAME@HOST/DATABASE'."
        raise RegisterError(message) from error
    if url.get_backend_name() != "postgresql":
        message = f"'{url.render_as_string()}' is no PostgreSQL database; write 'postgresql://NAME@HOST/DATABASE'."
        raise RegisterError(message)
    return url.set(drivername="postgresql+psycopg")


def _has_rosters(connection: Connection) -> bool:
    return connection.execute(text("SELECT to_regclass('rosters')")).scalar() is not None
