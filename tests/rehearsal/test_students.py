"""Made-up students read pages as a browser without scripts does, and come in by the ordinary door."""

import contextlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from game.hosting.holding import Holding
from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance, Decide
from game.register.register import open_file
from game.rehearsal.browser import Browser, NoPageError
from game.rehearsal.course import GIVEN_UP, Rehearsal, rehearse
from game.rehearsal.forms import read_forms
from game.rehearsal.process import RehearsalProcess
from game.rehearsal.student import Student
from game.web.serving import LOOPBACK, ClassServer
from tests.lesson.lessons import PLAN

PAGE = """
<form method="get" action="/search"><input name="q"></form>
<form method="post" action="/c/X/vote"><input type="hidden" name="signature" value="a&amp;b">
<input type="radio" name="choice" value="one"><input type="radio" name="choice" value="two" checked required>
<input type="radio" name="choice" value="closed" disabled>
<textarea name="reason" required>Because &lt;b&gt;</textarea>
<input type="checkbox" name="paper" value="letter"><button name="go">Go</button></form>
"""


def test_a_form_is_read_with_what_stands_in_it() -> None:
    (form,) = read_forms(PAGE)
    assert form.action == "/c/X/vote"
    assert form.hidden == {"signature": "a&b"}
    assert [(one.name, one.kind, one.value, one.options, one.needed) for one in form.fields.values()] == [
        ("choice", "radio", "two", ["one", "two"], True),
        ("reason", "textarea", "Because <b>", [], True),
        ("paper", "checkbox", "", ["letter"], False),
    ]


@attrs.define
class Served:
    """A class that can be reached."""

    server: ClassServer
    holding: Holding
    folder: Path

    def plan(self, students: int, seed: int = 1) -> Rehearsal:
        """Return a rehearsal of it."""
        return Rehearsal(
            address=self.server.address, code=self.holding.entry.code, students=students, seed=seed,
            cookies=self.folder / "classes" / "cookies.json",
        )  # fmt: skip

    def students(self, count: int) -> list[Student]:
        """Return so many made-up students."""
        return [Student(Browser(self.server.address), self.holding.entry.code, seed) for seed in range(count)]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Yield a class at an address of this computer."""
    with contextlib.closing(open_file(tmp_path)) as register:
        server = ClassServer(register, lambda _: PLAN)
        server.open_at(LOOPBACK)
        yield Served(server, server.run(server.hall.open(PLAN)), tmp_path)
        server.stop()


def test_made_up_students_play_a_whole_lesson_through_the_door(served: Served) -> None:
    students, holding = served.students(5), served.holding
    for student in students:
        student.look()
    assert len(holding.room.members) == 5
    for _ in range(40):
        if holding.room.stage is LessonStage.ENDED:
            break
        for student in students:
            for _ in range(2):
                student.look()
        verb = Decide() if holding.room.stage is LessonStage.DECIDING else Advance()
        refusal = served.server.run(holding.perform(verb))
        if refusal is not None:
            served.server.run(holding.perform(Decide(choice=next(iter(refusal.message.split("'")[1::2])))))
    room = holding.room
    assert room.stage is LessonStage.ENDED
    assert len(room.ballots[("first", 1)]) == len(room.ballots[("first", 2)]) == 5
    assert len({ballot.reason for ballot in room.ballots[("first", 1)].values()}) > 1
    assert Counter(map(len, room.predictions.values()))[5] == len(room.predictions) > 0
    assert len(room.reflections) == 5
    assert {len(written) for written in room.answers.values()} == {5}


class Ticking:
    """A clock that only goes on by waiting; the rehearsal is ended after some seconds of it."""

    def __init__(self, ends: float) -> None:
        """Begin at nought."""
        self.now, self._ends = 0.0, ends

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        if self.now > self._ends:
            raise TimeoutError


def test_one_of_them_leaves_and_comes_back(served: Served) -> None:
    looks: dict[int, list[float]] = {}
    clock = Ticking(400)
    students = served.students(4)
    for index, student in enumerate(students):
        student.look = lambda index=index: looks.setdefault(index, []).append(clock.now)  # type: ignore[method-assign,misc]
    with contextlib.suppress(TimeoutError):
        rehearse(served.plan(4), clock.wait, lambda: clock.now, lambda _: students)
    longest = [
        max(after - before for before, after in itertools.pairwise(times))
        for times in (looks[index] for index in range(4))
    ]
    assert [gap > 45 for gap in longest] == [False, False, False, True]


def test_they_come_back_to_their_places_after_a_restart(served: Served) -> None:
    for _ in range(2):
        clock = Ticking(60)
        with contextlib.suppress(TimeoutError):
            rehearse(served.plan(3), clock.wait, lambda clock=clock: clock.now)  # type: ignore[misc]
        assert len(served.holding.room.places) == 3
    cookies = served.folder / "classes" / "cookies.json"
    assert len(json.loads(cookies.read_text())) == 3
    assert cookies.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{", "3", '["x", {}]'])
def test_cookies_that_are_damaged_are_forgotten(text: str, served: Served) -> None:
    plan = served.plan(2)
    plan.cookies.parent.mkdir()
    plan.cookies.write_text(text)
    clock = Ticking(30)
    with contextlib.suppress(TimeoutError):
        rehearse(plan, clock.wait, lambda: clock.now)
    assert len(served.holding.room.places) == 2


def test_they_give_up_when_the_class_is_gone(tmp_path: Path) -> None:
    clock = Ticking(10_000)
    plan = Rehearsal(address="http://127.0.0.1:9", code="BCDFGH", students=2, seed=1, cookies=tmp_path / "cookies")
    rehearse(plan, clock.wait, lambda: clock.now)
    assert clock.now < GIVEN_UP * 20
    with pytest.raises(NoPageError):
        Browser("http://127.0.0.1:9").get("/")


def test_the_process_ends_with_the_one_that_asked_for_it(served: Served) -> None:
    process = RehearsalProcess(served.plan(2))
    for _ in range(200):
        served.server.run(served.holding.wait_for_change(0.1))
        if len(served.holding.room.places) == 2:
            break
    assert len(served.holding.room.places) == 2
    process.stop()
