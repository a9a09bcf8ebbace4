"""What the register gives: a class as it is listed, an event as it was kept, an append as it is asked for."""

from collections.abc import Sequence
from concurrent.futures import Future

import attrs


@attrs.frozen(kw_only=True)
class ClassEntry:
    """A class as the register lists it; times are seconds since 1970, `sequence` is that of its last event."""

    id: str
    code: str
    lesson: str
    decision: str
    opened: int
    touched: int
    ended: int | None
    sequence: int


@attrs.frozen
class KeptEvent:
    """An event: its place in the log of its class, from 1, and its JSON text."""

    sequence: int
    payload: str


def begun_future() -> "Future[int]":
    """Return a future that cannot be cancelled: whoever waits may leave, what was asked for is written all the same."""
    future: Future[int] = Future()
    future.set_running_or_notify_cancel()
    return future


@attrs.define(eq=False)
class Append:
    """Events that are to follow `expected` in the log of a class; `kept` becomes the sequence of the last of them."""

    class_id: str
    expected: int
    payloads: Sequence[str]
    kept: "Future[int]" = attrs.field(factory=begun_future)
