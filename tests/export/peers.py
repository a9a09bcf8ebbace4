"""Programs of others, run by Node, that are asked by lines of JSON."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.outside import node, package

HERE = Path(__file__).resolve().parent


class Peer:
    """A program that answers each line of JSON with a line of JSON."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Talk to a running program."""
        self._process = process

    def ask(self, **request: Any) -> Any:
        """Ask one thing and give the answer; fails with what the program said on stderr where it died."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._process.stderr.read() if self._process.stderr else "the peer is gone"
        return json.loads(line)


@contextmanager
def peer(script: str, *packages: str) -> Iterator[Peer]:
    """Run a script of this folder for as long as it is asked; it is told where the packages lie that it needs."""
    process = subprocess.Popen(
        [node(), HERE / script, *map(package, packages)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield Peer(process)
        finally:
            process.kill()
