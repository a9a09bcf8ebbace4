"""docs/teaching-with-sources.md: what it quotes stands in the content, and what it names exists."""

import re
import shlex

import pytest

from game.cli.commands import parse
from game.library.shelf import Shelf
from game.play.phrases import KINDS, STATUSES
from tests.docs.blocks import DOCS, ROOT, Block, blocks_of

QUOTING = ("teaching-with-sources", "writing")
QUOTES = [
    pytest.param(block, id=f"{page}:{block.line}")
    for page in QUOTING
    for block in blocks_of((DOCS / f"{page}.md").read_text(encoding="utf-8"))
    if block.mark.startswith("from ")
]
TEXT = (DOCS / "teaching-with-sources.md").read_text(encoding="utf-8")
ARCHIVE = Shelf(ROOT / "content").references()


def plain(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("block", QUOTES)
def test_what_is_quoted_stands_in_the_content(block: Block) -> None:
    source = (ROOT / block.mark.removeprefix("from ")).read_text(encoding="utf-8")
    assert plain(block.text) in plain(source)


def test_the_page_quotes_enough_to_show_what_it_says() -> None:
    assert len(QUOTES) >= 8


def test_the_examples_of_kinds_are_claims_of_that_kind() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| `([a-z0-9-]+)`: ", TEXT, re.MULTILINE)
    assert len({kind for kind, _ in rows}) == 6
    assert {name: ARCHIVE.claims[name].kind.value for _, name in rows} == {name: kind for kind, name in rows}


def test_kinds_and_statuses_are_told_as_the_game_tells_them() -> None:
    for output in KINDS.values():
        assert re.search(rf"^\| `kind: [^|]+\| {re.escape(output)} \|", TEXT, re.MULTILINE)
    for status, output in STATUSES.items():
        assert f"| `{status.value}` | {output} |\n" in TEXT


def test_the_commands_of_the_lesson_can_be_typed() -> None:
    commands = re.findall(r"`oneside ([^`]+)`", TEXT)
    assert commands
    for command in commands:
        if " " in command:
            parse(shlex.split(command))
