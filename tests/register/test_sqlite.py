"""What holds for a register in one file."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from game.register.refusals import RegisterError
from game.register.register import FILE, Register, open_file
from game.register.sqlite import open_sqlite


def test_a_commit_is_on_the_disk_and_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / FILE)
    with database.writing.connect() as connection:
        asked = ("journal_mode", "synchronous", "secure_delete")
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked]
    assert found == ["wal", 2, 1]


def test_nothing_of_a_deleted_class_or_roster_is_left_in_any_file(
    tmp_path: Path, open_one: Callable[[str], Register]
) -> None:
    register = open_one(str(tmp_path))
    for name in ("first", "second"):
        register.open_class(name, name.upper(), lesson="a-lesson", decision="a-decision")
        register.append(name, 0, [f'"Reason of {name} {number}"' for number in range(500)]).result()
        register.keep_roster(name, {"p1": f"Ada of {name}"})

    def found(words: str) -> bool:
        return any(words.encode() in path.read_bytes() for path in tmp_path.iterdir())

    assert found("Ada of first")
    register.delete_roster("first")
    assert not found("Ada of first")
    assert found("Reason of first")
    register.delete("first")
    assert not found("of first")
    assert found("Reason of second")
    assert found("Ada of second")


@pytest.mark.skipif(os.name == "nt", reason="needs the permissions of Unix")
def test_only_the_owner_may_read_the_file(tmp_path: Path, open_one: Callable[[str], Register]) -> None:
    register = open_one(str(tmp_path / "saves"))
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "saves").iterdir()}
    assert FILE in modes
    assert set(modes.values()) == {0o600}


def test_a_file_that_is_no_register_or_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("a file", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"no-folder/classes\.sqlite' could not be opened: "):
        open_file(tmp_path / "no-folder")
    (tmp_path / FILE).write_text("no database, but long enough to be taken for one " * 50, encoding="utf-8")
    with pytest.raises(RegisterError, match="could not be opened: file is not a database"):
        open_file(tmp_path)


def test_a_disk_without_room_refuses_in_one_sentence_and_the_next_may_fit(
    tmp_path: Path, open_one: Callable[[str], Register]
) -> None:
    register = open_one(str(tmp_path))
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")

    def leave(pages: int) -> None:
        register._write(lambda connection: connection.execute(text(f"PRAGMA max_page_count = {pages}")))  # noqa: SLF001

    leave(1)
    refused = register.append("first", 0, [f'"{"x" * 100_000}"'])
    with pytest.raises(RegisterError, match=r"classes\.sqlite' could not be used: database or disk is full\."):
        refused.result()
    leave(1_000_000)
    assert register.append("first", 0, ['"small"']).result() == 1
    assert [event.payload for event in register.load("first")] == ['"small"']


def test_another_program_that_holds_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, open_one: Callable[[str], Register]
) -> None:
    register = open_one(str(tmp_path))
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    asked = register.append("first", 0, ['"a"'])
    with pytest.raises(TimeoutError):
        asked.result(0.2)
    other.execute("COMMIT")
    other.close()
    assert asked.result() == 1
