"""No module imports itself by way of others, not even inside a function or for a type alone."""

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def name_of(path: Path) -> str:
    """Return the name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(source: str, modules: Mapping[str, str]) -> Iterator[str]:
    """Yield which of these modules a module imports: at its top, inside its functions, and for types alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "an import names its module in full"
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in modules else node.module for name in inside if node.module in modules)


def in_order(modules: Mapping[str, str]) -> list[str]:
    """Return the modules, by name with their text, each behind all that it imports; raises CycleError with a circle."""
    return [*TopologicalSorter({name: imported(source, modules) for name, source in modules.items()}).static_order()]


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {name_of(path): path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py")}
    assert set(in_order(modules)) == set(modules)


@pytest.mark.parametrize(
    "back",
    [
        "import game.first",
        "from game import first",
        "from game.first import something",
        "def later() -> None:\n    from game import first",
        "if TYPE_CHECKING:\n    from game.first import Something",
    ],
)
def test_an_import_counts_wherever_and_however_it_stands(back: str) -> None:
    modules = {"game": "", "game.first": "from game import second", "game.second": back}
    with pytest.raises(CycleError, match=r"'game\.first', 'game\.second'|'game\.second', 'game\.first'"):
        in_order(modules)


def test_modules_are_imported_by_name_only_where_commands_are_taken_from_their_table() -> None:
    past_these_tests = re.compile(r"import_module|__import__|runpy")
    sources = {name_of(path): path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py")}
    assert [name for name, source in sources.items() if past_these_tests.search(source)] == ["game.cli.commands"]
