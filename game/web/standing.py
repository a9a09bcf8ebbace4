"""Classes served by a process that does nothing else: several of them may stand behind a proxy."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette

from game.hosting.hall import FindPlan, Hall
from game.register.refusals import RegisterError
from game.register.register import Register
from game.web.app import make_app
from game.web.connections import allow_many_connections
from game.web.logs import RequestLog
from game.web.serving import SETTINGS, note_presence

SIGNALS = (signal.SIGTERM, signal.SIGINT)
DELETED_EVERY = 6 * 60 * 60.0


def serve_standing(
    register: Register, find_plan: FindPlan, bound: socket.socket, *, proxies: str, address: str
) -> None:
    """Serve until a signal asks to stop; requests that run are answered first.

    `proxies` are the addresses whose word for whom they ask is taken, `address` what students type.
    """
    asyncio.run(_serve(register, find_plan, bound, proxies, address))


async def _serve(register: Register, find_plan: FindPlan, bound: socket.socket, proxies: str, address: str) -> None:
    allow_many_connections()
    hall = Hall(register, find_plan)
    app = make_app(hall, lambda: address)
    config = uvicorn.Config(
        RequestLog(app), **SETTINGS | {"proxy_headers": bool(proxies), "forwarded_allow_ips": proxies or None}
    )
    server = uvicorn.Server(config)
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _stop, server, app)
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign,assignment] # it would raise them again
    hall.follow()
    async with _keeping(hall, register):
        await server.serve(sockets=[bound])


def _stop(server: uvicorn.Server, app: Starlette) -> None:
    app.state.close_streams()
    server.should_exit = True


@contextlib.asynccontextmanager
async def _keeping(hall: Hall, register: Register) -> AsyncIterator[None]:
    """Note who is here, and delete what is old, as long as the server runs."""
    tasks = [asyncio.ensure_future(note_presence(hall)), asyncio.ensure_future(_delete_old(register))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()


async def _delete_old(register: Register) -> None:
    while True:
        with contextlib.suppress(RegisterError):  # the database is away; the next time it may be back
            await asyncio.to_thread(register.delete_older)
        await asyncio.sleep(DELETED_EVERY)
