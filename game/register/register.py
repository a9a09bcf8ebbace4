"""The register of classes: what was appended is on the disk when it is acknowledged."""

import hashlib
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from game.register import queries
from game.register.database import Database, Following, OnChange, told
from game.register.entries import Append, ClassEntry, KeptEvent
from game.register.migrations import migrate
from game.register.refusals import CodeTakenError, NoSuchClassError, RegisterError
from game.register.sqlite import open_sqlite
from game.register.writer import Writer

FILE = "classes.sqlite"
KEPT_DAYS = 30
DAY = 24 * 60 * 60

Result = TypeVar("Result")


class Register:
    """Classes, each with its log of events; safe to be used from any thread."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        """Bring the tables up to date; raises RegisterError where the database cannot be used."""
        self._database = database
        self._clock = clock
        self._following: list[Following] = []
        try:
            with told(database), database.writing.begin() as connection:
                database.keep_others_out(connection)
                migrate(connection)
        except RegisterError:
            self._let_go()
            raise
        self._writer = Writer(database, clock)

    def append(self, class_id: str, expected: int, payloads: Sequence[str]) -> "Future[int]":
        """Append events, as JSON texts, behind the one whose sequence number is expected to be the last.

        What is returned is done once they are committed, with the sequence number of the last of them, or with a
        refusal and nothing kept: StaleError where the class has gone on, NoSuchClassError, AwayError where the database
        does not come back. Appends of one thread are kept in its order; one that was refused makes those that build on
        it stale. A coroutine waits with `asyncio.wrap_future`.
        """
        for payload in payloads:
            if "\0" in payload or not _is_encodable(payload):
                message = "An event is JSON text, in which no NUL and no half of a character stands unescaped."
                raise ValueError(message)
        return self._writer.append(Append(class_id, expected, tuple(payloads)))

    def load(self, class_id: str, after: int = 0) -> list[KeptEvent]:
        """Return the events of a class behind a sequence number, in order; raises NoSuchClassError."""
        events = self._read(lambda connection: queries.load_events(connection, class_id, after))
        if not events:
            self.entry(class_id)
        return events

    def open_class(self, class_id: str, code: str, *, lesson: str, decision: str) -> ClassEntry:
        """Enter a class; raises CodeTakenError where another has its id or its code."""
        now = int(self._clock())
        entry = ClassEntry(
            id=class_id, code=code, lesson=lesson, decision=decision, opened=now, touched=now, ended=None, sequence=0
        )
        self._write(lambda connection: queries.insert_class(connection, entry))
        return entry

    def entry(self, class_id: str) -> ClassEntry:
        """Return what the register says of a class; raises NoSuchClassError."""
        found = self._read(lambda connection: queries.find_entry(connection, class_id=class_id))
        if found is None:
            raise NoSuchClassError(class_id)
        return found

    def find_by_code(self, code: str) -> ClassEntry | None:
        """Return the class that one joins with a code, or None."""
        return self._read(lambda connection: queries.find_entry(connection, code=code))

    def list_classes(self) -> list[ClassEntry]:
        """Return all classes, the newest first."""
        return self._read(queries.list_entries)

    def end_class(self, class_id: str) -> None:
        """Say that a class is over; raises NoSuchClassError."""
        now = int(self._clock())
        self._write(lambda connection: queries.mark_ended(connection, class_id, now))

    def reopen_class(self, class_id: str) -> None:
        """Say that a class goes on; raises NoSuchClassError."""
        self._write(lambda connection: queries.mark_ended(connection, class_id, None))

    def delete(self, class_id: str) -> None:
        """Delete all that is kept of a class, and leave nothing of it in the file; raises NoSuchClassError."""
        self.entry(class_id)
        self._delete(lambda _: [class_id])

    def delete_older(self, days: int = KEPT_DAYS) -> int:
        """Delete the classes in which nothing has happened for so many days; return how many."""
        moment = int(self._clock()) - days * DAY
        return self._delete(lambda connection: queries.untouched_since(connection, moment))

    def keep_roster(self, class_id: str, names: Mapping[str, str]) -> None:
        """Keep the names that a teacher gives to places, in the place of those before; raises NoSuchClassError."""
        self.entry(class_id)
        self._write(lambda connection: queries.keep_names(connection, class_id, names))

    def load_roster(self, class_id: str) -> dict[str, str]:
        """Return the names of a class by place."""
        return self._read(lambda connection: queries.load_names(connection, class_id))

    def delete_roster(self, class_id: str) -> None:
        """Delete the names of a class alone, and leave nothing of them in the file."""
        self._write(lambda connection: queries.delete_rosters(connection, [class_id]))
        self._compact()

    def keep_token(self, class_id: str, token: str) -> None:
        """Keep a teacher's token for a class as a digest alone; raises NoSuchClassError."""
        self.entry(class_id)
        self._write(lambda connection: queries.insert_token(connection, class_id, digest_of(token)))

    def knows_token(self, class_id: str, token: str) -> bool:
        """Return whether this is a teacher's token for the class."""
        return self._read(lambda connection: queries.has_token(connection, class_id, digest_of(token)))

    @property
    def is_shared(self) -> bool:
        """Whether several processes may serve the same class."""
        return self._database.is_shared

    def share_sightings(self, class_id: str, seen: Mapping[int, int]) -> dict[int, int]:
        """Keep when this process saw places of a class, in seconds since 1970; return when any process did."""
        return self._write(lambda connection: queries.share_sightings(connection, class_id, seen))

    def find_kept(self, class_ids: Collection[str]) -> set[str]:
        """Return those of some classes that were not deleted meanwhile, by this process or another."""
        return self._read(lambda connection: queries.find_kept(connection, class_ids))

    def follow(self, on_change: OnChange) -> None:
        """Have a callback, on a thread of its own, told how far classes have come in all processes.

        It is called at once, after every batch of any process (this one too) and after a connection that was lost. A
        file is served by one process, so nothing is told there.
        """

        def read_all() -> Mapping[str, int]:
            return {entry.id: entry.sequence for entry in self.list_classes()}

        following = self._database.follow(on_change, read_all)
        if following is not None:
            self._following.append(following)

    def close(self) -> None:
        """Commit what waits, and let the database go."""
        for following in self._following:
            following.close()
        self._writer.close()
        self._let_go()

    def _let_go(self) -> None:
        self._database.reading.dispose()
        self._database.writing.dispose()

    def _read(self, work: Callable[[Connection], Result]) -> Result:
        with told(self._database), self._database.reading.begin() as connection:
            return work(connection)

    def _write(self, work: Callable[[Connection], Result]) -> Result:
        with told(self._database):
            try:
                return self._writer.write(work)
            except IntegrityError as error:
                message = "Another class has this id or this code."
                raise CodeTakenError(message) from error

    def _delete(self, choose: Callable[[Connection], Sequence[str]]) -> int:
        deleted = self._write(lambda connection: queries.delete_classes(connection, choose(connection)))
        if deleted:
            self._compact()
        return deleted

    def _compact(self) -> None:
        with told(self._database):
            self._writer.perform(self._database.compact)


def open_file(saves: Path, clock: Callable[[], float] = time.time) -> Register:
    """Open the register in the folder of saves; raises RegisterError."""
    return Register(open_sqlite(saves / FILE), clock)


def open_database(address: str, clock: Callable[[], float] = time.time) -> Register:
    """Open the register on a PostgreSQL server, by its address; raises RegisterError."""
    from game.register.postgresql import open_postgresql  # noqa: PLC0415 - 60 ms for a driver that a file need not have

    return Register(open_postgresql(address), clock)


def digest_of(token: str) -> str:
    """Return what is kept of a token: it is as long as a key, so no salt and no slow digest is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
