"""What a name may be changed to."""

import pytest

from game.editor.names import Names
from game.editor.renaming import RenameError, find_places
from game.editor.workspace import Workspace
from game.library.shelf import Shelf
from tests.library.folders import GOOD

PATH = GOOD.resolve() / "decisions" / "test-decision.yaml"
TEXT = PATH.read_text(encoding="utf-8")


def rename(mark: str, new: str) -> int:
    """Rename what stands behind some words; return in how many places of the file."""
    before, _, _ = TEXT.partition(mark)
    names = Names(Workspace(Shelf(GOOD.resolve())), PATH)
    line = before.count("\n") + 1 + mark.count("\n")
    column = len((before + mark).rpartition("\n")[2]) + 1
    return len(find_places(names, line, column, new)[PATH])


def test_a_thing_may_be_given_the_name_it_has() -> None:
    assert rename("opening: ", "landing") == rename("opening: ", "pier") > 1


@pytest.mark.parametrize(
    ("mark", "new", "why"),
    [
        ("opening: ", "council", "There is already a passage or ending 'council'."),
        ("opening: ", "town-saved", "There is already a passage or ending 'town-saved'."),
        ("opening: ", "Landing", "Landing"),
    ],
)
def test_a_thing_is_not_given_the_name_of_another_of_its_kind(mark: str, new: str, why: str) -> None:
    with pytest.raises(RenameError) as told:
        rename(mark, new)
    assert why in str(told.value)


def test_names_of_different_kinds_may_be_alike() -> None:
    assert rename("opening: ", "trust") > 1
