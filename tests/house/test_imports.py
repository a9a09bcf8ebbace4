"""Who may import whom, on paper and in a running interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

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
