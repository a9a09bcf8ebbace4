"""What the register asks of a database: two pools of connections, and what each database does in its own way."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from game.register.refusals import AwayError, RegisterError

OnChange = Callable[[Mapping[str, int]], None]


class Following(Protocol):
    """What tells of changes until it is closed."""

    def close(self) -> None:
        """Tell no more."""


class Database(Protocol):
    """A database: its name in messages, one pool to read and one connection to write, and its own ways."""

    @property
    def name(self) -> str:
        """The database as messages call it, in quotation marks and without a password."""

    @property
    def reading(self) -> Engine:
        """The pool of connections that read."""

    @property
    def writing(self) -> Engine:
        """The one connection that writes, so that no reader can keep a vote waiting."""

    @property
    def patience(self) -> float:
        """Seconds for which a write is tried again when the connection was lost."""

    @property
    def is_shared(self) -> bool:
        """Whether several processes may serve the same class."""

    def keep_others_out(self, connection: Connection) -> None:
        """Let no other process change the tables until the transaction ends."""

    def announce(self, connection: Connection, changes: Mapping[str, int]) -> None:
        """Tell other processes, as the transaction is committed, how far classes have come."""

    def compact(self) -> None:
        """Leave nothing in the files of what was deleted, as far as the database can."""

    def follow(self, on_change: OnChange, read_all: Callable[[], Mapping[str, int]]) -> Following | None:
        """Call back with how far classes have come whenever another process has appended; None where none can."""


@contextmanager
def told(database: Database) -> Iterator[None]:
    """Turn what a database complains about into a refusal of one sentence."""
    try:
        yield
    except PoolTimeoutError as error:
        message = f"The register {database.name} has no connection free; try again in a moment."
        raise AwayError(message) from error
    except SQLAlchemyError as error:
        raise describe_failure(database, error) from error


def describe_failure(database: Database, error: SQLAlchemyError) -> RegisterError:
    """Return the refusal for what a database complains about."""
    reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    said = (reason.strip().splitlines() or [""])[0].rstrip(".")
    if is_away(database, error):
        return AwayError(f"The register {database.name} does not answer; try again in a moment ({said}).")
    return RegisterError(f"The register {database.name} could not be used: {said}.")


def is_away(database: Database, error: SQLAlchemyError) -> bool:
    """Return whether the connection was lost or could not be made, and may come back."""
    return database.patience > 0 and isinstance(error, OperationalError | InterfaceError)
