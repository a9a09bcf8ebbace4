"""The pictures of docs/teaching.md, taken of a class of October 1950: `python -m tests.docs.pictures [FOLDER]`."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import attrs
from PIL import Image

from game.hosting import hall
from game.lesson.classroom import Classroom
from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance, Decide, Join, Predict, ShowReason, ShowTally, Verb, Vote
from game.lesson.views import view_projector, view_student
from game.register.register import open_file
from game.saving.settings import Settings
from game.scenes.console.scene import ConsoleScene
from game.scenes.console.steering import Steering
from game.web import app
from game.web.serving import LOOPBACK, ClassServer
from tests.console.stage import Held, Lectern, lead, make_door, settle
from tests.docs.blocks import DOCS
from tests.export.peers import Peer, peer
from tests.outside import browser
from tests.web.class_process import find_plan

LESSON, CODE, ADDRESS = "october-1950", "KQ7M4X", "http://192.0.2.7:8000"
SCRIPT = Path(__file__).parents[1] / "web" / "class_peer.mjs"
MADE_UP, DRAWN = 27, 1950
COLOURS = 64
CONSOLE = (100, 28)
PHONE, WALL = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
REASONS = (
    "He says the airfields are not ready. An order cannot make them ready.",
    "If they stand on the Yalu we pay for it every year, not once.",
    "Twelve divisions without a sky is not an army, it is a promise.",
    "Nobody has asked what Stalin does if we wait a week.",
)

_CLIPPED = re.compile(
    r'\s*<clipPath id="[\w-]+-line-\d+">.*?</clipPath>| clip-path="url\(#[\w-]+-line-\d+\)"', re.DOTALL
)
"""What keeps each line of a drawn terminal to its height: half the file, and no line here is higher."""
_PREFIX = re.compile(r"terminal-\d+")


@attrs.define
class Photographer:
    """A class, and whoever takes its pictures."""

    held: Held
    peer: Peer
    folder: Path
    address: str

    def enter(self, who: str, path: str, **size: int) -> None:
        """Open a page of the class."""
        self.peer.ask(enter={"who": who, "address": f"{self.address}/c/{CODE}{path}", **size})

    def take(self, who: str, name: str) -> None:
        """Take a picture of what somebody sees when it no longer changes."""
        path = self.folder / f"{name}.png"
        self.peer.ask(reload={"who": who})
        self.peer.ask(picture={"who": who, "path": str(path), "whole": False})
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)

    def go_to(self, stage: LessonStage, passage: str = "") -> None:
        """Go on to a stage, perhaps of one passage, with everybody's ballot and prediction on the way."""
        while self._room.stage is not stage or (passage and self._room.position.place != passage):
            self.answer(range(1, MADE_UP + 2))
            self.held.now[0] += 61
            if self.held.server.run(self.held.holding.perform(Advance(without_stragglers=True))) is not None:
                common = view_projector(self._room, 0).common
                self.held.do(Decide(choice=next(option.id for option in common.choices if option.open)))

    def answer(self, places: range) -> None:
        """Have students vote or predict, where they are asked."""
        for place in places:
            for verb in self._list_answers(place):
                self.held.server.run(self.held.holding.perform(verb))

    def _list_answers(self, place: int) -> Iterator[Verb]:
        view = view_student(self._room, place, 0)
        if "vote" in view.may and view.common:
            choices = [option.id for option in view.common.choices if option.open]
            choice, reason = choices[place * 7 % 5 % len(choices)], REASONS[place % len(REASONS)]
            yield Vote(place=place, choice=choice, reason=reason, confidence=(60, 80, 95)[place % 3])
        if "predict" in view.may:
            for question in view.questions:
                answer = question.answers[place % len(question.answers)].id
                yield Predict(place=place, question=question.id, answer=answer, confidence=80)

    @property
    def _room(self) -> Classroom:
        return self.held.holding.room

    def draw_console(self, name: str) -> None:
        """Draw what the teacher sees."""
        svg = _CLIPPED.sub("", asyncio.run(self._export()))
        (self.folder / f"{name}.svg").write_text(_PREFIX.sub("t", svg), encoding="utf-8")

    async def _export(self) -> str:
        settings = Settings(theme="dark", motion=False)
        scene = ConsoleScene(self.held.steering, make_door())
        with tempfile.TemporaryDirectory() as folder:
            console = lead(scene, Path(folder), settings=settings)
            async with console.run_test(size=CONSOLE) as pilot:
                await settle(pilot)
                return console.export_screenshot(title="oneside host october-1950", simplify=True) + "\n"


@contextmanager
def _hold(folder: Path) -> Iterator[tuple[Held, str]]:
    now = [1_790_000_000]
    register = open_file(folder, lambda: float(now[0]))
    plan = find_plan(LESSON)
    server = ClassServer(register, lambda _: plan, public=ADDRESS)
    server.hall.clock = lambda: float(now[0])
    try:
        with (
            mock.patch.object(hall, "draw_code", return_value=CODE),
            mock.patch.object(hall, "draw_id", return_value=f"{DRAWN:016x}"),
            mock.patch.object(app, "draw_number", return_value=DRAWN),
        ):
            holding = server.run(server.hall.open(plan))
            address = server.open_at(LOOPBACK, 0)
            yield Held(server, holding, Steering(Lectern(server, ADDRESS), holding), now), address
    finally:
        server.stop()
        register.close()


def take_pictures(photographer: Photographer) -> None:
    """Lead the class through a lesson, and take the pictures on the way."""
    held = photographer.held
    photographer.enter("phone", "", **PHONE)
    photographer.peer.ask(click={"who": "phone", "name": "Take a place"})
    held.do(*(Join(draw=(number + 1) * 0x9E3779B97F4A7C15 % 2**64) for number in range(MADE_UP)))
    photographer.enter("wall", "/screen", **WALL)
    photographer.take("wall", "projector-lobby")
    photographer.go_to(LessonStage.BRIEFS)
    photographer.take("phone", "student-brief")
    photographer.go_to(LessonStage.VOTE, "the-fifth")
    photographer.take("phone", "student-vote")
    photographer.answer(range(2, 20))
    held.now[0] += 41
    photographer.draw_console("console-vote")
    photographer.go_to(LessonStage.DISCUSSION, "the-fifth")
    held.now[0] += 20
    held.do(ShowTally(passage="the-fifth"), ShowReason(place=4, passage="the-fifth"))
    photographer.take("wall", "projector-discussion")
    photographer.go_to(LessonStage.RECKONING)
    held.do(ShowTally(passage="the-fifth", shown=False))
    photographer.take("wall", "projector-reckoning")


def main(arguments: list[str]) -> None:
    """Take all pictures anew."""
    folder = Path(arguments[0]) if arguments else DOCS / "pictures"
    folder.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as kept,
        peer(str(SCRIPT), "playwright-core", "axe-core") as running,
        _hold(Path(kept)) as (held, address),
    ):
        running.ask(start={"program": browser()})
        take_pictures(Photographer(held, running, folder, address))


if __name__ == "__main__":
    main(sys.argv[1:])
