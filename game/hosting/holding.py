"""One class as this process holds it: verbs one after another, acknowledged once their events are kept."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence

import attrs

from game.hosting.concerns import concerns_all, find_place
from game.lesson.classroom import Classroom
from game.lesson.event_lines import read_line, write_line
from game.lesson.events import Event
from game.lesson.folding import apply
from game.lesson.perform import perform
from game.lesson.stages import LessonStage
from game.lesson.verbs import Pause, Refusal, Verb
from game.register.entries import ClassEntry
from game.register.refusals import RegisterError, StaleError
from game.register.register import Register

TRIES = 8
"""How often a verb is tried anew where another process was faster."""
GATHERED = 0.1
"""Seconds between two tellings that the class has changed, at least."""
NOT_KEPT = Refusal("This could not be kept just now; try it again in a moment.")


@attrs.frozen
class _Line:
    """What is thought to come: the class with all that was sent to the register, in an order that still holds."""

    room: Classroom
    number: int = 0


class Holding:
    """A class, held here; only its loop's thread may use it.

    `room` is the class as far as it is kept. What was sent to be kept is already part of the line that the next verb
    is carried out on, so that three hundred ballots share a commit; where the register refuses one, the line is laid
    anew from what is kept, and the verb is carried out again.
    """

    def __init__(
        self, room: Classroom, entry: ClassEntry, register: Register, clock: Callable[[], float] = time.time
    ) -> None:
        """Hold a class that is folded as far as the register has it."""
        self.room, self.entry = room, entry
        self._line = _Line(room)
        self._register, self._clock = register, clock
        self._laying = asyncio.Lock()
        self._common, self._own = room.version, dict[int, int]()
        self._next: asyncio.Event = asyncio.Event()
        self._told_at, self._telling = 0.0, False
        self.on_change: list[Callable[[], None]] = []

    @property
    def now(self) -> int:
        """Seconds since the class was opened."""
        return max(0, int(self._clock()) - self.entry.opened)

    async def perform(self, verb: Verb, at: int | None = None) -> Refusal | None:
        """Carry out a verb, now unless it is said when; returns once what it did is kept, or why it was not done."""
        for _ in range(TRIES):
            line = self._line
            result = perform(line.room, verb, self.now if at is None else at)
            if isinstance(result, Refusal):
                return result
            ahead = self._extend(line, result)
            try:
                await self._keep(line.room, result)
            except StaleError:
                await self._lay_anew(line.number)
            except RegisterError:
                await self._lay_anew(line.number)
                return NOT_KEPT
            else:
                self._arrive(ahead, result)
                return None
        return NOT_KEPT

    @property
    def stamp_of_all(self) -> int:
        """A number that changes when what every student sees does."""
        return self._common

    async def pause_since_last_kept(self) -> None:
        """Let the clock stand since the last thing that was kept: nobody led the class in the meantime."""
        if self.room.stage not in {LessonStage.LOBBY, LessonStage.ENDED}:
            await self.perform(Pause(), self.room.at)

    def stamp(self, place: int) -> int:
        """Return a number that changes when what a student sees does."""
        return max(self._common, self._own.get(place, 0))

    async def wait_for_change(self, seconds: float) -> None:
        """Wait until the class has changed, or for so long."""
        changed = self._next
        try:
            await asyncio.wait_for(changed.wait(), seconds)
        except TimeoutError:
            return

    async def catch_up(self) -> None:
        """Read what other processes have kept since."""
        kept = await asyncio.to_thread(self._register.load, self.entry.id, self.room.version)
        room, events = self.room, list[Event]()
        for one in kept:
            if one.sequence == room.version + 1:  # this process may have kept it meanwhile
                events.append(read_line(one.payload))
                room = apply(room, events[-1])
        self._arrive(room, events)

    def _extend(self, line: _Line, events: Sequence[Event]) -> Classroom:
        ahead = line.room
        for event in events:
            ahead = apply(ahead, event)
        if events:
            self._line = _Line(ahead, line.number)
        return ahead

    async def _keep(self, before: Classroom, events: Sequence[Event]) -> None:
        """Have events kept; where there are none, wait until what they would repeat is kept."""
        if events or before.version > self.room.version:
            payloads = [write_line(event) for event in events]
            await asyncio.wrap_future(self._register.append(self.entry.id, before.version, payloads))

    async def _lay_anew(self, number: int) -> None:
        async with self._laying:
            if self._line.number != number:  # somebody else was refused with the same line
                return
            with contextlib.suppress(RegisterError):  # else it goes on from what is known to be kept
                await self.catch_up()
            self._line = _Line(self.room, number + 1)

    def _arrive(self, room: Classroom, events: Sequence[Event]) -> None:
        """Take it that the class has come so far."""
        for event in events:
            place = find_place(event)
            if concerns_all(event, room.stage):
                self._common = max(self._common, room.version)
            if place is not None:
                self._own[place] = room.version
        if room.version > self.room.version:
            self.room = room
            self._tell_soon()
        if room.version > self._line.room.version:
            self._line = _Line(room, self._line.number + 1)

    def _tell_soon(self) -> None:
        """Tell whoever waits: at once, or with the next telling where the last was just now."""
        if self._telling:
            return
        self._telling = True
        loop = asyncio.get_running_loop()
        loop.call_later(max(0.0, self._told_at + GATHERED - loop.time()), self._tell)

    def _tell(self) -> None:
        self._telling, self._told_at = False, asyncio.get_running_loop().time()
        changed, self._next = self._next, asyncio.Event()
        changed.set()
        for tell in self.on_change:
            tell()
