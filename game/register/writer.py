"""The one thread that writes: what waits is committed together, and acknowledged after the commit."""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

import attrs
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from game.register.database import Database, describe_failure, is_away
from game.register.entries import Append
from game.register.queries import Outcome, append_batch
from game.register.refusals import RegisterError

MOST = 1000
"""Appends in one commit."""

TRY_AGAIN = 0.1
"""Seconds between attempts to reach a database that is away."""

Result = TypeVar("Result")


@attrs.define(eq=False)
class _Task:
    """Something else to write, in a transaction of its own."""

    work: Callable[[], object]
    done: "Future[object]" = attrs.field(factory=Future)


_Waiting = Append | _Task | None


class Writer:
    """A thread with the connection that writes, and the queue before it."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """Begin to wait for something to write."""
        self._database = database
        self._clock = clock
        self._waiting: queue.SimpleQueue[_Waiting] = queue.SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="register-writer", daemon=True)
        self._thread.start()

    def append(self, append: Append) -> "Future[int]":
        """Queue events; what is returned is done after the commit."""
        self._put(append)
        return append.kept

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do other work in a transaction; returns what it returns, after the commit."""
        return self.perform(lambda: self._in_transaction(work))

    def perform(self, work: Callable[[], Result]) -> Result:
        """Do other work on the thread that writes."""
        done: Future[Result] = Future()
        self._put(_Task(work, done))  # type: ignore[arg-type]  # a future of this result is one of any
        return done.result()

    def close(self) -> None:
        """Write what waits, then no more; returns when all is committed."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()

    def _put(self, item: _Waiting) -> None:
        with self._closing:
            if self._closed:
                message = f"The register {self._database.name} is closed."
                raise RegisterError(message)
            self._waiting.put(item)

    def _run(self) -> None:
        closing = False
        while not closing:
            taken = list(self._take())
            closing = None in taken
            for is_append, items in itertools.groupby(taken, lambda item: isinstance(item, Append)):
                if is_append:
                    self._append_all([item for item in items if isinstance(item, Append)])
                else:
                    _finish_all(item for item in items if isinstance(item, _Task))

    def _take(self) -> Iterator[_Waiting]:
        """Yield what waits: at least one, and all that came while the last commit was under way."""
        yield self._waiting.get()
        for _ in range(MOST - 1):
            try:
                yield self._waiting.get_nowait()
            except queue.Empty:
                return

    def _append_all(self, batch: Sequence[Append]) -> None:
        outcomes: Sequence[Outcome | BaseException]
        try:
            outcomes = self._commit(batch)
        except SQLAlchemyError as error:
            outcomes = [describe_failure(self._database, error)] * len(batch)
        except Exception as error:  # noqa: BLE001 - whoever waits for this batch is told; the thread goes on
            outcomes = [error] * len(batch)
        for append, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                append.kept.set_exception(outcome)
            else:
                append.kept.set_result(outcome)

    def _commit(self, batch: Sequence[Append]) -> list[Outcome]:
        """Commit a batch, again where the connection is lost meanwhile: the answer may be lost and the batch kept."""
        until = time.monotonic() + self._database.patience
        again = False
        while True:
            try:
                return self._in_transaction(partial(self._append, batch=batch, again=again))
            except SQLAlchemyError as error:
                if not is_away(self._database, error) or time.monotonic() > until:
                    raise
                again = True
                self._database.writing.dispose()
                time.sleep(TRY_AGAIN)

    def _append(self, connection: Connection, batch: Sequence[Append], *, again: bool) -> list[Outcome]:
        outcomes = append_batch(connection, batch, int(self._clock()), again=again)
        kept = ((append.class_id, outcome) for append, outcome in zip(batch, outcomes, strict=True))
        changes = {class_id: outcome for class_id, outcome in kept if isinstance(outcome, int)}
        if changes:
            self._database.announce(connection, changes)
        return outcomes

    def _in_transaction(self, work: Callable[[Connection], Result]) -> Result:
        with self._database.writing.begin() as connection:
            return work(connection)


def _finish_all(tasks: Iterable[_Task]) -> None:
    for task in tasks:
        try:
            task.done.set_result(task.work())
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            task.done.set_exception(error)
