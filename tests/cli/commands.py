"""Running the program as a person does: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.play.tables import GOOD

ROOT = Path(__file__).resolve().parents[2]


def environment(saves: Path, **more: str) -> dict[str, str]:
    """Return an environment with the good content and a folder of saves, without a terminal's name."""
    return {
        **os.environ,
        "ONESIDE_CONTENT": str(GOOD),
        "ONESIDE_SAVES": str(saves),
        "ONESIDE_PACKS": str(saves / "packs"),
        **more,
    }


def command(*arguments: str) -> list[str]:
    """Return the command line of the program."""
    return [sys.executable, "-m", "game", *arguments]


def oneside(saves: Path, *arguments: str, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, with lines on stdin."""
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=environment(saves, **more),
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
