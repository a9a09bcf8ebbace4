"""`oneside host` in a real terminal: through a lesson, killed in the middle, gone on with, and left."""

import contextlib
import re
import signal
import sqlite3
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import addresses
from game.cli.exit_codes import ExitCode
from game.hosting.notes import Notes, drop_notes, find_cookies, keep_notes, load_notes
from tests.cli.commands import ROOT, command, environment, oneside

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

import pexpect

CONTENT = str(ROOT / "content")
LEFT = "\x1b[?1049l"
"""What gives the terminal its own screen back."""


def start(saves: Path, *arguments: str) -> "pexpect.spawn[str]":
    """Start the console in a terminal of its own."""
    program, *rest = command("host", *arguments)
    return pexpect.spawn(
        program, rest, cwd=str(ROOT), encoding="utf-8", codec_errors="replace", dimensions=(40, 120), timeout=90,
        env=environment(saves, TERM="xterm-256color", ONESIDE_CONTENT=CONTENT, ONESIDE_STILL="1"),
    )  # fmt: skip


def shows(child: "pexpect.spawn[str]", text: str) -> str:
    """Wait until the words are drawn, one after another; colours may be set between them."""
    child.expect(r"(?:\x1b\[[\d;?]*[A-Za-z]|\s)+".join(map(re.escape, text.split())))
    return str(child.after)


def leave(child: "pexpect.spawn[str]") -> str:
    """Leave, which is asked for once, and give what is said in the end."""
    child.send("q")
    shows(child, "Press q again to leave")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitCode.FINE
    assert LEFT in str(child.before)
    return str(child.before).rpartition(LEFT)[2]


def read_log(saves: Path) -> list[str]:
    """Return what is kept of the one class there is, as whoever opens the file finds it."""
    with contextlib.closing(sqlite3.connect(saves / "classes.sqlite")) as connection:
        return [row[0] for row in connection.execute("SELECT payload FROM events ORDER BY sequence")]


def press_until(child: "pexpect.spawn[str]", key: str, done: Callable[[], bool]) -> None:
    """Press keys every second until something is so; what the screen says meanwhile is read and let go."""
    for _ in range(90):
        child.expect([pexpect.TIMEOUT, pexpect.EOF], timeout=1)
        if done():
            return
        child.send(key)
    pytest.fail("It never came so far.")


def count(saves: Path, word: str) -> int:
    """Count the kept events that hold a word."""
    return sum(word in line for line in read_log(saves))


def test_a_class_is_led_killed_gone_on_with_and_finished(tmp_path: Path) -> None:
    child = start(tmp_path, "fleet-1958", "--rehearse", "5")
    shows(child, "5 here")
    press_until(child, "w", lambda: count(tmp_path, '"stage":"vote"') > 0)
    press_until(child, "k", lambda: count(tmp_path, '"voted"') >= 5)
    child.kill(signal.SIGKILL)
    child.close(force=True)
    before = read_log(tmp_path)

    again = start(tmp_path, "--resume")
    shows(again, "Paused: the clock stands.")
    assert read_log(tmp_path)[: len(before)] == before
    again.send("p")
    press_until(again, "w1", lambda: count(tmp_path, '"stage":"ended"') > 0)  # 1 names a choice where nobody voted
    told = leave(again)
    assert "The class has ended." in told
    assert count(tmp_path, '"joined"') == 5
    assert "There is no class to go on with" in oneside_in_terminal(tmp_path, "--resume")


def test_a_class_that_is_left_says_how_to_go_on_and_goes_on_by_its_code(tmp_path: Path) -> None:
    child = start(tmp_path, "fleet-1958", "--hands")
    shows(child, "raised hands")
    told = leave(child)
    code = re.search(r"--resume (\w{6})", told)
    assert code is not None
    again = start(tmp_path, "--resume", code[1].lower())
    shows(again, "raised hands")
    assert code[0] in leave(again)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_gives_the_terminal_back(name: str, tmp_path: Path) -> None:
    child = start(tmp_path, "fleet-1958", "--hot-seat")
    shows(child, "one keyboard")
    number = getattr(signal, name)
    child.kill(number)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + number
    assert LEFT in str(child.before)


