"""All roads of a decision, walked in a process of its own: what is counted may take long, or for ever."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path

import attrs

from game.analysis.findings import findings
from game.analysis.reachable import explore
from game.counting.child_process import command_of, environment, give_way
from game.library.read import read_decision
from game.problems import Problem, Severity
from game.rules.suppressions import heard
from game.story.mark import Mark

PATIENCE = 60.0
"""Seconds after which a count is given up."""
MOST_BYTES = 2 << 30
"""Memory that a count may take."""
ALONE_UNKNOWN = "bridges"
"""Where files lie of which nothing can be told alone: a campaign comes to them with other meters than they have."""


@attrs.frozen(kw_only=True)
class Counted:
    """How many roads lead to each place of a decision, and what is wrong with all of them together."""

    roads: dict[str, int]
    findings: tuple[Problem, ...]


async def count(path: Path, data: bytes) -> Counted:
    """Walk all roads of a decision; raises TimeoutError where that cannot be done in time or space.

    Being cancelled ends it.
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
    told = json.loads(said)
    findings = (
        Problem(mark=Mark(file, line, column), code=code, message=message, severity=Severity(severity))
        for file, line, column, code, message, severity in told["findings"]
    )
    return Counted(roads=told["roads"], findings=tuple(findings))


def main() -> None:
    """Walk the roads of the decision on stdin, politely, and write what was found to stdout."""
    give_way()
    _limit_memory()
    path, data = Path(sys.argv[1]), sys.stdin.buffer.read()
    decision = read_decision(path, data).value
    if decision is None:
        sys.exit(1)
    atlas = explore(decision)
    places = () if atlas.cycle else (*decision.passages, *decision.endings)
    found = () if path.parent.name == ALONE_UNKNOWN else findings(atlas)
    file = decision.mark.file
    told = [problem for problem in heard(found, data.decode(), file) if problem in found]
    written = [
        (one.mark.file, one.mark.line, one.mark.column, one.code, one.message, one.severity.value) for one in told
    ]
    json.dump({"roads": {place: atlas.roads_to(place) for place in places}, "findings": written}, sys.stdout)


def _limit_memory() -> None:
    """Take no more memory than is fair, where the system knows how."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


if __name__ == "__main__":
    main()
