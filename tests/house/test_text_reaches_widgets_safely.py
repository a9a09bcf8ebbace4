"""No text of a file or a player reaches a widget as markup that acts.

Textual reads a plain string as markup: `[@click=app.quit]` would run, `[USSR]` would vanish. So what a widget is handed
is a `Content`, or a literal without brackets, or comes with `markup=False`; a name may hold anything and is refused.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCENES = Path(__file__).resolve().parents[2] / "game" / "scenes"
METHODS = {"update", "notify", "add_option", "add_row", "add_column", "add_leaf", "append_text"}
TEXTS = {"content", "label", "message", "prompt", "renderable", "text", "title"}
TITLES = {"border_title", "border_subtitle", "tooltip"}


def unsafe_lines(source: str) -> list[int]:
    """Return the lines on which text might be read as markup."""
    tree = ast.parse(source)
    widgets = _widgets(tree)
    unsafe = (node for node in ast.walk(tree) if _unsafe_call(node, widgets) or _unsafe_title(node))
    return [node.lineno for node in unsafe if isinstance(node, ast.expr | ast.stmt)]


def _widgets(tree: ast.AST) -> set[str]:
    """Return the names under which a module knows Textual's own widgets."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    ready_made = (node for node in imports if (node.module or "").startswith("textual.widgets"))
    return {alias.asname or alias.name for node in ready_made for alias in node.names}


def _unsafe_call(node: ast.AST, widgets: set[str]) -> bool:
    if not isinstance(node, ast.Call) or _without_markup(node):
        return False
    called = _name(node.func)
    if called == "from_markup":
        return not isinstance(node.args[0], ast.Constant)
    takes_text = called in widgets or (isinstance(node.func, ast.Attribute) and called in METHODS)
    return takes_text and not all(map(_safe, _texts(node)))


def _unsafe_title(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    return any(_name(target) in TITLES for target in node.targets) and not _safe(node.value)


def _texts(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args[:1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in TEXTS)


def _safe(text: ast.expr) -> bool:
    if isinstance(text, ast.Constant):
        return "[" not in str(text.value)
    return isinstance(text, ast.Call) and ast.unparse(text.func).split(".")[0] in {"Content", "Text"}


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _without_markup(call: ast.Call) -> bool:
    said = {keyword.arg: keyword.value for keyword in call.keywords}
    markup = said.get("markup")
    return isinstance(markup, ast.Constant) and markup.value is False


MODULES = sorted(SCENES.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SCENES)))
def test_no_widget_is_handed_text_that_could_be_markup(module: Path) -> None:
    assert unsafe_lines(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "call",
    [
        "Static(f'{title}')",
        "Static(title)",
        "Static(content=title)",
        "Label('[b]x')",
        "Label(title, markup=True)",
        "Button(label=card.title)",
        "widget.update(title)",
        "widget.update('a' + title)",
        "self.notify(title)",
        "app.notify('Saved.', title=title)",
        "Content.from_markup(title)",
        "Content.from_markup(f'{title}')",
        "self.border_title = title",
    ],
)
def test_the_rule_sees_what_it_is_for(call: str) -> None:
    assert unsafe_lines(f"from textual.widgets import Button, Label, Static\n{call}") == [2]


@pytest.mark.parametrize(
    "call",
    [
        "Static(Content(title))",
        "Static('Papers')",
        "Static(id='papers')",
        "Label(title, markup=False)",
        "widget.update(Content.from_text(title))",
        "self.notify('Saved.')",
        "Content.from_markup('[b]$title[/]', title=title)",
        "self.border_title = 'Papers'",
        "known.add(title)",
    ],
)
def test_the_rule_lets_safe_text_pass(call: str) -> None:
    assert unsafe_lines(f"from textual.widgets import Button, Label, Static\n{call}") == []
