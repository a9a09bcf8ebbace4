"""docs/lessons.md, followed to the letter: its lesson is well and fits its time, and what is answered is what it shows.

ONESIDE_REWRITE_GOLDEN=1 writes the answers that differ anew.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.rules.lesson_checks import OF_LESSONS
from game.story.lesson import DecisionRule
from tests.cli.commands import environment
from tests.docs.blocks import DOCS, ROOT, blocks_of
from tests.docs.following import AskedCommand, Reader, tells, with_answers

PAGE = DOCS / "lessons.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = tuple(blocks_of(TEXT))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[AskedCommand]]:
    """Follow the whole page, and give every command with its answer."""
    folder = tmp_path_factory.mktemp("author")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(folder / "saves", ONESIDE_CONTENT=str(ROOT / "content"), COLUMNS="80").items():
            patch.setenv(name, value)
        patch.setattr("sys.stdin", io.StringIO())
        patch.chdir(folder)
        reader = Reader(folder)
        answers = [each for block in BLOCKS for each in reader.follow(block)]
        if os.environ.get("ONESIDE_REWRITE_GOLDEN"):
            PAGE.write_text(with_answers(TEXT, answers), encoding="utf-8")
        yield answers


def test_what_the_page_shows_is_what_the_program_answers(asked: list[AskedCommand]) -> None:
    assert len(asked) >= 5
    for each in asked:
        assert tells(each.shown, each.answered), f"$ {each.command}\n{each.answered}"


def test_the_lesson_of_the_page_is_well_and_fits_its_time(asked: list[AskedCommand]) -> None:
    assert asked[0].answered == "fleet-in-twenty.yaml: no problems found."
    assert asked[-1].answered.endswith("Every way this class can go ends, and in time.")


def test_every_slip_of_the_page_is_answered_with_a_problem(asked: list[AskedCommand]) -> None:
    slips = [block for block in BLOCKS if block.mark.startswith("slip in")]
    assert len(slips) >= 3
    answers = [each.answered for each in asked[1 : 1 + len(slips)]]
    assert all(re.search(r": (?:error|warning) C[0-9]{3}: ", answer) for answer in answers)


def test_the_page_names_every_rule_of_deciding_and_only_codes_that_there_are() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE)
    assert rows == ["rule", *(rule.value for rule in DecisionRule)]
    assert set(re.findall(r"\((C[0-9]{3})\)", TEXT)) <= {rule.CODE for rule in OF_LESSONS}


def test_the_lessons_that_the_page_names_ship() -> None:
    named = re.findall(r"`(content/lessons/[a-z0-9-]+\.yaml)`", TEXT)
    assert named
    assert [path for path in named if not Path(ROOT / path).is_file()] == []
