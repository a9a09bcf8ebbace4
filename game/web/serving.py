"""The server of a class on a thread and loop of its own, so that no screen ever waits for it, nor it for a screen."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import uvicorn

from game.errors import OnesideError
from game.hosting.hall import FindPlan, Hall
from game.register.refusals import RegisterError
from game.register.register import Register
from game.web.app import make_app
from game.web.connections import BoundedProtocol, allow_many_connections

LOOPBACK = "127.0.0.1"
FIRST_PORT, PORTS = 8000, 50
PRESENCE_EVERY = 10.0
BACKLOG = 1024
SETTINGS: dict[str, Any] = {
    "loop": "asyncio",
    "http": BoundedProtocol,
    "ws": "none",
    "lifespan": "off",
    "access_log": False,
    "log_config": None,
    "server_header": False,
    "timeout_keep_alive": 75,
    "timeout_graceful_shutdown": 2,
}

Result = TypeVar("Result")


class NoAddressError(OnesideError):
    """Nothing could be opened to be reached at."""


class ClassServer:
    """A hall and its application, served at one or two addresses; its methods may be called from any thread."""

    def __init__(self, register: Register, find_plan: FindPlan, public: str = "") -> None:
        """Start the loop; nothing can be reached yet. `public` is what students type where others serve the classes."""
        allow_many_connections()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="class-server", daemon=True)
        self._servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []
        self._open: dict[str, int] = {}
        self._address, self._public = "", public.rstrip("/")
        self._thread.start()
        self.hall = self.run(_build(lambda: Hall(register, find_plan)))
        self._app = make_app(self.hall, lambda: self.address)
        if register.is_shared:
            self.run(_build(self.hall.follow))
        self.run(_build(lambda: setattr(self, "_presence", asyncio.ensure_future(note_presence(self.hall)))))

    @property
    def address(self) -> str:
        """What students type, without a slash at its end; empty before anything is opened."""
        return self._public or self._address

    @property
    def port(self) -> int:
        """Where this computer itself reaches the classes; 0 before anything is opened."""
        return int(self._address.rpartition(":")[2] or 0)

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine on the server's loop, and return what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def open_at(self, host: str, port: int | None = None) -> str:
        """Let the classes be reached at an address of this machine; raises NoAddressError where it cannot be opened."""
        if host not in self._open or (port is not None and port != self._open[host]):
            found = bind(host, port)
            self.run(self._serve(found))
            self._open[host] = int(found.getsockname()[1])
        self._address = f"http://{_format_host(host)}:{self._open[host]}"
        return self._address

    def stop(self) -> None:
        """Let nobody reach the classes any longer."""
        self.run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self, found: socket.socket) -> None:
        server = uvicorn.Server(uvicorn.Config(self._app, **SETTINGS))
        server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign,assignment] # signals are the main thread's
        task = asyncio.ensure_future(server.serve(sockets=[found]))
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for this
            await asyncio.sleep(0.005)
        self._servers.append((server, task))

    async def _close(self) -> None:
        self._presence.cancel()
        self._app.state.close_streams()
        for server, task in self._servers:
            server.should_exit = True
            await task

    _presence: "asyncio.Future[None]"


async def _build(make: Callable[[], Result]) -> Result:
    """Call something on the loop's own thread."""
    return make()


async def note_presence(hall: Hall) -> None:
    """Have it noted who is here, every few seconds and for ever."""
    while True:
        await asyncio.sleep(PRESENCE_EVERY)
        with contextlib.suppress(RegisterError):  # the database is away; the next time it may be back
            await hall.note_presence()


def bind(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens at an address of this machine, at the first free port where none is given.

    Raises NoAddressError where it cannot be opened.
    """
    for one in range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else (port,):
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, one))
            found.listen(BACKLOG)
        except OSError as error:
            found.close()
            reason = error.strerror or "it cannot be opened"
        else:
            found.settimeout(0)
            return found
    what = f"port {port}" if port is not None else f"any port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1}"
    message = f"The class cannot be reached at {host}, {what}: {reason.lower()}."
    raise NoAddressError(message)


def _format_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host
