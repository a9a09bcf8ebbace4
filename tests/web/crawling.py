"""A student who reads everything that a browser can fetch: pages, what they name, streams, and the answers in JSON."""

import asyncio
import re
from collections.abc import MutableMapping
from typing import Any

import attrs
import httpx

from tests.web.rooms import ORIGIN, Browser, Room

_NAMED = re.compile(r'(?:href|src|action)="([^"]+)"')
_VOLATILE = re.compile(
    rb'content-length: \d+|"(?:stamp|version)": ?\d+|data-(?:stamp|left)="\d+"|name="signature" value="[0-9a-f]+"'
)
GUESSED = ("/teacher", "/console", "/export", "/class.json", "/log", "/2", "/screen?place=1", "?place=1&stage=reveal")
STREAMED = ("/events?since=0", "/screen/events?since=0")


@attrs.frozen
class Fetched:
    """What a browser was given for an address."""

    path: str
    status: int
    body: bytes

    @property
    def lasting(self) -> bytes:
        """What was given without what only counts, or differs from browser to browser."""
        return _VOLATILE.sub(b"", self.body)


async def crawl(room: Room, browser: Browser) -> list[Fetched]:
    """Fetch every address of the class that somebody knows, is led to, or could guess, as a page and as JSON."""
    own = f"/c/{room.code}"
    waiting = ["/", "/health", own, *(own + path for path in ("/screen", "/stamp", "/screen/stamp", *GUESSED))]
    seen, fetched = set(waiting), list[Fetched]()
    while waiting:
        path = waiting.pop()
        for accept in ("text/html", "application/json"):
            answer = await browser.client.get(path, headers={"accept": accept})
            headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "set-cookie")
            fetched.append(Fetched(path, answer.status_code, headers.encode() + b"\n" + answer.content))
            for named in _NAMED.findall(answer.text):
                found = named.partition("#")[0]
                if found.startswith("/") and found not in seen:
                    seen.add(found)
                    waiting.append(found)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.client.cookies.jar)
    for path in STREAMED:
        fetched.append(await _listen(room.transport, own + path, cookies))
    return fetched


async def _listen(transport: httpx.ASGITransport, path: str, cookies: str) -> Fetched:
    """Return what a stream says until it falls silent."""
    path, _, query = path.partition("?")
    headers = [(b"host", ORIGIN.rpartition("/")[2].encode()), (b"cookie", cookies.encode())]
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": headers, "scheme": "http", "client": ("10.0.0.1", 5000), "server": ("class.test", 80),
        "asgi": {"version": "3.0"}, "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    status, body = 0, b""
    told = asyncio.Event()

    async def receive() -> dict[str, str]:
        await asyncio.Event().wait()
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status, body
        status = message.get("status", status)
        body += message.get("body", b"")
        if b"data:" in body or status >= 400:
            told.set()

    task = asyncio.ensure_future(transport.app(scope, receive, send))
    await asyncio.wait({task, told_one := asyncio.ensure_future(told.wait())}, timeout=0.2,
                       return_when=asyncio.FIRST_COMPLETED)  # fmt: skip
    for one in (task, told_one):
        one.cancel()
    await asyncio.gather(task, told_one, return_exceptions=True)
    return Fetched(path, status, body)
