"""Commands called in ways nobody meant: each is answered at once, in plain words and with the right code."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli.commands import COMMANDS
from game.cli.exit_codes import ExitCode
from tests.cli.commands import ROOT, command, environment

LONG = "a" * 5000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with what is no content: a file, an empty folder, a loop, and a pipe that nobody writes to."""
    (tmp_path / "file.txt").write_text("hello\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
    return tmp_path


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Carry out what a test asks for in the folder, in this process, with an empty stdin."""
    for name, value in environment(folder / "saves").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(folder)


def run_here(line: str) -> int:
    """Carry out a command line in this process and return its exit code; argparse leaves by SystemExit."""
    try:
        return main(["" if word == "''" else word for word in line.split()])
    except SystemExit as left:
        return int(left.code or 0)


def run_program(folder: Path, words: list[str], **streams: Any) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with an empty stdin and saves of its own."""
    kept = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    more = environment(folder / "saves", PYTHONPATH=str(ROOT))
    return subprocess.run(words, cwd=folder, env=more, text=True, encoding="utf-8", timeout=30, check=False, **kept)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("check ''", 2, "There is no file or folder ''."),
        ("check loop.yaml", 2, "There is no file or folder 'loop.yaml'."),
        ("check empty", 2, "There is nothing to check in 'empty'."),
        ("--content empty check", 2, "There is nothing to check in 'empty'."),
        ("check ~nobody-at-all/x.yaml", 2, "There is no home folder for '~nobody-at-all/x.yaml'."),
        (f"check {LONG}", 2, "cannot be used: file name too long."),
        ("test file.tx", 2, "There is no file or folder 'file.tx'. Did you mean 'file.txt'?"),
        (f"test {LONG}.play", 2, "cannot be used: file name too long."),
        ("play ''", 2, "There is no file or folder ''."),
        ("play file.txt", 3, "'file' cannot be opened: file.txt:1:1: "),
        ("play nowhere", 3, "There is no decision 'nowhere'. 'oneside list' names those that exist."),
        ("play loop.yaml", 2, "There is no file or folder 'loop.yaml'."),
        ("list nowhere", 3, "There is no decision 'nowhere'."),
        (f"list {LONG}/x", 2, "cannot be used: file name too long."),
        ("analyse --content empty", 2, "There are no decisions in 'empty'."),
        ("resume --older", 2, "Say which game '--older' should go back in"),
        ("preview test-decisio", 3, "There is no decision 'test-decisio'. Did you mean 'test-decision'?"),
        ("preview test-decision", 2, "A preview needs a terminal"),
        ("new pack loop.yaml", 2, "'loop.yaml' already exists and is not a folder; name another."),
        ("new pack file.txt", 2, "'file.txt' already exists and is not a folder; name another."),
        (f"new pack {LONG}", 2, "cannot be used: file name too long."),
        ("new decision x --from empty", 2, "The outline 'empty' cannot be read: is a directory."),
        ("schema cast -o empty", 4, "'empty' could not be written: is a directory."),
        ("schema cast -o ''", 4, "'.' could not be written: is a directory."),
        (
            "graph test-decision -o x.png",
            2,
            "'x.png' does not say its format; name it .mmd, .dot or .svg, or add '--format'.",
        ),
        ("graph test-decision -o nowhere/x.dot", 4, "'nowhere/x.dot' could not be written: no such file or directory."),
        (f"--content {LONG} list", 2, "cannot be used: file name too long."),
    ],
)
@pytest.mark.usefixtures("here")
def test_it_is_answered_in_one_sentence(line: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    returned = run_here(line)
    written = capsys.readouterr()
    assert said in written.err
    assert (written.out, written.err.count("\n"), returned) == ("", 1, code)


@pytest.mark.parametrize("line", ["lsp --tcp 0", "lsp --tcp 65536", "lsp --tcp many", "lsp --stdio --tcp 7777"])
@pytest.mark.usefixtures("here")
def test_a_language_server_that_cannot_be_is_a_usage_error(line: str) -> None:
    assert run_here(line) == ExitCode.USAGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
@pytest.mark.parametrize("line", ["check pipe.yaml", "play pipe.yaml", "play pipe.zip", "check pack", "list pack"])
def test_a_pipe_is_no_file_and_nobody_waits_for_it(folder: Path, line: str) -> None:
    os.mkfifo(folder / "pipe.zip")
    (folder / "pack" / "decisions").mkdir(parents=True)
    os.mkfifo(folder / "pack" / "decisions" / "flood.yaml")
    done = run_program(folder, command(*line.split()))
    assert "not a file" in done.stdout + done.stderr


def test_control_characters_of_a_command_line_do_not_come_back(folder: Path) -> None:
    for line in ("play {}", "check {}", "schema {}", "{}", "play x y {}", "schema cast -o {}", "new pack {}"):
        done = run_program(folder, command(*line.format("\x1b[31m").split(" ")))
        assert "\x1b" not in done.stdout + done.stderr, line


QUICK = (["list"], ["explain"], ["check"], ["schema"], ["graph", "test-decision"], ["play", "test-decision"])


@pytest.mark.skipif(os.name == "nt", reason="a shell that can close a stream")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_an_empty_one(folder: Path, closed: str) -> None:
    for arguments in QUICK:
        done = run_program(folder, ["/bin/sh", "-c", f'"{sys.executable}" -m game {" ".join(arguments)} {closed}'])
        assert done.returncode == ExitCode.FINE, arguments
        assert not list(folder.glob("saves/crash-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a device that is always full")
def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    for arguments in (["list"], ["explain"], ["schema"], ["play", "test-decision", "--json"]):
        with Path("/dev/full").open("w") as full:
            done = run_program(folder, command(*arguments), stdout=full)
        assert done.stderr == "The output could not be written: no space left on device.\n"
        assert done.returncode == ExitCode.SAVE


def test_a_sentence_that_nobody_can_hear_changes_no_exit_code(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        assert run_program(folder, command("check", "nowhere"), stderr=full).returncode == ExitCode.USAGE


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.usefixtures("here")
def test_an_option_that_is_none_is_a_usage_error(name: str) -> None:
    assert run_here(f"{name} --no-such-option") == ExitCode.USAGE
