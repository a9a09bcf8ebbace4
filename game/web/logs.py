"""A line of JSON for each request, with nothing of whoever asked: no address, no code, no cookie."""

import json
import sys
import time
from collections.abc import Callable
from typing import TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class RequestLog:
    """Writes down what kind of request was answered how, and how long it took."""

    def __init__(self, app: ASGIApp, stream: TextIO | None = None, clock: Callable[[], float] = time.time) -> None:
        """Stand before an application."""
        self._app, self._stream, self._clock = app, stream or sys.stderr, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and write the line once it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        finally:
            self._write(scope, status, time.perf_counter() - begun)

    def _write(self, scope: Scope, status: int, seconds: float) -> None:
        route = scope.get("route")
        line = {
            "time": round(self._clock(), 3),
            "method": scope["method"],
            "route": getattr(route, "path", ""),
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()
