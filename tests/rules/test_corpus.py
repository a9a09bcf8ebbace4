"""Every file of the corpus has exactly the problems that its own comments announce.

A bad file says `# expect: CODE @ LINE:COLUMN` for each of its problems. It is put into a copy of the good content, as
a decision or, with `# as: NAME`, as that file.
"""

import re
from pathlib import Path

import pytest

from game.library.content_check import check
from game.rules.manual import list_pages
from tests.library.folders import BAD, with_file
from tests.library.mends import MEND

FILES = sorted(BAD.glob("*.yaml"))
EXPECTED = re.compile(rb"^\xef?\xbb?\xbf?# expect: ([A-Z][0-9]{3}) @ ([0-9]+):([0-9]+)$", re.MULTILINE)
ROLE = re.compile(rb"^# as: (.+)$", re.MULTILINE)
ELSEWHERE = {"Y001", "Y002", "Y015", "L009"}
"""Codes of files that are missing, too large to be kept, or in front of others; they have tests of their own."""


def expected_in(data: bytes) -> list[tuple[str, int, int]]:
    """Read what a bad file announces."""
    return sorted((found[1].decode(), int(found[2]), int(found[3])) for found in EXPECTED.finditer(data))


def test_the_corpus_is_not_empty() -> None:
    """The corpus is found where it is looked for."""
    assert len(FILES) >= 60


def test_every_code_of_the_program_appears_in_the_corpus() -> None:
    """A rule without a bad example may never have been seen to find anything."""
    seen = {code for path in FILES for code, _, _ in expected_in(path.read_bytes())}

    assert set(list_pages()) - ELSEWHERE == seen


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_has_the_problems_it_announces(path: Path, tmp_path: Path) -> None:
    """Each problem is found once, under its code, at its place, with a mend; and nothing else is found in the file."""
    data = path.read_bytes()
    role = ROLE.search(data)
    placed = with_file(tmp_path, role[1].decode() if role else f"decisions/{path.name}", data)

    problems = [problem for problem in check([tmp_path / "content"]) if problem.mark.file == str(placed)]

    found = sorted((problem.code, problem.mark.line, problem.mark.column) for problem in problems)
    assert found == expected_in(data), "\n".join(map(str, problems))
    assert [str(problem) for problem in problems if not MEND.search(problem.message)] == []
