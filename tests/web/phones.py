"""Students' phones as plain sockets, so that thousands of them cost less than the server that is tried."""

import asyncio
import contextlib
import re
import urllib.parse
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import attrs

_SIGNATURE = re.compile(rb'name="signature" value="([0-9a-f]+)"')
_TURN = re.compile(rb'name="turn" value="(\d+)"')
_STAMP = re.compile(rb'data-stamp="(\d+)"')
_CHOICE = re.compile(rb'name="choice" value="([a-z0-9-]+)"(?! disabled)')


@attrs.frozen(kw_only=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Phone:
    """One student: a connection that is kept, a cookie, and a stream that says when something has changed."""

    def __init__(self, host: str, port: int, code: str) -> None:
        """Know where the class is."""
        self._host, self._port, self._path = host, port, f"/c/{code}"
        self._cookie = self.page = b""
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self.bytes = self.requests = 0

    async def join(self) -> None:
        """Take a place, and see its page."""
        answer = await self.get("")
        self._cookie = answer.headers["set-cookie"].partition(";")[0].encode()
        self.page = answer.body
        await self.post("join")
        await self.look()

    async def look(self) -> bytes:
        """Fetch the page anew."""
        self.page = (await self.get("")).body
        return self.page

    async def vote(self, reason: str = "It must be done.") -> Answer:
        """Cast a ballot for the first choice that is open, as the page has it."""
        choice = _find(_CHOICE, self.page).decode()
        return await self.post(
            "vote", choice=choice, reason=reason, confidence="60", turn=_find(_TURN, self.page).decode()
        )

    async def get(self, path: str) -> Answer:
        """Ask for a page of the class."""
        return await self._ask(b"GET", self._path + path, b"")

    async def post(self, verb: str, **fields: str) -> Answer:
        """Send a form, signed as the page's own."""
        body = urllib.parse.urlencode({"signature": _find(_SIGNATURE, self.page).decode(), **fields}).encode()
        return await self._ask(b"POST", f"{self._path}/{verb}", body)

    async def wait(self) -> None:
        """Wait until the stream says that the page has changed, and fetch it."""
        reader, writer = await asyncio.open_connection(self._host, self._port)
        stamp = _find(_STAMP, self.page).decode()
        writer.write(self._head(b"GET", f"{self._path}/events?since={stamp}", b""))
        await writer.drain()
        while not (await reader.readline()).startswith(b"data: "):
            pass
        await _close(writer)
        await self.look()

    async def move_to(self, port: int) -> None:
        """Be led to another process from now on."""
        await self.close()
        self._port, self._reader = port, None

    async def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            await _close(self._writer)
            self._writer = None

    async def _ask(self, method: bytes, path: str, body: bytes) -> Answer:
        if self._reader is not None and self._reader.at_eof():
            await self.close()
        if self._writer is None or self._reader is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(self._head(method, path, body) + body)
        await self._writer.drain()
        answer = await _read(self._reader)
        self.requests += 1
        self.bytes += len(answer.body)
        return answer

    def _head(self, method: bytes, path: str, body: bytes) -> bytes:
        lines = [
            method + b" " + path.encode() + b" HTTP/1.1",
            f"host: {self._host}:{self._port}".encode(),
            b"cookie: " + self._cookie,
            b"content-type: application/x-www-form-urlencoded",
            b"content-length: " + str(len(body)).encode(),
        ]
        return b"\r\n".join(lines) + b"\r\n\r\n"


@asynccontextmanager
async def ring(host: str, ports: Sequence[int], code: str, count: int) -> AsyncIterator[list[Phone]]:
    """Let so many students join, who share the ports; all hang up at the end."""
    phones = [Phone(host, ports[number % len(ports)], code) for number in range(count)]
    try:
        await asyncio.gather(*(phone.join() for phone in phones))
        yield phones
    finally:
        await asyncio.gather(*(phone.close() for phone in phones))


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(status=int(head[0].split()[1]), headers=headers, body=body)


def _find(pattern: re.Pattern[bytes], page: bytes) -> bytes:
    found = pattern.search(page)
    if found is None:
        message = f"The page has no {pattern.pattern!r}."
        raise LookupError(message)
    return found[1]
