"""The plain face in a real terminal."""

import shutil
import sys
from pathlib import Path

import pytest

from game.cli.exit_codes import ExitCode
from tests.cli.commands import ROOT, command, environment, oneside
from tests.play.tables import GOOD

pexpect = pytest.importorskip("pexpect")
if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)


class Terminal:
    """A terminal of 80 columns in which the program runs."""

    def __init__(self, saves: Path, *arguments: str, term: str = "xterm") -> None:
        """Start the program."""
        program, *rest = command(*arguments)
        self.child = pexpect.spawn(
            program,
            rest,
            cwd=str(ROOT),
            env=environment(saves, TERM=term),
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
        )

    def sees(self, text: str) -> str:
        """Wait for a text and the prompt behind it; gives what came before and between."""
        self.child.expect_exact(text)
        self.child.expect_exact("\n> ")
        return str(self.child.before)

    def types(self, line: str) -> None:
        """Type a line."""
        self.child.sendline(line)

    def left(self) -> int:
        """Wait for the end and give the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """Return a folder of saves."""
    return tmp_path / "saves"


def test_a_whole_game_from_the_briefing_to_the_reckoning(saves: Path) -> None:
    terminal = Terminal(saves, "play", "test-decision", "--plain", "--number", "0")
    for page, answer in (
        ("High Water", ""),
        ("The telegram from the upper gauge", "2"),
        ("The council by lamplight", "1"),
        ("What did history do here?", "leave_open"),
        ("Sacks and lanterns", "hold"),
        ("The third night", "1"),
        ("The end of this road: Dry cellars", ""),
        ("question 1 of 1", "1"),
        ("How sure are you?", "4"),
        ("What history did", ""),
        ("The reckoning", "b 1"),
        ("Roos and those who were with him.", ""),
    ):
        terminal.sees(page)
        terminal.types(answer)
    assert terminal.left() == ExitCode.FINE
    assert "\x1b" not in str(terminal.child.before)


def test_a_dumb_terminal_gets_the_plain_face_unasked(saves: Path) -> None:
    terminal = Terminal(saves, "play", "test-decision", term="dumb")
    terminal.sees("High Water")
    terminal.types("q")
    assert terminal.left() == ExitCode.FINE


def test_the_end_of_input_keeps_the_game_and_resume_goes_on_there(saves: Path) -> None:
    terminal = Terminal(saves, "play", "test-decision", "--plain")
    terminal.sees("High Water")
    terminal.types("")
    terminal.sees("The telegram from the upper gauge")
    terminal.types("ring-the-bells")
    terminal.sees("The bells begin at Saint Anne")
    terminal.child.sendeof()
    assert terminal.left() == ExitCode.FINE
    assert "The game is kept; 'oneside resume " in terminal.child.before
    again = Terminal(saves, "resume", "--plain")
    again.sees("The bells begin at Saint Anne")
    again.types("")
    again.sees("The council by lamplight")
    again.types("q")
    assert again.left() == ExitCode.FINE


def test_an_interrupt_keeps_the_game(saves: Path) -> None:
    terminal = Terminal(saves, "play", "test-decision", "--plain")
    terminal.sees("High Water")
    terminal.types("")
    terminal.sees("The telegram from the upper gauge")
    terminal.child.sendintr()
    assert terminal.left() == ExitCode.INTERRUPTED
    assert "The game is kept; 'oneside resume " in terminal.child.before
    assert "Traceback" not in terminal.child.before


def test_a_new_pack_is_played_to_an_ending(saves: Path, tmp_path: Path) -> None:
    pack = tmp_path / "winter-quarters"
    content = {"ONESIDE_CONTENT": str(ROOT / "content")}
    made = oneside(saves, "new", "pack", str(pack), **content)
    assert (made.returncode, made.stdout.count("\n")) == (ExitCode.FINE, 5)
    terminal = Terminal(saves, "--content", content["ONESIDE_CONTENT"], "play", str(pack), "--plain", "--number", "0")
    for page, answer in (
        ("The Fleet in the Strait", ""),
        ("Grey ships", "gather-boats"),
        ("What did history do here?", "leave_open"),
        ("The order goes down the coast", ""),
        ("The other border", "2"),
        ("The end of this road: Lost on the water", ""),
        ("question 1 of 1", "1"),
        ("How sure are you?", "4"),
        ("What history did", ""),
        ("The reckoning", ""),
    ):
        terminal.sees(page)
        terminal.types(answer)
    assert terminal.left() == ExitCode.FINE


def test_a_preview_redraws_at_a_save_and_gives_the_terminal_back(saves: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(GOOD, content)
    path = content / "decisions" / "test-decision.yaml"
    terminal = Terminal(saves, "preview", str(path))
    terminal.child.expect_exact("Take the chair")
    terminal.child.expect_exact("no problems")
    path.write_text(path.read_text().replace("The sluice house", "Qwertz house"))
    terminal.child.expect_exact("Qwertz")
    terminal.child.send("q")
    assert terminal.left() == ExitCode.FINE
    assert "Traceback" not in terminal.child.before


def test_a_preview_that_cannot_be_says_why(saves: Path) -> None:
    for name, code, why in (
        ("nowhere", ExitCode.CONTENT, "There is no decision 'nowhere'"),
        ("the-year-of-water", ExitCode.USAGE, "preview its legs"),
    ):
        terminal = Terminal(saves, "preview", name)
        assert terminal.left() == code
        assert why in terminal.child.before
