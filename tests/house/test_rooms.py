"""Rooms stay small enough to be read, and say what they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parents[2] / "game"
MODULES = sorted(GAME.rglob("*.py"))
MODULE_LINES = 320
FUNCTION_LINES = 45
CATCH_ALLS = {"utils", "util", "common", "helpers", "misc"}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function, from `def` to the last, docstring included."""
    return (function.end_lineno or 0) - function.lineno + 1


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(GAME)))
def test_a_module_begins_with_one_line_that_says_what_lives_there(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    first = docstring.partition("\n")[0]
    assert first.endswith((".", "?")), f"{module.name} does not say what it is"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(GAME)))
def test_no_module_and_no_function_outgrows_its_reader(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    lines = source.count("\n")
    assert lines <= MODULE_LINES, f"{module.name} has {lines} lines; {MODULE_LINES} is the most"
    long = {function.name: length(function) for function in functions(ast.parse(source))}
    assert {name: lines for name, lines in long.items() if lines > FUNCTION_LINES} == {}


def test_no_room_is_called_utils() -> None:
    assert [path for path in GAME.rglob("*") if path.stem in CATCH_ALLS] == []


def test_the_page_on_the_house_has_every_room_and_names_nothing_that_is_gone() -> None:
    page = (GAME.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z_]+)/` \| (.*) \|$", page, re.MULTILINE))
    assert set(rows) == {path.parent.name for path in GAME.glob("*/__init__.py")}
    assert all(path.stem in page for path in GAME.glob("*.py") if path.stem != "__init__")
    for room, row in rows.items():
        there = {path.stem for path in (GAME / room).rglob("*")} | {path.name for path in (GAME / room).rglob("*.*")}
        named = {name.strip("/").rpartition("/")[2] for name in re.findall(r"`([a-z_]+[a-z_./]*)`", row)}
        assert named - there - {"drafts", "match", "pack.yaml"} == set(), room
