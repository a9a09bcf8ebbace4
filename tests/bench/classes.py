"""What a class costs: votes at once, the way from the last vote to everybody's page, CPU a page, memory, kills.

`python -m tests.bench classes`, which is `make bench-class`; on SQLite, and on a PostgreSQL that is started for it.
"""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests import outside
from tests.bench.figures import percentile, tell_one
from tests.register.servers import LASTING, Server
from tests.web.class_host import ClassHost
from tests.web.killing import kill_often
from tests.web.phones import Phone

LESSON = "october-1950"
SIZES = (30, 100, 300)
MANY_CLASSES, IN_EACH, PACED_OVER = 40, 30, 10.0
KILLS, VOTERS = 30, 60
VOTE = "vote"


def measure() -> None:
    """Measure and print, on a file and on a server of our own."""
    _measure_on(None)
    server = Server(outside.postgresql(), LASTING)
    try:
        _measure_on(server)
    finally:
        server.remove()


def _measure_on(server: Server | None) -> None:
    print(f"  {'PostgreSQL' if server else 'SQLite'}")
    for size in SIZES:
        with _empty(server) as (folder, database):
            asyncio.run(_measure_one(ClassHost(folder, LESSON, database), size))
    with _empty(server) as (folder, database):
        asyncio.run(_measure_many(ClassHost(folder, LESSON, database, MANY_CLASSES)))
    with _empty(server) as (folder, database):
        ballots = asyncio.run(kill_often(folder, LESSON, database, KILLS, VOTERS))
    wrong = len(ballots.lost) + len(ballots.doubled)
    tell_one(f"lost or doubled over {KILLS} kills", wrong, "ballots", f"0 of {ballots.acknowledged:,} acknowledged")


@contextlib.contextmanager
def _empty(server: Server | None) -> Iterator[tuple[Path, str]]:
    """Give a folder with nothing in it, and the address of an empty database where there is a server."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder), server.empty_database() if server else ""


async def _measure_one(host: ClassHost, size: int) -> None:
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


async def _measure_many(host: ClassHost) -> None:
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


async def _join(host: ClassHost, code: str, size: int) -> Sequence[Phone]:
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
