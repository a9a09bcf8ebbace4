"""`oneside join`: a seat in a class, from a pipe and in a real terminal."""

import http.server
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest

from game.cli.exit_codes import ExitCode
from game.errors import UsageError
from game.lesson.student_reply import StudentReply, write_reply
from game.lesson.verbs import Advance, Join, ShowReason, ShowTally
from game.lesson.views import view_student
from game.line.class_server import read_address
from game.web.serving import LOOPBACK, ClassServer
from tests.cli.class_held import HeldClass, hold_class
from tests.cli.commands import ROOT, command, environment, oneside
from tests.lesson.lessons import PLAN, Held

pexpect = pytest.importorskip("pexpect")
if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

HOSTILE = "\x1b]0;owned\x07 \x1b[2J \u202e <script>alert(1)</script>"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[HeldClass]:
    """Return a class that is held."""
    with hold_class(tmp_path / "saves") as one:
        yield one


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


class Seat:
    """A terminal of 80 columns in which a student sits."""

    def __init__(self, held: HeldClass, folder: Path, *more: str) -> None:
        """Join."""
        program, *rest = command("join", *held.where, *more)
        self.child = pexpect.spawn(
            program, rest, cwd=str(ROOT), env=environment(folder, TERM="xterm"), dimensions=(24, 80),
            encoding="utf-8", timeout=20, echo=False,
        )  # fmt: skip

    def sees(self, text: str) -> None:
        """Wait for a text and the prompt behind it."""
        self.child.expect_exact(text)
        self.child.expect_exact("\n> ")

    def types(self, line: str, then: str) -> None:
        """Type a line, and see what comes."""
        self.child.sendline(line)
        self.sees(then)

    def left(self) -> int:
        """Wait for the end and give the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


def test_a_seat_in_a_terminal_follows_the_class_and_its_ballot_is_changed_until_it_is_closed(
    held: HeldClass, tmp_path: Path
) -> None:
    seat = Seat(held, tmp_path)
    seat.sees("Your role is The chair.")
    held.advance_to("vote")
    seat.sees("Trust them?")
    seat.types("7", "A number from 1 to 3 answers")
    seat.types("doubt", "Why? In a sentence or two.")
    seat.types("/d 1", "Why? In a sentence or two.")
    seat.types("I doubt them.", "2. A letter")
    seat.types("1 2", "I would bet on it")
    seat.types("u", "2. A letter")
    seat.types("1", "I would bet on it")
    seat.types("4", "Your ballot is in: Do doubt.")
    ballot = held.room.ballots["first", 1][1]
    assert (ballot.choice, ballot.reason, ballot.papers, ballot.confidence) == (
        "doubt",
        "I doubt them.",
        ("paper",),
        80,
    )
    seat.types("u", "Trust them?")
    seat.types("trust", "Enter keeps: I doubt them.")
    seat.types("", "2. A letter")
    seat.types("none", "I would bet on it")
    seat.types("", "Your ballot is in: Do trust.")
    ballot = held.room.ballots["first", 1][1]
    assert (ballot.choice, ballot.reason, ballot.papers, ballot.confidence) == ("trust", "I doubt them.", (), 80)
    held.advance_to("prediction")
    seat.sees("History did not come")
    held.advance_to("discussion")
    seat.sees("You meet with The chair")
    seat.types("u", "There is nothing to take back here.")
    seat.types("?", "Where a sentence is asked for, a slash says that a command is meant")
    seat.child.sendline("q")
    seat.child.expect_exact(f"--place {held.room.places[1].code}' brings you back.")
    assert seat.left() == ExitCode.FINE


def test_ctrl_c_leaves_and_says_how_to_come_back_and_the_code_does_bring_back(held: HeldClass, tmp_path: Path) -> None:
    seat = Seat(held, tmp_path)
    seat.sees("Your role is The chair.")
    seat.child.sendintr()
    address, code = held.where
    own = held.room.places[1].code
    seat.child.expect_exact(f"'oneside join {address} {code} --place {own}' brings you back.")
    assert seat.left() == ExitCode.INTERRUPTED
    again = Seat(held, tmp_path, "--place", own.lower())
    again.sees("Your role is The chair.")
    assert list(held.room.places) == [1]
    again.child.sendeof()
    assert again.left() == ExitCode.FINE


def test_what_was_begun_when_a_vote_closes_is_told_not_to_be_sent(held: HeldClass, tmp_path: Path) -> None:
    seat = Seat(held, tmp_path)
    held.advance_to("vote")
    seat.sees("Trust them?")
    seat.types("doubt", "Why? In a sentence or two.")
    held.advance_to("prediction")
    seat.child.expect_exact("is closed, and was not sent.")
    assert not held.room.ballots
    seat.child.close(force=True)


def test_a_lesson_is_answered_from_a_pipe(held: HeldClass, tmp_path: Path) -> None:
    first_vote, changed, prediction = ["doubt", "Because.", "", "3"], ["u", "trust", "", "1", "4"], ["1", "5"]
    second_vote, third, question = ["", "", "", ""], ["stay", "I stay.", "", "3"], ["2", "3"]
    lines = [*first_vote, *changed, *prediction, *second_vote, *third, *question, "We did.", "And so.", "It was close."]
    with subprocess.Popen(
        command("join", *held.where), cwd=ROOT, env=environment(tmp_path), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as seat:  # fmt: skip
        assert seat.stdin is not None
        assert seat.stdout is not None
        seat.stdin.write("\n".join(lines) + "\n")
        seat.stdin.close()
        wait_until(lambda: held.room.places)
        held.advance_to("vote")
        wait_until(lambda: held.room.ballots.get(("first", 1), {}).get(1) is not None)
        wait_until(lambda: held.room.ballots["first", 1][1].choice == "trust")
        held.advance_to("prediction")
        wait_until(lambda: held.room.predictions)
        held.advance_to("second-vote")
        wait_until(lambda: ("first", 2) in held.room.ballots)
        held.advance_to("consequence")
        held.advance_to("vote")
        wait_until(lambda: ("third", 1) in held.room.ballots)
        held.advance_to("questions")
        wait_until(lambda: len(held.room.predictions) == 2)
        held.advance_to("debrief")
        wait_until(lambda: "what" in held.room.answers)
        while held.room.position.card < 2:
            held.server.run(_advance(held))
        wait_until(lambda: "now" in held.room.answers)
        held.advance_to("reflection")
        wait_until(lambda: held.room.reflections)
        held.advance_to("ended")
        told = seat.stdout.read()
        assert seat.wait(timeout=20) == ExitCode.FINE
    assert held.room.reflections == {1: "It was close."}
    assert {card: said[1] for card, said in held.room.answers.items()} == {"what": "We did.", "now": "And so."}
    assert "Your own ballots alone would have led to" in told
    assert "> " not in told


async def _advance(held: HeldClass) -> None:
    await held.holding.perform(Advance(without_stragglers=True))


def test_where_no_answer_is_left_the_seat_is_left_at_the_next_question(held: HeldClass, tmp_path: Path) -> None:
    held.advance_to("vote")
    done = oneside(tmp_path, "join", *held.where)
    assert done.returncode == ExitCode.FINE
    assert "Trust them?" in done.stdout
    assert "brings you back" in done.stderr


def test_a_ballot_that_could_not_be_sent_is_sent_when_the_class_answers_again(held: HeldClass, tmp_path: Path) -> None:
    held.advance_to("vote")
    seat = Seat(held, tmp_path)
    seat.sees("Trust them?")
    for line, then in (("doubt", "Why?"), ("I doubt.", "2. A letter"), ("", "bet on it")):
        seat.types(line, then)
    port = int(held.server.address.rpartition(":")[2])
    register = held.server.hall.register
    held.server.stop()
    held.server = ClassServer(register, lambda _: PLAN)
    seat.types("4", "It was not sent; it will be when the class answers again")
    held.server.open_at(LOOPBACK, port)
    seat.sees("Your ballot is in: Do doubt.")
    seat.child.close(force=True)


def test_what_others_wrote_reaches_the_terminal_as_text(held: HeldClass, tmp_path: Path) -> None:
    first = Seat(held, tmp_path)
    held.advance_to("vote")
    first.sees("Trust them?")
    for line, then in (
        ("doubt", "Why?"),
        (HOSTILE.replace("\x1b", "").replace("\x07", ""), "2. A letter"),
        ("", "bet on"),
    ):
        first.types(line, then)
    first.types("4", "Your ballot is in")
    held.advance_to("discussion")
    held.do(ShowTally(passage="first"))
    held.do(ShowReason(place=1, passage="first"))
    first.sees("<script>alert(1)</script>")
    assert "\u202e" not in first.child.before
    first.child.close(force=True)


@contextmanager
def serving(body: bytes, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    """Serve the same answer to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in (*headers, ("content-length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer((LOOPBACK, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_hostile_server_moves_nothing_in_the_terminal(tmp_path: Path) -> None:
    room = Held().do(Join(draw=1)).room
    view = attrs.evolve(view_student(room, 1, 1), name=HOSTILE, notice=HOSTILE, code=HOSTILE)
    reply = write_reply(StudentReply(lesson=HOSTILE, signature=HOSTILE, view=view))
    cookie = ("set-cookie", "place=a\x1bb; Path=/")
    with serving(reply.encode(), headers=(cookie,)) as address:
        done = oneside(tmp_path, "join", address, "222222", typed="q\n")
    assert done.returncode == ExitCode.FINE
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"<html>hello</html>", 200, "there is no class of this version"),
        (b"\x1b[2J\xff", 200, "there is no class of this version"),
        (json.dumps({"format": 1, "notice": "No class has this code."}).encode(), 404, "No class has this code."),
        (b"That is more than fits in a form.", 413, "That is more than fits in a form."),
        (json.dumps({"format": 1, "lesson": "x"}).encode(), 200, "You have no place in this class"),
    ],
)
def test_what_no_class_answers_is_told_in_a_sentence(tmp_path: Path, body: bytes, status: int, said: str) -> None:
    with serving(body, status) as address:
        done = oneside(tmp_path, "join", address, "222222")
    assert done.returncode == ExitCode.USAGE
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_a_wrong_code_and_a_server_that_is_away_are_told_in_a_sentence(held: HeldClass, tmp_path: Path) -> None:
    done = oneside(tmp_path, "join", held.where[0], "222222")
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
    assert done.stderr.startswith("No class has this code.")
    done = oneside(tmp_path, "join", *held.where, "--place", "2222")
    assert "No place in this class has the code" in done.stderr
    with serving(b"") as address:
        pass
    done = oneside(tmp_path, "join", address, "222222")
    assert done.returncode == ExitCode.USAGE
    assert "does not answer" in done.stderr


@pytest.mark.parametrize(
    ("typed", "shown", "code"),
    [
        ("192.168.1.5:8000", "http://192.168.1.5:8000", ""),
        ("class.school.example", "http://class.school.example:80", ""),
        ("https://class.school.example/", "https://class.school.example:443", ""),
        ("http://192.168.1.5:8000/c/BCDFGH", "http://192.168.1.5:8000", "BCDFGH"),
        ("http://[::1]:8000", "http://[::1]:8000", ""),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed: str, shown: str, code: str) -> None:
    address, found = read_address(typed)
    assert (str(address), found) == (shown, code)


@pytest.mark.parametrize(
    "typed",
    ["", "http://", "ftp://host", "http://host:port", "http://host:99999999", "http://host/elsewhere",
     "file:///etc/passwd", "http://me:secret@host", "http://[::1", "http://\x1b[2J", "http://" + "a" * 300],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        read_address(typed)
