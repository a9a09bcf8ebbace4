"""Any bytes give a decision or problems, and never anything else."""

import functools
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from game.library.read import Result, read_file
from game.library.shelf import Shelf
from game.rules.checks import run
from game.schema.declarations import axes, shared
from game.schema.declarations.decision import DECISION as DECISION_KIND
from game.schema.scalars import Kind
from game.story.model import Decision
from game.story.references import References
from tests.examples import examples
from tests.library.folders import BAD, DECISION, GOOD

TEXT = DECISION.read_bytes()
LINES = TEXT.split(b"\n")
SCRAPS = (
    b"[",
    b"]",
    b"{",
    b"}",
    b"'",
    b'"',
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"!x ",
    b"|",
    b"#",
    b"\t",
    b"\x1b",
    b"\xff",
    b"?",
    b"%",
    b"0",
)
KINDS: tuple[Kind[Any], ...] = (
    axes.AXES,
    axes.SCALES,
    axes.LENSES,
    shared.CAST,
    shared.PAPER,
    shared.LEDGER,
    shared.THESES,
)


@functools.cache
def references() -> References:
    """Read the good archive once."""
    return Shelf(GOOD).references()


def check_bytes(data: bytes) -> Result[Decision]:
    """Read and check bytes as a decision; there is a value or a problem, and every problem has a place."""
    result = read_file(Path("any.yaml"), DECISION_KIND, data)
    problems = list(result.problems)
    if result.value is not None:
        problems.extend(run(result.value, references(), result.text))
    assert result.value is not None or problems
    assert all(problem.mark.line >= 1 and problem.mark.column >= 1 for problem in problems)
    assert all("\x1b" not in str(problem) for problem in problems)
    return result


@given(some.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    """Noise is refused."""
    check_bytes(data)


@given(some.text(alphabet="abc:- \n[]{}'\"|>&*!#%@,?01", max_size=200))
def test_random_yaml(text: str) -> None:
    """So is what looks like YAML, by whatever kind it is read."""
    check_bytes(text.encode())
    for kind in KINDS:
        result = read_file(Path("any.yaml"), kind, text.encode())
        assert result.value is not None or result.problems


@examples(60)
@given(some.data())
def test_a_good_file_with_scraps_put_into_it(data: some.DataObject) -> None:
    """A slip of the hand anywhere in a file is found, or harmless."""
    at = data.draw(some.integers(0, len(TEXT)))
    cut = data.draw(some.integers(0, 40))
    scrap = data.draw(some.sampled_from((b"", *SCRAPS)))
    check_bytes(TEXT[:at] + scrap + TEXT[at + cut :])


@examples(60)
@given(some.data())
def test_a_good_file_with_lines_moved(data: some.DataObject) -> None:
    """Lines left out, doubled or put elsewhere are found, or harmless."""
    lines = list(LINES)
    for _ in range(data.draw(some.integers(1, 4))):
        line = lines.pop(data.draw(some.integers(0, len(lines) - 1)))
        if data.draw(some.booleans()):
            lines.insert(data.draw(some.integers(0, len(lines))), line)
    check_bytes(b"\n".join(lines))


def test_bad_files_cut_anywhere() -> None:
    """Half a bad file is no worse than a whole one."""
    for path in sorted(BAD.glob("*.yaml")):
        data = Path(path).read_bytes()
        for share in range(1, 8):
            check_bytes(data[: len(data) * share // 8])
