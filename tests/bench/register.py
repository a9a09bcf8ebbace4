"""The register of classes: votes at once on a slow disk, and processes killed."""

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.register.register import Register
from tests import outside
from tests.bench.figures import percentile, tell_one
from tests.register.servers import LASTING, Server
from tests.register.voters import kill_many, lost, open_register

ROOT = Path(__file__).resolve().parents[2]
VOTES = 300
KILLS = 200


def measure() -> None:
    """Measure and print, on both databases."""
    with tempfile.TemporaryDirectory() as folder:
        slow = _slow_disk(Path(folder))
        _votes("SQLite", f"{folder}/slow", slow)
        _kills("SQLite", f"{folder}/killed")
        with _server(slow) as where:
            _votes("PostgreSQL", where, {})
        with _server({}) as where:
            _kills("PostgreSQL", where)


def _slow_disk(folder: Path) -> dict[str, str]:
    """Return the variables with which a program finds a disk that takes 20 ms longer for every sync."""
    library, source = folder / "slow_sync.so", Path(__file__).with_name("slow_sync.c")
    compiler = shutil.which("cc")
    if compiler is None:
        print("  there is no C compiler here: the disk is as fast as it is")
        return {}
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    library.chmod(0o755)
    folder.chmod(0o755)
    return {"LD_PRELOAD": str(library)}


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    server = Server(outside.postgresql(), LASTING, environment)
    try:
        yield server.empty_database()
    finally:
        server.remove()


def _votes(database: str, where: str, environment: dict[str, str]) -> None:
    """Measure in a process of its own, which may be given a slow disk."""
    command = [sys.executable, "-m", "tests.bench.register", where]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    together, alone = map(float, done.stdout.split())
    tell_one(f"{database}, {VOTES} at once, p95", together * 1000, "ms", "500 ms with 20 ms a sync")
    tell_one(f"{database}, each its own commit, p95", alone * 1000, "ms", "none: what it would be without")


def _kills(database: str, where: str) -> None:
    register = open_register(where)
    _open_class(register)
    acknowledged = kill_many(where, "bench", KILLS, random.Random(1950))  # noqa: S311 - when to kill
    missing = lost(register, "bench", acknowledged)
    register.close()
    tell_one(f"{database}, lost over {KILLS} kills", len(missing), "votes", f"0 of {len(acknowledged):,} acknowledged")


def _open_class(register: Register) -> None:
    register.open_class("bench", "BENCH2", lesson="october-1950", decision="october-1950")


def _vote_at_once(register: Register, *, alone: bool) -> float:
    """Return the 95th percentile of the seconds from all being there to each being acknowledged."""
    last = register.entry("bench").sequence
    taken: list[float] = []
    began = time.perf_counter()

    def acknowledged(_: object) -> None:
        taken.append(time.perf_counter() - began)

    asked = []
    for vote in range(VOTES):
        kept = register.append("bench", last + vote, ['{"vote":"a","reason":"because of what stands in the paper"}'])
        kept.add_done_callback(acknowledged)
        asked.append(kept)
        if alone:
            kept.result()
    for kept in asked:
        kept.result()
    return percentile(taken, 0.95)


def _tell(where: str) -> None:
    register = open_register(where)
    _open_class(register)
    _vote_at_once(register, alone=False)  # the first finds nothing prepared
    print(
        statistics.median(_vote_at_once(register, alone=False) for _ in range(5)), _vote_at_once(register, alone=True)
    )
    register.close()


if __name__ == "__main__":
    _tell(sys.argv[1])
