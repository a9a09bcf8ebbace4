"""Several processes serve one class from a PostgreSQL: whichever a student asks, and whichever is killed."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.hosting.holding import Holding
from game.lesson.verbs import Advance
from game.register.register import Register, open_database
from game.web.serving import ClassServer
from tests.register.servers import Server
from tests.web.class_process import find_plan
from tests.web.phones import Phone, ring

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, STUDENTS = 3, 12
PATIENCE = 10.0


class Process:
    """One `oneside serve-classes`."""

    def __init__(self, database: str) -> None:
        """Start it; returns when it can be reached."""
        command = [sys.executable, "-m", "game", "serve-classes", "--port", "0", "--public", "http://class.test"]
        environment = os.environ | {"ONESIDE_DATABASE": database}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        line = self._process.stderr.readline()
        found = re.search(r"port (\d+)", line)
        assert found, line + self._process.stderr.read()
        self.port = int(found[1])

    def stop(self, how: signal.Signals) -> str:
        """Stop it, and return what it wrote down."""
        self._process.send_signal(how)
        _, said = self._process.communicate(timeout=30)
        return said

    @property
    def code(self) -> int | None:
        """How it ended."""
        return self._process.returncode


@pytest.fixture(name="database")
def _database(postgresql: Server) -> str:
    return postgresql.empty_database()


@pytest.fixture(name="teacher")
def _teacher(database: str) -> Iterator[tuple[ClassServer, Holding, Register]]:
    register = open_database(database)
    plan = find_plan("october-1950")
    server = ClassServer(register, lambda _: plan)
    holding = server.run(server.hall.open(plan))
    server.run(_follow(server))
    yield server, holding, register
    server.stop()
    register.close()


async def _follow(server: ClassServer) -> None:
    server.hall.follow()


def _advance_to(teacher: tuple[ClassServer, Holding, Register], stage: str) -> None:
    server, holding, _ = teacher
    while holding.room.stage.value != stage:
        assert server.run(holding.perform(Advance(without_stragglers=True))) is None


def test_any_process_serves_any_class_and_one_that_is_killed_takes_no_ballot_with_it(
    database: str, teacher: tuple[ClassServer, Holding, Register]
) -> None:
    processes = [Process(database) for _ in range(PROCESSES)]
    try:
        asyncio.run(_hold(teacher, processes))
        said = processes[1].stop(signal.SIGTERM)
        assert processes[1].code == 0
        code = teacher[1].entry.code
        assert '"route": "/c/{code}/{verb}"' in said
        assert code not in said
        assert "127.0.0.1" not in said.partition("\n")[2]
    finally:
        for process in processes:
            if process.code is None:
                process.stop(signal.SIGKILL)


async def _hold(teacher: tuple[ClassServer, Holding, Register], processes: list[Process]) -> None:
    _, holding, register = teacher
    code = holding.entry.code
    ports = [process.port for process in processes]
    async with ring("127.0.0.1", ports, code, STUDENTS) as phones:
        await asyncio.to_thread(_advance_to, teacher, "vote")
        await asyncio.gather(*(_see(phone, b"Sealed vote") for phone in phones))
        kept = await asyncio.gather(*(phone.vote("Kept") for phone in phones[:6]))
        assert {answer.status for answer in kept} == {303}
        processes[0].stop(signal.SIGKILL)
        for number, phone in enumerate(phones):  # as the proxy leads everybody to those that are left
            await phone.move_to(ports[1 + number % 2])
        late = await asyncio.gather(*(phone.vote("After the kill") for phone in phones[6:]))
        assert {answer.status for answer in late} == {303}
        await asyncio.gather(*(_see(phone, b"Your ballot is in") for phone in phones))
    payloads = [one.payload for one in register.load(holding.entry.id)]
    assert sum('"event":"voted"' in payload for payload in payloads) == STUDENTS


async def _see(phone: Phone, words: bytes) -> None:
    until = time.monotonic() + PATIENCE
    while words not in await phone.look():
        assert time.monotonic() < until, phone.page.decode()
        await asyncio.sleep(0.05)


def test_while_the_database_restarts_students_are_asked_to_wait_and_lose_nothing(
    database: str, teacher: tuple[ClassServer, Holding, Register], postgresql: Server
) -> None:
    process = Process(database)
    try:
        asyncio.run(_restart(teacher, process, postgresql))
    finally:
        process.stop(signal.SIGTERM)


async def _restart(teacher: tuple[ClassServer, Holding, Register], process: Process, postgresql: Server) -> None:
    _, holding, register = teacher
    async with ring("127.0.0.1", [process.port], holding.entry.code, STUDENTS) as phones:
        await asyncio.to_thread(_advance_to, teacher, "vote")
        await asyncio.gather(*(_see(phone, b"Sealed vote") for phone in phones))
        await asyncio.to_thread(postgresql.stop)
        voting = [asyncio.ensure_future(_vote_until_kept(phone)) for phone in phones]
        await asyncio.sleep(0.3)
        await asyncio.to_thread(postgresql.start)
        await asyncio.gather(*voting)
    payloads = [one.payload for one in register.load(holding.entry.id)]
    assert sum('"event":"voted"' in payload for payload in payloads) == STUDENTS


async def _vote_until_kept(phone: Phone) -> None:
    async with asyncio.timeout(30):
        while (answer := await phone.vote("Through the restart")).status != 303:
            assert answer.status == 503, answer
            await asyncio.sleep(0.2)
