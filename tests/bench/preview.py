"""For authors: from a save to the page redrawn, in one large file and in one file of a large pack."""

import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from game.library.references import Memory
from game.library.shelf import Shelf
from game.live_preview.document import Document, check_now
from tests.bench.figures import percentile, tell_one
from tests.bench.stories import text_of
from tests.bench.terminal import ROOT, Program

SAVES = 9
FILES = 100
"""Files of the large pack, each with a hundred passages."""
SPOT = "passage-00060:\n    title: Passage "


def change_title(path: Path, text: str, spot: str, number: int) -> tuple[str, bytes]:
    """Return the text with a word written into a title, and the word."""
    word = f"Qwz{number:02}"
    at = text.index(spot) + len(spot)
    del path
    return text[:at] + word + " " + text[at:], word.encode()


def measure_work(program: Program) -> float:
    """Return the milliseconds that a program itself has worked so far, without its children."""
    fields = Path(f"/proc/{program.process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def save_to_screen(path: Path, spot: str) -> tuple[list[float], list[float]]:
    """Return the milliseconds from each save of a file to its new title on the screen, by the clock and as work."""
    text = path.read_text()
    program = Program(["-m", "game", "--saves", str(path.parent.parent / "saves"), "preview", str(path)])
    program.until(b"more")
    program.quiet(2)
    taken, work = [], []
    for number in range(SAVES):
        changed, word = change_title(path, text, spot, number)
        path.write_text(changed)
        before, began = measure_work(program), time.perf_counter()
        program.until(word)
        taken.append((time.perf_counter() - began) * 1000)
        work.append(measure_work(program) - before)
        program.quiet(1.5)
    program.end()
    path.write_text(text)
    return taken, work


def measure() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        shutil.copytree(ROOT / "content", pack)
        for number in range(FILES):
            (pack / "decisions" / f"part-{number:03}.yaml").write_text(text_of(100, seed=number))
        part = pack / "decisions" / "part-050.yaml"
        _tell("save of one of 100 files, to screen", save_to_screen(part, SPOT))
        _check_again(part, pack)
        large = pack / "decisions" / "large.yaml"
        large.write_text(text_of(10_000))
        _tell("save of 10,000 passages, to screen", save_to_screen(large, SPOT.replace("00060", "09000")))
        _check_again(large, pack)


def _tell(what: str, measured: tuple[list[float], list[float]]) -> None:
    taken, work = measured
    tell_one(f"{what}, median", statistics.median(taken), "ms", "under 200 ms")
    tell_one("  p95", percentile(taken, 0.95), "ms", "under 200 ms")
    tell_one("  of which the program worked", statistics.median(work), "ms CPU", "-")


def _check_again(path: Path, pack: Path) -> None:
    """Tell how long the whole check behind the page takes, the shared files being read already."""
    document = Document(path, Shelf(pack))
    memory: Memory = {}
    check_now(path, document.shelf.root, None, memory)
    began = time.perf_counter()
    check_now(path, document.shelf.root, None, memory)
    tell_one(
        "  all its problems known after", (time.perf_counter() - began) * 1000, "ms", "one of 100 files: under 200 ms"
    )
