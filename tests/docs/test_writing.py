"""docs/writing.md, followed to the letter: what it says to write is what ships, and what is answered is what it shows.

ONESIDE_REWRITE_GOLDEN=1 writes the answers that differ anew.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.commands import COMMANDS, parse
from game.library.shelf import Shelf
from tests.cli.commands import environment
from tests.docs.blocks import DOCS, ROOT, blocks_of
from tests.docs.following import AskedCommand, Reader, tells, with_answers

PAGE = DOCS / "writing.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = tuple(blocks_of(TEXT))
SHIPPED = ROOT / "content" / "decisions" / "joint-fleet-1958.yaml"
ARCHIVE = Shelf(ROOT / "content").references()
FILE = "fleet.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the empty folder of a new author."""
    return tmp_path_factory.mktemp("author")


@pytest.fixture(scope="module")
def asked(folder: Path) -> Iterator[list[AskedCommand]]:
    """Follow the whole page, and give every command with its answer."""
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


def test_the_parts_shown_are_the_decision_that_ships_byte_for_byte() -> None:
    parts = [block.text for block in BLOCKS if block.mark.startswith(f"part of {FILE}")]
    assert len(parts) > 12
    assert "".join(parts).encode() == SHIPPED.read_bytes()


def test_whoever_follows_the_page_holds_the_decision_that_ships(asked: list[AskedCommand], folder: Path) -> None:
    assert asked
    assert (folder / FILE).read_bytes() == SHIPPED.read_bytes()


@pytest.mark.parametrize("line", [block.line for block in BLOCKS if block.language == "console"])
def test_what_the_page_shows_is_what_the_program_answers(line: int, asked: list[AskedCommand]) -> None:
    here = [each for each in asked if each.block.line == line]
    assert here
    for each in here:
        assert tells(each.shown, each.answered), f"$ {each.command}\n{each.answered}"


def test_mistakes_are_planted_and_each_is_answered(asked: list[AskedCommand]) -> None:
    slips = [block for block in BLOCKS if block.mark.startswith("slip in")]
    after = [BLOCKS[BLOCKS.index(slip) + 1] for slip in slips]
    assert len(slips) >= 6
    texts = {each.block.line: each.shown for each in asked}
    assert all(re.search(r": (?:error|warning) |leads nowhere|expected", texts[block.line]) for block in after)


def test_every_command_that_the_page_names_exists() -> None:
    assert set(re.findall(r"`oneside ([a-z]+)", TEXT)) <= set(COMMANDS)
    for block in BLOCKS:
        if block.language == "sh":
            for line in block.text.splitlines():
                if line.startswith("oneside "):
                    parse(line.partition("#")[0].split()[1:])


def test_the_table_of_axes_is_that_of_the_content() -> None:
    rows = re.findall(r"^\| `([a-z_-]+)` \| ([^|]+) \| ([^|]+) \| (less|more) \|$", TEXT, re.MULTILINE)
    assert rows == [
        (name, axis.name, axis.unit or axis.counts.value, axis.better.value) for name, axis in ARCHIVE.axes.items()
    ]


def test_the_theses_named_are_those_of_the_content() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|$", TEXT, re.MULTILINE)
    assert rows == [(name, thesis.title) for name, thesis in ARCHIVE.theses.items()]
