"""One class as this process holds it: verbs one after another, acknowledged once their events are kept."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence

import attrs

from game.hosting.concerns import concerns_all, find_place, list_whose_deputies_change
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

TRIES = 20
"""How often verbs are tried anew where another process was faster."""
TOGETHER = 50
"""Verbs that share a commit at most, so that nobody who only looks waits for long."""
GATHERED = 0.1
"""Seconds between two tellings that the class has changed, at least."""
NOT_KEPT = Refusal("This could not be kept just now; try it again in a moment.")


@attrs.frozen(eq=False)
class _Asked:
    """A verb that waits to be carried out, when it is said to be done, and what becomes of it."""

    verb: Verb
    at: int | None
    done: "asyncio.Future[Refusal | None]"


class Holding:
    """A class, held here; only its loop's thread may use it.

    `room` is the class as far as it is kept. Verbs that come while others are being kept wait together, are carried out
    one after another on what is kept then, and share a commit; so no verb ever builds on what might be refused. Where
    another process was faster, its events are read, and the verbs carried out again.
    """

    def __init__(
        self, room: Classroom, entry: ClassEntry, register: Register, clock: Callable[[], float] = time.time
    ) -> None:
        """Hold a class that is folded as far as the register has it."""
        self.room, self.entry = room, entry
        self._waiting: list[_Asked] = []
        self._working: asyncio.Task[None] | None = None
        self._register, self._clock = register, clock
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
        asked = _Asked(verb, at, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        if self._working is None:
            self._working = asyncio.ensure_future(self._carry_out_all())
        return await asyncio.shield(asked.done)  # whoever asked may go away; what was asked is done all the same

    @property
    def is_shared(self) -> bool:
        """Whether other processes may hold this class as well."""
        return self._register.is_shared

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

    async def _carry_out_all(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            await self._answer(asked)
        self._working = None

    async def _answer(self, asked: Sequence[_Asked]) -> None:
        """Carry verbs out and tell whoever asked; after a mistake of ours each alone, so that one is told of it."""
        try:
            answers = await self._carry_out(asked)
        except Exception as error:  # noqa: BLE001 - whoever asked is told, and the class goes on
            if len(asked) == 1:
                asked[0].done.set_exception(error)
            else:
                for one in asked:
                    await self._answer([one])
        else:
            for one, answer in zip(asked, answers, strict=True):
                one.done.set_result(answer)

    async def _carry_out(self, asked: Sequence[_Asked]) -> Sequence[Refusal | None]:
        """Carry verbs out together; returns why each was not done, or None, once what they did is kept."""
        for _ in range(TRIES):
            before = self.room
            after, events, answers = self._perform(asked)
            try:
                if events:
                    payloads = [write_line(event) for event in events]
                    await asyncio.wrap_future(self._register.append(self.entry.id, before.version, payloads))
                elif await self._has_gone_on(before):
                    continue
            except StaleError:
                with contextlib.suppress(RegisterError):
                    await self.catch_up()
            except RegisterError:
                break
            else:
                self._arrive(after, events)
                return answers
        return [NOT_KEPT] * len(asked)

    def _perform(self, asked: Sequence[_Asked]) -> tuple[Classroom, list[Event], list[Refusal | None]]:
        """Return the class after verbs, what happened, and why some were refused."""
        room, events, answers = self.room, list[Event](), list[Refusal | None]()
        for one in asked:
            result = perform(room, one.verb, self.now if one.at is None else one.at)
            answers.append(result if isinstance(result, Refusal) else None)
            for event in () if isinstance(result, Refusal) else result:
                events.append(event)
                room = apply(room, event)
        return room, events, answers

    async def _has_gone_on(self, room: Classroom) -> bool:
        """Tell whether another process has kept something since: without it nothing is refused, nor taken for done."""
        if self.is_shared:
            await self.catch_up()
        return self.room.version > room.version

    def _arrive(self, room: Classroom, events: Sequence[Event]) -> None:
        """Take it that the class has come so far."""
        for event in events:
            place = find_place(event)
            if concerns_all(event, room.stage):
                self._common = max(self._common, room.version)
            if place is not None:
                self._own[place] = room.version
        if room.version > self.room.version:
            self._own |= dict.fromkeys(list_whose_deputies_change(self.room, room), room.version)
            self.room = room
            self._tell_soon()

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
