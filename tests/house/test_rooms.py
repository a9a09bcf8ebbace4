"""Rooms stay small enough to be read, and say what they are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parents[2] / "game"
MODULES = sorted(GAME.rglob("*.py"))
MODULE_LINES = 320
FUNCTION_LINES = 45


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(GAME)))
def test_a_module_begins_with_one_line_that_says_what_lives_there(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text())) or ""
    first = docstring.partition("\n")[0]
    assert first.endswith((".", "?")), f"{module.name} does not say what it is"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(GAME)))
def test_no_module_and_no_function_outgrows_its_reader(module: Path) -> None:
    source = module.read_text()
    assert len(source.splitlines()) <= MODULE_LINES
    long = {
        function.name: (function.end_lineno or 0) - function.lineno + 1
        for function in functions(ast.parse(source))
        if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION_LINES
    }
    assert not long


def test_no_room_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "util", "common", "helpers", "misc"}]
