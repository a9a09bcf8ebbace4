"""A program of its own that reads hostile files under limits of time and memory, which its parent cannot have."""

import resource
import sys
import tempfile
import time
from pathlib import Path

from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.shelf import Shelf
from game.library.summaries import read_heading
from tests.library.folders import DECISION, GOOD

MILLION = 1_000_000
MOST_MEMORY = 500_000_000
MOST_SECONDS = 5
"""Five times what is promised, for machines are busy; what is meant to be caught takes minutes or crashes."""


def hostile() -> dict[str, bytes]:
    """Return files under a megabyte that have brought other readers down."""
    good = DECISION.read_bytes()
    people = b"".join(b"  mayo%d: {role: a, card: b}\n" % number for number in range(20_000))
    names = b",".join(b"engine%d" % number for number in range(60_000))
    choices = b"".join(b"      - {id: a%d, text: Wait for %d, to: lost%d}\n" % (n, n, n) for n in range(15_000))
    return {
        "brackets": b"[" * 50_000,
        "braces": b"{" * 50_000,
        "dashes": b"- " * 50_000,
        "questions": b"? " * 50_000,
        "nested keys": b"".join(b" " * deep + b"a:\n" for deep in range(1_000)),
        "quotation marks": b'"' * (MILLION - 1),
        "sexagesimals": b"1:" * (MILLION // 2),
        "values": b"[" + b"a," * (MILLION // 2 - 2) + b"]",
        "the same key": b"{" + b"a," * (MILLION // 2 - 2) + b"}",
        "aliases": b"- &a x\n" + b"- *a\n" * 100_000,
        "tags": b"- !!python/name:os.system x\n" * 30_000,
        "zeros": b"\0" * MILLION,
        "documents": b"---\n" * (MILLION // 4),
        "a long version": b"%YAML 1." + b"9" * 100_000 + b"\n---\na: 1",
        "parentheses": good.replace(b"when: trust >= 2\n", b"when: " + b"(" * 50_000 + b"\n"),
        "negations": good.replace(b"when: trust >= 2\n", b"when: " + b"not " * 200 + b"trust > 1\n"),
        "names": good.replace(b"present: [mayor]", b"present: [" + b"mayor," * 100_000 + b"]"),
        "source marks": good.replace(b"You keep", b"[^x]" * 200_000),
        "open brackets": good.replace(b"You keep", b"[^" * 400_000),
        "open angles": good.replace(b"You keep", b"<a" * 400_000),
        "stars": good.replace(b"You keep", b"*a" * 400_000),
        "open stars": good.replace(b"You keep", b"**a " * 200_000),
        "stars at the end": good.replace(b"You keep", b"a** " * 200_000),
        "keys of pieces": good.replace(b"You keep", b"x\n    when: " * 60_000),
        "commas": good.replace(b"Lind waited", b"1," * 400_000),
        "digits": good.replace(b"Lind waited", b"1 " * 400_000),
        "one number": good.replace(b"Lind waited", b"1" * 800_000),
        "silences": b"# oneside: ignore D012 because of x\n" * 25_000 + good,
        "broken silences": good + b"# oneside: \n" * 70_000,
        "people": good.replace(b"\npeople:\n", b"\npeople:\n" + people),
        "people in the room": good.replace(b"present: [mayor]", b"present: [" + names + b"]"),
        "choices": good.replace(b"    choices:\n", b"    choices:\n" + choices, 1),
        "a heading": good.replace(b"Lind waited", b"# " + b"x" * 800_000),
    }


def main() -> int:
    """Read every file; 1 where one takes too long or is called clean."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    catalogue = Catalogue(Shelf(GOOD))
    catalogue.home.references()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.yaml"
        for name, data in hostile().items():
            path.write_bytes(data)
            begin = time.process_time()
            problems = check([path], catalogue)
            read_heading(path)
            seconds = time.process_time() - begin
            sys.stdout.write(f"{name}: {seconds:.2f} s, {problems[0] if problems else 'no problem'}\n")
            failed |= seconds > MOST_SECONDS or len(problems) > MILLION
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
