"""Who may import whom, on paper and in a running interpreter."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "library" / "good"


def list_loaded(code: str) -> set[str]:
    """Run code in a fresh interpreter and give the names of the modules it has loaded at the end."""
    script = f"{code}\nimport sys\nprint('MODULES', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("MODULES"))
    return set(line.split()[1:])


def run(*arguments: str) -> str:
    """Return code that runs a command of the game to its end."""
    return (
        "import contextlib, io\nfrom game.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        f"    main({list(arguments)!r})"
    )


def test_the_contract_of_the_floors_holds() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("list", "--content", str(GOOD)),
        ("check", str(GOOD)),
        ("play", "test-decision", "--json", "--no-save", "--content", str(GOOD)),
    ],
)
def test_no_command_but_the_scenes_loads_textual(arguments: tuple[str, ...]) -> None:
    modules = list_loaded("import sys, io\nsys.stdin = io.StringIO()\n" + run(*arguments))
    assert not {"textual", "rich", "jinja2"} & modules


def test_the_plotting_widget_is_read_only_where_a_plot_is_shown() -> None:
    assert "plotext" not in list_loaded("import game.scenes.app, game.scenes.reckoning, game.scenes.story_scene")
    assert "plotext" in list_loaded("import game.scenes.plot")


@pytest.mark.parametrize(("arguments", "module"), [(("--help",), ""), (("explain", "D012"), "explain")])
def test_a_command_line_loads_the_module_of_its_command_alone(arguments: tuple[str, ...], module: str) -> None:
    commands = {f"game.cli.{one}" for one, _ in COMMANDS.values()}
    assert commands & list_loaded(run(*arguments)) == ({f"game.cli.{module}"} if module else set())


@pytest.mark.parametrize("arguments", [("play", "--help"), ("resume", "--help"), ("list", "--content", str(GOOD))])
def test_what_tells_of_a_command_or_lists_stories_loads_no_rules_of_play(arguments: tuple[str, ...]) -> None:
    assert not {"game.story.model", "game.story.references", "game.session"} & list_loaded(run(*arguments))


def test_help_loads_no_yaml() -> None:
    assert "yaml" not in list_loaded(run("--help"))


def test_the_engine_stands_on_attrs_and_the_standard_library_alone() -> None:
    code = "import game.story.engine, game.story.walk, game.story.scoring, game.story.campaign"
    modules = list_loaded(code)
    foreign = {
        name.partition(".")[0]
        for name in modules
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("_")
    }
    assert foreign <= {"game", "attr", "attrs"} | loaded_by_the_interpreter()


def loaded_by_the_interpreter() -> set[str]:
    """Return what a bare interpreter of this environment loads by itself."""
    return {name.partition(".")[0] for name in list_loaded("")}


def test_an_import_inside_a_function_says_what_it_saves_or_where_its_module_is_missing() -> None:
    told = {
        f"{path.relative_to(ROOT)}:{number}": line.partition("PLC0415")[2]
        for path in (ROOT / "game").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "PLC0415" in line
    }
    reason = re.compile(r" - (as above|.*\d+ .*ms.*|.*\b(cannot|need not|not on every)\b.*)")
    assert [place for place, said in told.items() if not reason.fullmatch(said)] == []
