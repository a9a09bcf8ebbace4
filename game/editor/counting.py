"""How many roads lead to each place, counted in a process of its own: what is counted may take long, or for ever."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path

from game.counting.apart import command_of, environment, give_way
from game.library.read import read_decision

PATIENCE = 60.0
"""Seconds after which a count is given up."""
MOST_BYTES = 2 << 30
"""Memory that a count may take."""


async def roads_to(path: Path, data: bytes) -> dict[str, int]:
    """Give the roads to each place of a decision; raises TimeoutError where they cannot be counted in time or space.

    Being cancelled ends the count.
    """
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command_of(__name__),
        str(path),
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment(),
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(data), PATIENCE)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise TimeoutError
    counted: dict[str, int] = json.loads(said)
    return counted


def main() -> None:
    """Count the roads of the decision on stdin, politely, and write them to stdout."""
    from game.analysis.atlas import explore  # noqa: PLC0415 - only the process that counts needs it

    give_way()
    _limit_memory()
    decision = read_decision(Path(sys.argv[1]), sys.stdin.buffer.read()).value
    if decision is None:
        sys.exit(1)
    atlas = explore(decision)
    places = () if atlas.cycle else (*decision.passages, *decision.endings)
    json.dump({place: atlas.roads_to(place) for place in places}, sys.stdout)


def _limit_memory() -> None:
    """Take no more memory than is fair, where the system knows how."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


if __name__ == "__main__":
    main()
