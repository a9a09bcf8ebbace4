"""Run the benchmark: `python -m tests.bench [terminal] [commands] [authors] [preview] [roads] [exactness] ...`."""

import gc
import os
import sys
from collections.abc import Callable

from game import COLLECTED_AFTER
from tests.bench import authors, classes, commands, exactness, preview, register, roads, screens

ROOMS: dict[str, Callable[[], None]] = {
    "terminal": screens.measure,
    "commands": commands.measure,
    "authors": authors.measure,
    "preview": preview.measure,
    "roads": roads.measure,
    "exactness": exactness.measure,
    "register": register.measure,
    "classes": classes.measure,
}


def main(asked: list[str]) -> int:
    """Measure what was asked for, or everything."""
    unknown = [name for name in asked if name not in ROOMS]
    if unknown:
        print(f"There is nothing called '{unknown[0]}' to measure; there is: {', '.join(ROOMS)}.", file=sys.stderr)
        return 2
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever installed the game reads modules that were compiled once
    gc.set_threshold(*COLLECTED_AFTER)  # what is measured in this process, as the game does
    for name in asked or ROOMS:
        print(f"\n{name}")
        ROOMS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
