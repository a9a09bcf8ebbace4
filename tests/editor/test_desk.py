"""What is known of a file that an author works on, whatever was looked at before."""

import shutil
from pathlib import Path

import pytest

from game.editor.completion import offers_at
from game.editor.names import Names, list_texts
from game.editor.workspace import Workspace
from game.library.shelf import Shelf
from tests.editor.author import CURSOR
from tests.library.folders import GOOD

CAMPAIGN = "campaigns/the-year-of-water.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the good content."""
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def test_a_file_that_broke_before_it_was_ever_looked_at_is_known_as_it_lies_on_the_disk(root: Path) -> None:
    content, path = Workspace(Shelf(root)), root / CAMPAIGN
    text = path.read_text(encoding="utf-8")
    written = text.replace("    villages-drowned: {", f"    {CURSOR}: {{")
    before, _, after = written.partition(CURSOR)
    content.put(path, before + after)
    index = content.index(path)
    assert index is not None
    assert list_texts(index, "legs") == ["test-decision", "the-dry-summer"]
    row, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    offered = {offer.label for offer in offers_at(Names(content, path, typing=True), index, row, column)}
    assert "villages-drowned" in offered


def test_a_broken_file_that_lies_nowhere_has_no_names_and_does_no_harm(root: Path) -> None:
    content, path = Workspace(Shelf(root)), root / "campaigns" / "unsaved.yaml"
    content.put(path, "format: 1\nlegs: [a\n b: {\n")
    index = content.index(path)
    assert index is not None
    assert list_texts(index, "legs") == []
