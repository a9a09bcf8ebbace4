"""For authors: a pack of ten thousand passages, read and checked, beside PyYAML's load of the same text."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import in_pairs, tell
from tests.bench.stories import text_of
from tests.bench.terminal import ROOT

LOAD = "import yaml,sys,time; t=open(sys.argv[1]).read(); b=time.process_time(); yaml.load(t, yaml.CSafeLoader); "
CHECK = (
    "import sys,time; from pathlib import Path; from game.library.catalogue import Catalogue; "
    "from game.library.content_check import check; from game.library.shelf import Shelf; "
    "catalogue=Catalogue(Shelf(Path('content'))); catalogue.home.references(); "
    "b=time.process_time(); check([Path(sys.argv[1])], catalogue); "
)
TELL = "import resource; print(time.process_time()-b, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def measure() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.yaml"
        path.write_text(text_of(10_000))
        print(f"  one file of {path.stat().st_size / 1e6:.1f} MB, 10,000 passages")
        memory: dict[str, list[float]] = {LOAD: [], CHECK: []}

        def run(code: str) -> float:
            done = subprocess.run(
                [sys.executable, "-c", code + TELL, str(path)], cwd=ROOT, check=True, capture_output=True, text=True
            )
            seconds, kilobytes = done.stdout.split()
            memory[code].append(float(kilobytes) / 1024)
            return float(seconds) * 1000

        floors, products = in_pairs(lambda: run(LOAD), lambda: run(CHECK), pairs=3)
        tell("check of 10,000 passages, CPU", floors, products, "ms", "less than CSafeLoader.load alone")
        tell("peak memory", memory[LOAD], memory[CHECK], "MB", "less than CSafeLoader.load alone")
