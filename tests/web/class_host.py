"""A process that holds classes, seen from outside: asked, killed, and started again where it was."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class ClassHost:
    """One `tests.web.class_process`; it goes on with the classes that its folder or database has."""

    def __init__(self, folder: Path, lesson: str, database: str = "", classes: int = 1) -> None:
        """Start it; returns when it can be reached."""
        command = [sys.executable, "-m", "tests.web.class_process", str(folder), lesson, database, str(classes)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        address, *self.codes = self._read().split()
        self.port = int(address.rpartition(":")[2])

    def ask(self, line: str) -> dict[str, float | str]:
        """Say something to it, and return what it says."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        found: dict[str, float | str] = json.loads(self._read())
        return found

    def advance_to(self, stage: str) -> None:
        """Lead its classes to a stage."""
        while self.ask("advance")["stage"] != stage:
            pass

    def end(self) -> None:
        """Let it end in order."""
        self._process.communicate("end\n")

    def kill(self) -> None:
        """Kill it with SIGKILL."""
        self._process.kill()
        self._process.communicate()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()
