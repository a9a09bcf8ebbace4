"""docs/teaching.md: every key that leads a class is told, every command in it can be read, and nothing more."""

import re
import shlex

from game.cli.commands import parse
from game.scenes.commands import COMMANDS, Where
from tests.docs.blocks import DOCS

TEXT = (DOCS / "teaching.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", TEXT, re.MULTILINE)[1:]


def test_the_table_tells_every_key_of_the_console() -> None:
    told = {key for row in ROWS for key in row.split(", ")}
    keys = {one.shown for one in COMMANDS if one.where in {Where.CLASS, Where.CONSOLE}}
    assert keys - told == set()
    assert told - keys == {"Enter", "Down", "Up", "PgDn", "PgUp", "q"}


def test_the_keys_of_one_keyboard_are_told() -> None:
    for one in COMMANDS:
        if one.where is Where.ROOM:
            assert f"*{one.shown}*" in TEXT


def test_the_commands_on_the_page_can_be_read() -> None:
    commands = [one for one in re.findall(r"`oneside (host [^`]+)`", TEXT) if "CODE" not in one]
    assert len(commands) >= 4
    for one in commands:
        assert parse(shlex.split(one)).module == "host"
