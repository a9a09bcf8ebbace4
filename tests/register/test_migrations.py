"""How tables come to be, on both databases."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, inspect, text

from game.register import register as rooms
from game.register.migrations import STEPS, migrate
from game.register.refusals import RegisterError
from game.register.register import Register
from game.register.tables import METADATA
from tests.register.voters import open_register


def test_the_tables_that_are_made_are_those_that_the_queries_know(register: Register) -> None:
    def look(connection: Connection) -> dict[str, dict[str, tuple[bool, bool]]]:
        found = inspect(connection)
        keys = {name: found.get_pk_constraint(name)["constrained_columns"] for name in found.get_table_names()}
        return {
            name: {one["name"]: (one["name"] in keys[name], one["nullable"]) for one in found.get_columns(name)}
            for name in keys
        }

    known = {
        table.name: {column.name: (column.primary_key, bool(column.nullable)) for column in table.columns}
        for table in METADATA.sorted_tables
    }
    assert register._read(look) == known  # noqa: SLF001


def test_a_register_of_an_older_version_is_brought_forward_with_all_that_it_holds(
    register: Register, monkeypatch: pytest.MonkeyPatch, where: str, open_one: Callable[[str], Register]
) -> None:
    register.append("first", 0, ['"kept"']).result()
    register.close()
    newer = (*STEPS, ("ALTER TABLE classes ADD COLUMN colour TEXT", "UPDATE classes SET colour = 'red'"))
    monkeypatch.setattr(rooms, "migrate", lambda connection: migrate(connection, newer))
    for _ in range(2):
        open_register(where).close()
    monkeypatch.undo()
    with pytest.raises(RegisterError, match=r"newer version of the game .*up to date"):
        open_register(where)
    monkeypatch.setattr(rooms, "migrate", lambda connection: migrate(connection, newer))
    forward = open_one(where)
    assert [event.payload for event in forward.load("first")] == ['"kept"']
    colours = forward._read(lambda connection: connection.execute(text("SELECT colour FROM classes")).all())  # noqa: SLF001
    assert colours == [("red",), ("red",)]


def test_a_step_that_fails_leaves_the_register_as_it_was(
    register: Register, monkeypatch: pytest.MonkeyPatch, where: str, open_one: Callable[[str], Register]
) -> None:
    register.close()
    broken = (*STEPS, ("ALTER TABLE classes ADD COLUMN colour TEXT", "UPDATE nothing SET colour = 'red'"))
    monkeypatch.setattr(rooms, "migrate", lambda connection: migrate(connection, broken))
    with pytest.raises(RegisterError, match="could not be used: "):
        open_register(where)
    monkeypatch.undo()
    assert {entry.id for entry in open_one(where).list_classes()} == {"first", "second"}


def test_many_may_open_a_new_register_at_once(where: str) -> None:
    opened: list[Register] = []
    threads = [threading.Thread(target=lambda: opened.append(open_register(where))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in opened:
        one.close()
    assert len(opened) == 6