def oneside_in_terminal(saves: Path, *arguments: str) -> str:
    """Run `oneside host` in a terminal to its end, and give what it says."""
    child = start(saves, *arguments)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus not in {None, 0, ExitCode.BUG}
    return " ".join(str(child.before).split())


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "Say which lesson to hold"),
        (("no-such-lesson",), "no-such-lesson"),
        (("--resume", "BCDFGH"), "There is no class with the code 'BCDFGH' here."),
        (("--resume", "nonsense"), "There is no class with the code 'nonsense' here."),
        (("fleet-1958", "--address", "0.0.0.0"), "Nobody can type '0.0.0.0'"),  # noqa: S104 - it is refused
        (("fleet-1958", "--address", "203.0.113.77"), "cannot be reached at 203.0.113.77"),
        (("fleet-1958", "--hands", "--rehearse", "3"), "not allowed with argument"),
        (("fleet-1958", "--rehearse", "0"), "at least 1"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(arguments: tuple[str, ...], why: str, tmp_path: Path) -> None:
    assert why in oneside_in_terminal(tmp_path, *arguments)


def test_a_class_needs_a_terminal(tmp_path: Path) -> None:
    done = oneside(tmp_path, "host", "fleet-1958", ONESIDE_CONTENT=CONTENT)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == "A class is led from a terminal; this is none.\n"


@pytest.mark.parametrize("lacking", ["segno", "sqlalchemy", "starlette", "uvicorn"])
def test_without_the_extra_it_says_how_to_get_it(lacking: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.modules[{lacking!r}] = None\n"
        "import game.cli.faces as faces; faces.can_show_scenes = lambda *_: True\n"
        "from game.cli import main; sys.exit(main(['host', 'fleet-1958']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(tmp_path, ONESIDE_CONTENT=CONTENT), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == "To hold a class takes a few more packages: pip install 'lean-to-one-side[classroom]'.\n"


def test_notes_of_a_class_come_back_and_go_with_it(tmp_path: Path) -> None:
    notes = Notes(lesson="fleet-1958", mode="hands", host="192.0.2.7", port=8001, rehearsed=3)
    keep_notes(tmp_path, "BCDFGH", notes)
    find_cookies(tmp_path, "BCDFGH").write_text("[]")
    keep_notes(tmp_path, "JKMNPQ", notes)
    assert load_notes(tmp_path, "BCDFGH") == notes
    drop_notes(tmp_path, frozenset({"JKMNPQ"}))
    assert load_notes(tmp_path, "BCDFGH") is None
    assert not find_cookies(tmp_path, "BCDFGH").exists()
    assert load_notes(tmp_path, "JKMNPQ") == notes


@pytest.mark.parametrize("text", ["", "{", "[]", "[1]", '{"lesson": 3, "port": "x"}', "{}", "null"])
def test_notes_that_are_damaged_are_none(text: str, tmp_path: Path) -> None:
    keep_notes(tmp_path, "BCDFGH", Notes(lesson="x"))
    (tmp_path / "classes" / "BCDFGH.json").write_text(text)
    assert load_notes(tmp_path, "BCDFGH") is None


def test_addresses_are_those_that_others_can_reach_with_the_one_of_the_last_time_first() -> None:
    found = addresses.list_addresses()
    assert not [one for one in found if one.startswith(("127.", "0.", "169.254."))]
    assert len(set(found)) == len(found)
    if found:
        assert addresses.list_addresses(found[-1])[0] == found[-1]


def test_a_browser_of_the_terminal_is_not_opened_over_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    class Windowed(webbrowser.BackgroundBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002
            opened.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not addresses.show_page("http://x")
    monkeypatch.setattr(webbrowser, "get", lambda: Windowed("firefox"))
    assert addresses.show_page("http://x")
    assert opened == ["http://x"]
