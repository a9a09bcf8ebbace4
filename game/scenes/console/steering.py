"""A class as it is led from a screen: verbs carried out on the loop that holds it, views read from here."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from game.hosting.hall import Hall
from game.hosting.holding import Holding
from game.lesson.classroom import Classroom
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage
from game.lesson.verbs import Refusal, Verb
from game.lesson.view_values import ProjectorView, StudentView, TeacherView
from game.lesson.views import view_projector, view_student, view_teacher
from game.register.refusals import RegisterError

Result = TypeVar("Result")


class Podium(Protocol):
    """What holds classes on a loop of its own, and lets them be reached; its methods may be called from any thread."""

    @property
    def hall(self) -> Hall:
        """The classes."""

    @property
    def address(self) -> str:
        """What students type; empty where nothing can be reached."""

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine on that loop, and return what it returns."""

    def open_at(self, host: str, port: int | None = None) -> str:
        """Let the classes be reached at an address of this machine; raises NoAddressError."""


class Steering:
    """The class that is led now. Its `room` is a value, and so may be read from any thread."""

    def __init__(self, podium: Podium, holding: Holding) -> None:
        """Lead a class that is held."""
        self.podium, self.holding = podium, holding
        self.on_next: Callable[[], None] = lambda: None
        """Called once the next class is open."""
        self._on_change: Callable[[], None] | None = None
        self._ended = holding.entry.ended is not None

    @property
    def room(self) -> Classroom:
        """The class as far as it is kept."""
        return self.holding.room

    @property
    def plan(self) -> Plan:
        """What it is played from."""
        return self.room.plan

    @property
    def code(self) -> str:
        """What students type to join."""
        return self.holding.entry.code

    @property
    def class_id(self) -> str:
        """The name that no other class has."""
        return self.holding.entry.id

    @property
    def join_address(self) -> str:
        """What the QR holds: the page on which a student takes a place; empty where nobody can reach it."""
        return f"{self.podium.address}/c/{self.code}" if self.podium.address else ""

    def view_for_teacher(self) -> TeacherView:
        """Return what the console shows."""
        return view_teacher(self.room, self.holding.now)

    def view_for_class(self) -> ProjectorView:
        """Return what the whole class may see."""
        return view_projector(self.room, self.holding.now)

    def view_for_student(self, place: int) -> StudentView:
        """Return what one student may see."""
        return view_student(self.room, place, self.holding.now)

    def follow(self, on_change: Callable[[], None]) -> None:
        """Have it told, on the loop that holds the class, that it has changed."""
        self._on_change = on_change
        self.holding.on_change = [on_change]

    async def perform(self, verb: Verb) -> Refusal | None:
        """Carry out a verb; returns once what it did is kept, or why it was not done."""
        refusal = await self._run(self.holding.perform(verb))
        if (self.room.stage is LessonStage.ENDED) is not self._ended:
            self._ended = not self._ended
            register = self.podium.hall.register
            with contextlib.suppress(RegisterError):  # a list of classes says so a little later
                await asyncio.to_thread(register.end_class if self._ended else register.reopen_class, self.class_id)
        return refusal

    async def open_next(self) -> Refusal | None:
        """Open the next class with the same lesson, and lead that one from now on; raises RegisterError."""
        opened = await self._run(self.podium.hall.open_next(self.holding))
        if isinstance(opened, Refusal):
            return opened
        self.holding.on_change = []
        self.holding, self._ended = opened, False
        if self._on_change is not None:
            self.follow(self._on_change)
        await asyncio.to_thread(self.on_next)
        return None

    async def see_all(self) -> None:
        """Note that everybody is here who has a place: on one keyboard nobody is away."""
        await self._run(_see_all(self.podium.hall, self.holding))

    async def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return await asyncio.to_thread(self.podium.run, work)


async def _see_all(hall: Hall, holding: Holding) -> None:
    for place in holding.room.places:
        hall.see(holding, place)
