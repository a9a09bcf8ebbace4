"""A small class held on its own loop, with a clock that stands still, and the scenes that lead it."""

import contextlib
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import attrs
import segno
from textual.pilot import Pilot

from game.errors import OnesideError
from game.hosting.hall import Hall
from game.hosting.holding import Holding
from game.lesson.opening import Options
from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance, Join, Refusal, Verb, Vote
from game.register.register import Register
from game.register.sqlite import open_sqlite
from game.saving.settings import Settings
from game.scenes.console.app import ClassApp
from game.scenes.console.door import Door
from game.scenes.console.leading import LeadingScene
from game.scenes.console.scene import ConsoleScene
from game.scenes.console.steering import Steering
from game.web.serving import ClassServer
from tests.lesson.lessons import PLAN
from tests.scenes.stage import make_context, screen_text

SIZES = {"broad": (200, 60), "wide": (120, 40), "usual": (80, 24), "small": (60, 20)}
ADDRESS = "http://192.0.2.7:8000"
CODE = "BCDFGH"
Result = TypeVar("Result")


@attrs.define
class Lectern:
    """A podium whose address is always the same."""

    server: ClassServer
    address: str = ADDRESS

    @property
    def hall(self) -> Hall:
        """The classes."""
        return self.server.hall

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine on the loop of the classes."""
        return self.server.run(work)

    def open_at(self, host: str, port: int | None = None) -> str:
        """Let the classes be reached at a made-up address."""
        self.address = f"http://{host}:{port or 8000}"
        return self.address


@attrs.define
class Held:
    """A class that is held, and what leads it."""

    server: ClassServer
    holding: Holding
    steering: Steering
    now: list[int]

    def find_stage(self) -> LessonStage:
        """Return where the class is now."""
        return self.steering.room.stage

    def do(self, *verbs: Verb) -> "Held":
        """Carry out verbs none of which may be refused."""
        for verb in verbs:
            refusal = self.server.run(self.steering.holding.perform(verb))
            assert refusal is None, (verb, refusal)
        return self

    def refuse(self, verb: Verb) -> str:
        """Return why a verb is refused."""
        refusal = self.server.run(self.steering.holding.perform(verb))
        assert isinstance(refusal, Refusal)
        return refusal.message

    def key_of(self, choice: str) -> str:
        """Return the number key of a choice; the order of choices is drawn for each class."""
        names = [option.id for option in self.steering.view_for_teacher().common.choices]
        return str(names.index(choice) + 1)

    def join(self, count: int) -> "Held":
        """Let so many students join, always the same."""
        return self.do(*(Join(draw=(number + 1) * 0x9E3779B97F4A7C15 % 2**64) for number in range(count)))

    def go_on(self, steps: int) -> "Held":
        """Go so many steps on."""
        return self.do(*[Advance(without_stragglers=True)] * steps)

    def vote(self, *choices: str) -> "Held":
        """Let the first students vote, one choice each."""
        return self.do(*(Vote(place=place, choice=choice, reason=f"[b]{choice}[/b], I say", confidence=60)
                         for place, choice in enumerate(choices, 1)))  # fmt: skip


@contextlib.contextmanager
def holding_a_class(folder: Path, *, address: str = ADDRESS, options: Options | None = None) -> Iterator[Held]:
    """Yield a class that was just opened."""
    now = [1_000_000]

    def clock() -> float:
        return float(now[0])

    register = Register(open_sqlite(folder / "classes.sqlite"), clock)
    server = ClassServer(register, lambda _: PLAN)
    server.hall.clock = clock
    try:
        holding = server.run(server.hall.open(PLAN, options))
        yield Held(server, holding, Steering(Lectern(server, address), holding), now)
    finally:
        server.stop()
        register.close()


def make_door(*, asks: bool = False, open_at: Callable[[str], str] | None = None) -> Door:
    """Return a door with two made-up addresses."""

    def refuse(address: str) -> str:
        message = f"The class cannot be reached at {address}."
        raise OnesideError(message)

    return Door(
        find_addresses=lambda: ("192.0.2.7", "198.51.100.4"),
        open_at=open_at or refuse,
        draw=lambda address: [list(row) for row in segno.make(address, error="m").matrix],
        show_page=lambda _: False,
        asks=asks,
    )


def console(held: Held, folder: Path, *, door: Door | None = None, settings: Settings | None = None) -> ClassApp:
    """Return the console of a class."""
    return lead(ConsoleScene(held.steering, door or make_door()), folder, settings=settings)


def lead(scene: LeadingScene, folder: Path, *, settings: Settings | None = None) -> ClassApp:
    """Return the app with a scene that leads a class."""
    return ClassApp(make_context(folder, settings=settings or Settings(theme="dark", motion=False)), scene)


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys one after another, each when what the one before asked for is kept, and give the screen as text."""
    await (settle(pilot) if keys else pilot.pause(0.15))  # what happened elsewhere is told after a tenth of a second
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    assert isinstance(pilot.app, ClassApp)
    return screen_text(pilot.app)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until everything that was asked for is done and drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
