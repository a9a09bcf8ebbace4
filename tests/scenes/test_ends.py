"""However the game ends, the terminal is given back, the exit code says how, and no byte can end it."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("these are the ends of a Unix terminal", allow_module_level=True)

import pexpect

from game.saving.crash_report import describe_crash, report_crash

ROOT = Path(__file__).parents[2]
PLAY = """
import sys
from pathlib import Path
from typing import Any
from game.scenes.app import run
from game.scenes.title import TitleScene
from tests.scenes.stage import make_context
def fail(self):
    secret = "a private word"
    raise RuntimeError("broken on purpose")
TitleScene.action_how_to_play = fail
sys.exit(run(make_context(Path(sys.argv[1]))))
"""
LEFT = b"\x1b[?1049l"
"""What gives the terminal its own screen back."""


@pytest.fixture
def playing(tmp_path: Path) -> Iterator["pexpect.spawn[bytes]"]:
    """Yield the game at its title in a terminal of its own."""
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    child: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable, ["-c", PLAY, str(tmp_path)], env=environment, dimensions=(24, 80), timeout=20, cwd=str(ROOT)
    )
    child.expect(b"High Water")
    child.expect(b"more")
    yield child
    child.close(force=True)


def ended(child: "pexpect.spawn[bytes]") -> tuple[int | None, bytes]:
    """Wait for the end and give the exit code and the last output."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before or b""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_the_game_with_its_code_and_gives_the_terminal_back(
    name: str, playing: "pexpect.spawn[bytes]"
) -> None:
    number = getattr(signal, name)
    playing.kill(number)
    code, output = ended(playing)
    assert code == 128 + number
    assert LEFT in output


def test_q_ends_the_game_with_code_0(playing: "pexpect.spawn[bytes]") -> None:
    playing.send(b"q")
    code, output = ended(playing)
    assert code == 0
    assert LEFT in output


def test_a_mistake_of_the_game_ends_in_a_sentence_a_report_and_code_70(
    playing: "pexpect.spawn[bytes]", tmp_path: Path
) -> None:
    playing.send(b"h")
    code, output = ended(playing)
    assert code == 70
    assert LEFT in output
    told = b" ".join(output.rpartition(LEFT)[2].split())
    assert b"The game met a mistake of its own" in told
    assert b"Traceback" not in told
    (report,) = tmp_path.glob("crash-*.txt")
    text = report.read_text(encoding="utf-8")
    assert "broken on purpose" in text
    assert "a private word" not in text.replace('secret = "a private word"', "")


@pytest.mark.parametrize("seed", range(2))
def test_random_bytes_do_not_end_the_game(seed: int, playing: "pexpect.spawn[bytes]") -> None:
    leaving = {0x03, 0x10, 0x11, 0x1A, ord("q")}
    data = bytes(byte for byte in random.Random(seed).randbytes(1500) if byte not in leaving)  # noqa: S311 - no secret
    for begin in range(0, len(data), 100):
        playing.send(data[begin : begin + 100])
        time.sleep(0.02)
    playing.send(b"\x1b")
    time.sleep(0.5)
    assert playing.isalive()
    playing.send(b"\x03")
    code, _ = ended(playing)
    assert code == 0


def test_a_closed_terminal_ends_the_game(playing: "pexpect.spawn[bytes]") -> None:
    terminal: Any = playing
    terminal.ptyproc.fileobj.close()
    pid, status = 0, 0
    for _ in range(100):
        pid, status = os.waitpid(playing.pid or 0, os.WNOHANG)
        if pid:
            break
        time.sleep(0.1)
    terminal.ptyproc.closed = terminal.ptyproc.terminated = terminal.closed = True
    assert pid
    assert os.waitstatus_to_exitcode(status) == 129


def test_a_report_goes_to_another_folder_where_the_first_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    path = report_crash(RuntimeError("x"), blocked)
    assert path is not None
    assert path.parent != blocked
    assert str(path) in describe_crash(path)
    path.unlink()
    assert "no report could be written" in describe_crash(None)
