"""No text of a file or a player reaches a widget as markup that acts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCENES = Path(__file__).resolve().parents[2] / "game" / "scenes"
WIDGETS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Link"}
METHODS = {"update", "notify"}


def unsafe_calls(source: str) -> Iterator[int]:
    """Give the lines on which a widget may be handed a bare string.

    Allowed are calls and names that make or hold Content; a literal without brackets; and `markup=False`.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _takes_text(node.func) and node.args and not _without_markup(node):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if called == "notify" or _acts(node.args[0]):
                yield node.lineno


def _acts(first: ast.expr) -> bool:
    literal = isinstance(first, ast.Constant) and isinstance(first.value, str) and "[" in first.value
    return literal or isinstance(first, ast.JoinedStr)


def _takes_text(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in WIDGETS
    return isinstance(function, ast.Attribute) and function.attr in METHODS


def _without_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


MODULES = sorted(SCENES.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SCENES)))
def test_no_widget_is_handed_a_bare_string(module: Path) -> None:
    assert list(unsafe_calls(module.read_text())) == []


@pytest.mark.parametrize(
    "source",
    ["Static(f'{title}')", "self.notify(text)", "Label('[b]x')", "widget.update(f'{x}')", "app.notify('x')"],
)
def test_the_rule_sees_what_it_is_for(source: str) -> None:
    assert list(unsafe_calls(source)) == [1]
