"""What a class costs: votes at once, the way from the last vote to everybody's page, CPU a page, memory.

`python -m tests.bench classes` on SQLite, and on the PostgreSQL named in ONESIDE_BENCH_DATABASE as well.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import percentile, tell_one
from tests.web.phones import Phone

ROOT = Path(__file__).resolve().parents[2]
LESSON = "october-1950"
SIZES = (30, 100, 300)
MANY_CLASSES, IN_EACH, PACED_OVER = 40, 30, 10.0
VOTE = "vote"


def measure() -> None:
    """Measure and print, on each database there is."""
    for database in ("", *filter(None, [os.environ.get("ONESIDE_BENCH_DATABASE", "")])):
        print(f"  {'PostgreSQL' if database else 'SQLite'}")
        for size in SIZES:
            asyncio.run(_measure_one(size, database))
        asyncio.run(_measure_many(database))


class _Host:
    """The process that holds the classes."""

    def __init__(self, database: str, classes: int = 1) -> None:
        self._folder = tempfile.TemporaryDirectory()
        command = [sys.executable, "-m", "tests.web.class_process", self._folder.name, LESSON, database, str(classes)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        address, *self.codes = self._read().split()
        self.port = int(address.rpartition(":")[2])

    def ask(self, line: str) -> dict[str, float | str]:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        found: dict[str, float | str] = json.loads(self._read())
        return found

    def advance_to(self, stage: str) -> None:
        while self.ask("advance")["stage"] != stage:
            pass

    def end(self) -> None:
        self._process.communicate("end\n")
        self._folder.cleanup()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


async def _measure_one(size: int, database: str) -> None:
    host = _Host(database)
    phones = await _join(host, host.codes[0], size)
    host.advance_to(VOTE)
    await asyncio.gather(*(phone.look() for phone in phones))
    times = await asyncio.gather(*(_vote(phone) for phone in phones))
    tell_one(f"{size} vote at once, p95", percentile(times, 0.95) * 1000, "ms", "500 ms")
    await asyncio.gather(*(phone.look() for phone in phones))
    waiting = [asyncio.ensure_future(_time_change(phone)) for phone in phones]
    await asyncio.sleep(1.0)
    begun = time.perf_counter()
    await asyncio.to_thread(host.ask, "advance")
    arrived = await asyncio.gather(*waiting)
    promised = "100 ms" if size <= IN_EACH else "500 ms"
    tell_one(f"{size} on the next page, the last", (max(arrived) - begun) * 1000, "ms", promised)
    before = float(host.ask("figures")["cpu"])
    looks = 0
    for _ in range(5):
        await asyncio.gather(*(phone.look() for phone in phones))
        looks += len(phones)
    after = host.ask("figures")
    tell_one(f"{size}: a page", (float(after["cpu"]) - before) / looks * 1000, "ms CPU", "0.5 ms")
    tell_one(f"{size}: memory of the server", float(after["megabytes"]), "MB", "90 MB")
    for phone in phones:
        await phone.close()
    host.end()


async def _measure_many(database: str) -> None:
    host = _Host(database, MANY_CLASSES)
    rooms = [await _join(host, code, IN_EACH) for code in host.codes]
    host.advance_to(VOTE)
    phones = [phone for room in rooms for phone in room]
    for phone in phones:
        await phone.look()
    step = PACED_OVER / len(phones)
    times = await asyncio.gather(*(_vote(phone, number * step) for number, phone in enumerate(phones)))
    what = f"{MANY_CLASSES} classes of {IN_EACH} over {PACED_OVER:.0f} s, p95"
    tell_one(what, percentile(times, 0.95) * 1000, "ms", "500 ms")
    tell_one("   memory of the server", float(host.ask("figures")["megabytes"]), "MB", "-")
    for phone in phones:
        await phone.close()
    host.end()


async def _join(host: _Host, code: str, size: int) -> Sequence[Phone]:
    phones = [Phone("127.0.0.1", host.port, code) for _ in range(size)]
    for phone in phones:
        await phone.join()
    return phones


async def _vote(phone: Phone, after: float = 0.0) -> float:
    await asyncio.sleep(after)
    begun = time.perf_counter()
    answer = await phone.vote()
    assert answer.status == 303, answer
    return time.perf_counter() - begun


async def _time_change(phone: Phone) -> float:
    await phone.wait()
    return time.perf_counter()
