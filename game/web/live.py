"""Streams that say that something has changed, and no more."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable

from starlette.requests import Request
from starlette.responses import Response

from game.hosting.holding import Holding

BEAT = 15.0
"""Seconds after which a silent stream gives a sign, so that nothing on the way takes it for dead."""
MOST_STREAMS = 2


class Streams:
    """Counts the streams of each place, so that nobody opens them without end."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: Counter[str] = Counter()
        self._ends = asyncio.Event()

    def has_room(self, whose: str) -> bool:
        """Tell whether another stream may be opened."""
        return self._open[whose] < MOST_STREAMS

    def close(self) -> None:
        """Let all streams end, so that a process can stop."""
        self._ends.set()

    async def tell_changes(
        self, holding: Holding, whose: str, stamp: Callable[[], int], since: str, sees: Callable[[], None]
    ) -> AsyncIterator[bytes]:
        """Yield an event whenever the stamp is another than it was, a sign of life between; nothing without room."""
        if not self.has_room(whose):  # of many that were asked for at once, others began first
            return
        self._open[whose] += 1
        try:
            yield b"retry: 2000\n\n"
            while not self._ends.is_set():
                sees()
                if str(stamp()) != since:
                    since = str(stamp())
                    yield f"data: {since}\n\n".encode()
                    continue
                before = holding.room.version
                await self._wait(holding)
                if holding.room.version == before:
                    yield b": still here\n\n"
        finally:
            self._open[whose] -= 1

    async def _wait(self, holding: Holding) -> None:
        """Wait until a class has changed, for one beat at most, and no longer once all streams end."""
        changed, ends = asyncio.ensure_future(holding.wait_for_change(BEAT)), asyncio.ensure_future(self._ends.wait())
        try:
            await asyncio.wait({changed, ends}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            changed.cancel()
            ends.cancel()


def answer_stamp(request: Request, stamp: int) -> Response:
    """Tell the stamp of a page to whoever asks from time to time, where streams are cut."""
    mark = f'"{stamp}"'
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"etag": mark})
    return Response(f"{stamp}\n", media_type="text/plain", headers={"etag": mark})
