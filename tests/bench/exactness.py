"""What counting costs stories of several shapes: exact, or told within ten seconds that it will not be."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from game.counting.report import MOST_STATES, SECONDS, Counting
from game.library.shelf import Shelf
from game.story.references import References
from tests.bench.figures import tell_one
from tests.bench.shapes import every_shape, with_facts

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1_000, 10_000)
FACTS = 40
STORY = "october-1950"


def measure() -> None:
    """Measure and print; every shape in a process of its own, so that its memory is its own."""
    for passages in SIZES:
        for shape in every_shape(passages):
            found = _apart("shape", shape, str(passages))
            what = f"exact, {found['states']:,} states" if not found["told"] else found["told"]
            tell_one(f"{passages:,} passages, {shape}", found["seconds"], "s CPU", "10 s, 1 GB")
            print(f"    {what}, peak {found['megabytes']:.0f} MB")
    bare, more = _apart("story", STORY, "0"), _apart("story", STORY, str(FACTS))
    tell_one(f"{STORY} with {FACTS} facts", more["seconds"] / bare["seconds"], "times as long", "2")
    print(f"    {bare['states']:,} and {more['states']:,} states, {bare['seconds']:.0f} and {more['seconds']:.0f} s")


def _apart(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.exactness", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _counted(kind: str, name: str, size: int) -> dict[str, float | int | str]:
    """Count a story, its roads and what is wrong with it, and say how that went."""
    if kind == "shape":
        decision, references = every_shape(size)[name](), References()
    else:
        shelf = Shelf(ROOT / "content")
        decision, references = with_facts(shelf.open(name), size), shelf.references()
    began = time.process_time()
    report = Counting(most_states=MOST_STATES, seconds=SECONDS).report(decision, references)
    return {
        "states": report.states,
        "told": f"{report.blowup.finished} of {report.blowup.places} places" if report.blowup else "",
        "seconds": time.process_time() - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_counted(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
