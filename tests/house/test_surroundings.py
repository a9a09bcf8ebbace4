"""No test depends on what whoever started pytest left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = {
    "COLUMNS": "43",
    "FORCE_COLOR": "1",
    "GIT_DIR": "nowhere",
    "LC_ALL": "C",
    "LINES": "7",
    "NO_COLOR": "1",
    "ONESIDE_CONTENT": "nowhere",
    "ONESIDE_SAVES": "nowhere",
    "ONESIDE_STILL": "1",
    "PYTHONIOENCODING": "ascii",
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "0",
    "PYTHONWARNINGS": "error",
    "TERM": "dumb",
    "TEXTUAL_ANIMATIONS": "none",
    "TZ": "Asia/Kathmandu",
}
LEFT_BEHIND = 'trap "" INT QUIT HUP TERM CHLD; umask 077; exec "$@" <&-'
"""What `nohup make test &` leaves behind, and worse: nobody is heard, nobody may read, and stdin is closed."""
MOST_EASILY_HURT = (
    "cli/test_check.py::test_a_terminal_is_shown_colours_and_its_own_width",
    "cli/test_commands.py::test_bytes_that_are_no_text_do_no_harm",
    "cli/test_terminal.py::test_an_interrupt_keeps_the_game",
    "house/test_committed_files.py::test_no_committed_file_names_a_registry_or_a_path_of_one_machine",
    "house/test_imports.py::test_help_loads_no_yaml",
    "scenes/test_plot.py::test_the_chart_is_drawn_anew_for_another_size_and_another_theme",
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
@pytest.mark.parametrize("left_behind", [{}, HOSTILE], ids=["nothing but PATH", "all that could be in the way"])
def test_what_was_left_behind_changes_no_test(left_behind: dict[str, str], tmp_path: Path) -> None:
    pytest_command = [sys.executable, "-m", "pytest", "--basetemp", str(tmp_path / "nested"), "-p", "no:cacheprovider"]
    done = subprocess.run(
        ["/bin/sh", "-c", LEFT_BEHIND, "sh", *pytest_command, *(f"tests/{name}" for name in MOST_EASILY_HURT)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **left_behind},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
