"""Streams that say that something has changed, and no more."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable

from game.hosting.holding import Holding

BEAT = 15.0
"""Seconds after which a silent stream gives a sign, so that nothing on the way takes it for dead."""
MOST_STREAMS = 2


class Streams:
    """Counts the streams of each place, so that nobody opens them without end."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: Counter[str] = Counter()
        self._ends: asyncio.Future[None] | None = None

    def has_room(self, whose: str) -> bool:
        """Tell whether another stream may be opened."""
        return self._open[whose] < MOST_STREAMS

    def close(self) -> None:
        """Let all streams end, so that a process can stop."""
        if self._ends is not None and not self._ends.done():
            self._ends.set_result(None)

    async def tell_changes(
        self, holding: Holding, whose: str, stamp: Callable[[], int], since: str, sees: Callable[[], None]
    ) -> AsyncIterator[bytes]:
        """Yield an event whenever the stamp is another than it was, and a sign of life between."""
        self._open[whose] += 1
        ends = self._ends = self._ends or asyncio.get_running_loop().create_future()
        try:
            yield b"retry: 2000\n\n"
            while not ends.done():
                sees()
                if str(stamp()) != since:
                    since = str(stamp())
                    yield f"data: {since}\n\n".encode()
                    continue
                before = holding.room.version
                await _wait_for_change(holding, ends)
                if holding.room.version == before:
                    yield b": still here\n\n"
        finally:
            self._open[whose] -= 1


async def _wait_for_change(holding: Holding, ends: "asyncio.Future[None]") -> None:
    """Wait until the class has changed, a beat is over, or streams are to end."""
    change = asyncio.ensure_future(holding.wait_for_change(BEAT))
    try:
        await asyncio.wait({change, ends}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        change.cancel()
