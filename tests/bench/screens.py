"""In the terminal: cold start, key to repaint, a whole new passage, memory; beside a Textual app of twenty lines."""

import tempfile

from tests.bench.figures import in_pairs, percentile, tell
from tests.bench.terminal import Program

KEYS = 40
DOWN, UP = b"\x1b[B", b"\x1b[A"


def bare() -> Program:
    """Start the floor."""
    return Program(["-m", "tests.bench.bare_app"])


def title(saves: str) -> Program:
    """Start the game at its title."""
    return Program(["-m", "game", "--saves", saves])


def passage(saves: str) -> Program:
    """Start the game at a briefing."""
    return Program(["-m", "game", "--saves", saves, "play", "october-1950"])


def start_and_memory(program: Program, word: bytes) -> tuple[float, float]:
    """Return the milliseconds to the first usable frame, and the peak memory in megabytes a moment later."""
    start = program.until(word) - program.began
    program.quiet()
    return start * 1000, program.end() / 1024


def key_to_repaint(program: Program, word: bytes) -> float:
    """Return the 95th percentile, in milliseconds, of moving up and down a list."""
    program.until(word)
    program.quiet(0.6)
    taken = []
    for number in range(KEYS):
        pressed = program.press(DOWN if number % 2 == 0 else UP)
        taken.append((program.painted() - pressed) * 1000)
    program.end()
    return percentile(taken, 0.95)


def new_passage(saves: str) -> float:
    """Give the 95th percentile, in milliseconds, from a key to a whole new passage, over choices and their undoing."""
    program = passage(saves)
    program.until(b"more")
    program.quiet(0.6)
    program.press(b"\r")
    program.quiet(0.6)
    taken = []
    for _ in range(KEYS // 3):
        for keys in (b"1", b"\r", b"u"):
            pressed = program.press(keys)
            taken.append((program.painted() - pressed) * 1000)
    program.end()
    return percentile(taken, 0.95)


def measure() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as saves:
        memory: dict[str, list[float]] = {"bare": [], "title": []}

        def floor() -> float:
            start, used = start_and_memory(bare(), b"Row020")
            memory["bare"].append(used)
            return start

        def product() -> float:
            start, used = start_and_memory(title(saves), b"more")
            memory["title"].append(used)
            return start

        tell("cold start to first usable frame", *in_pairs(floor, product), "ms", "at most 1.25 x")
        tell("peak memory at the title", memory["bare"], memory["title"], "MB", "at most 1.4 x")
        floors, products = in_pairs(
            lambda: key_to_repaint(bare(), b"Row020"), lambda: key_to_repaint(title(saves), b"more"), pairs=3
        )
        tell("key to repaint in a list, p95", floors, products, "ms", "at most 1.5 x")
        floors, products = in_pairs(lambda: key_to_repaint(bare(), b"Row020"), lambda: new_passage(saves), pairs=3)
        tell("a whole new passage, p95", floors, products, "ms", "33 ms where the floor is 9 ms")
