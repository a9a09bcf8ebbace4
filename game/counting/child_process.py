"""A process of its own for a module of ours, out of everybody's way: nothing that lies in the current folder is run."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_HERE = str(Path(__file__).resolve().parents[2])


def command_of(module: str) -> list[str]:
    """Give the command line that runs a module."""
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """Give the environment in which it finds what this program finds."""
    places = [_HERE, *(place for place in sys.path if place)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(places))}


def give_way() -> None:
    """Let everything else come first, where the system knows how."""
    with suppress(OSError, AttributeError):
        os.nice(10)
