"""Commands without a screen, beside Python that does nothing."""

import functools
import subprocess
import sys
import time
from collections.abc import Sequence

from tests.bench.figures import in_pairs, tell
from tests.bench.terminal import ROOT

DECISION = "content/decisions/october-1950.yaml"


def run(arguments: Sequence[str]) -> float:
    """Run Python with these arguments and give the milliseconds it took."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return (time.perf_counter() - began) * 1000


def measure() -> None:
    """Measure and print."""
    for name, arguments in (
        ("oneside --help", ["--help"]),
        ("oneside list", ["list"]),
        ("oneside check, one decision", ["check", DECISION]),
    ):
        command = ["-m", "game", *arguments]
        floors, products = in_pairs(functools.partial(run, ["-c", "pass"]), functools.partial(run, command))
        tell(name, floors, products, "ms", "at most 100 ms over the floor")
