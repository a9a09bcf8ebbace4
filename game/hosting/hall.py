"""All classes that this process holds: opened, found by their code, gone on with, and who is here."""

import asyncio
import datetime
import time
from collections.abc import Callable, Mapping

from game.errors import OnesideError
from game.hosting.codes import draw_code, draw_id
from game.hosting.holding import Holding
from game.lesson.classroom import Classroom
from game.lesson.event_lines import read_line, write_line
from game.lesson.events import Opened
from game.lesson.folding import apply, begin_class
from game.lesson.opening import Options, explain_misfit, next_class, open_class
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage
from game.lesson.verbs import Refusal, SetPresence
from game.register.entries import ClassEntry
from game.register.refusals import CodeTakenError, RegisterError
from game.register.register import Register

AWAY_AFTER = 45.0
"""Seconds without a sign after which a student counts as absent."""
DRAWS = 20
NOBODY = 0

FindPlan = Callable[[str], Plan]
"""Gives the plan of a lesson by its id; raises OnesideError where there is none."""


class MisfitError(OnesideError):
    """A class cannot go on with the lesson as it is now."""


class Hall:
    """The classes of a process; only its loop's thread may use it."""

    def __init__(self, register: Register, find_plan: FindPlan, clock: Callable[[], float] = time.time) -> None:
        """Hold no class yet."""
        self.register, self.clock = register, clock
        self._find_plan = find_plan
        self._by_code: dict[str, Holding] = {}
        self._seen: dict[tuple[str, int], float] = {}
        self._opening = asyncio.Lock()

    async def open(self, plan: Plan, options: Options | None = None, earlier: str = "") -> Holding:
        """Open a class of a lesson; raises RegisterError."""
        return await self._enter(plan, lambda name, code: open_class(
            plan, name, code, began=self._today(), options=options, earlier=earlier))  # fmt: skip

    async def open_next(self, holding: Holding) -> Holding | Refusal:
        """Open the next class with the lesson of one that has ended; raises RegisterError."""
        refused = next_class(holding.room, "", "")
        if isinstance(refused, Refusal):
            return refused
        room = holding.room
        return await self._enter(
            room.plan, lambda name, code: _opened(next_class(room, name, code, began=self._today()))
        )

    def held(self, code: str) -> Holding | None:
        """Return the class with a code, if it is held here already."""
        return self._by_code.get(code)

    async def find(self, code: str) -> Holding | None:
        """Return the class that one joins with a code; raises RegisterError, and MisfitError where it cannot go on."""
        found = self._by_code.get(code)
        if found is None:
            async with self._opening:
                entry = await asyncio.to_thread(self.register.find_by_code, code)
                found = self._by_code.get(code) or (await self._resume(entry) if entry else None)
        return found

    async def resume(self, class_id: str) -> Holding:
        """Go on with a class by its id; raises RegisterError and MisfitError."""
        entry = await asyncio.to_thread(self.register.entry, class_id)
        return self._by_code.get(entry.code) or await self._resume(entry)

    def forget(self) -> None:
        """Hold no class any longer; each is read anew when it is asked for."""
        self._by_code.clear()

    def see(self, holding: Holding, place: int) -> None:
        """Note that a student has just given a sign."""
        self._seen[holding.entry.id, place] = self.clock()

    async def note_presence(self) -> None:
        """Have it kept who is here now and who is not; to be called every few seconds. Raises RegisterError."""
        await self._forget_deleted()
        for holding in list(self._by_code.values()):
            if holding.room.stage is LessonStage.ENDED or holding.room.stopped:
                continue
            now, seen = self.clock(), await self._find_last_seen(holding)
            for place in list(holding.room.places.values()):
                present = now - seen.get(place.id, now) < AWAY_AFTER
                if present != place.present:
                    await holding.perform(SetPresence(place=place.id, present=present))

    async def _forget_deleted(self) -> None:
        """Show no class any longer that somebody has deleted, from this process or another."""
        held = {holding.entry.id: code for code, holding in self._by_code.items()}
        kept = await asyncio.to_thread(self.register.find_kept, list(held)) if held else set()
        for class_id in held.keys() - kept:
            del self._by_code[held[class_id]]
        self._seen = {key: moment for key, moment in self._seen.items() if key[0] not in held.keys() - kept}

    async def _find_last_seen(self, holding: Holding) -> dict[int, float]:
        """Return when each place was seen last: by this process, and by the others where there may be some.

        A place that nobody has seen yet is taken for just seen; so are all when a process has just begun.
        """
        begun = self._seen.setdefault((holding.entry.id, NOBODY), self.clock())
        mine = {place: self._seen.get((holding.entry.id, place), begun) for place in holding.room.places}
        if not self.register.is_shared:
            return mine
        told = {place: int(moment) for place, moment in mine.items() if moment > begun}
        theirs = await asyncio.to_thread(self.register.share_sightings, holding.entry.id, told)
        return {place: max(moment, theirs.get(place, 0)) for place, moment in mine.items()}

    def follow(self) -> None:
        """Follow what other processes keep, where the register is shared by several."""
        loop = asyncio.get_running_loop()

        def on_change(sequences: Mapping[str, int]) -> None:
            loop.call_soon_threadsafe(self._catch_up, sequences)

        self.register.follow(on_change)

    def _catch_up(self, sequences: Mapping[str, int]) -> None:
        for holding in self._by_code.values():
            if sequences.get(holding.entry.id, 0) > holding.room.version:
                task = asyncio.ensure_future(_catch_up(holding))
                task.add_done_callback(lambda _: None)

    async def _enter(self, plan: Plan, open_it: Callable[[str, str], Opened]) -> Holding:
        for _ in range(DRAWS):
            name, code = draw_id(), draw_code()
            try:
                entry = await asyncio.to_thread(
                    self.register.open_class, name, code, lesson=plan.lesson.id, decision=plan.decision.id
                )
            except CodeTakenError:
                continue
            opened = open_it(name, code)
            await asyncio.wrap_future(self.register.append(name, 0, [write_line(opened)]))
            return self._hold(apply(begin_class(plan), opened), entry)
        message = "No code could be drawn that no other class has."
        raise RegisterError(message)

    async def _resume(self, entry: ClassEntry) -> Holding:
        plan = self._find_plan(entry.lesson)
        kept = await asyncio.to_thread(self.register.load, entry.id)
        room = begin_class(plan)
        for one in kept:
            room = apply(room, read_line(one.payload))
        if room.opened is None:  # the process that opened it was killed before it had said so
            message = f"Nothing of the class '{entry.code}' was kept but its code; open another."
            raise MisfitError(message)
        misfit = explain_misfit(plan, room.opened)
        if misfit:
            raise MisfitError(misfit)
        return self._hold(room, entry)

    def _hold(self, room: Classroom, entry: ClassEntry) -> Holding:
        holding = Holding(room, entry, self.register, self.clock)
        self._by_code[entry.code] = holding
        return holding

    def _today(self) -> str:
        return datetime.datetime.fromtimestamp(self.clock()).astimezone().date().isoformat()


async def _catch_up(holding: Holding) -> None:
    try:
        await holding.catch_up()
    except RegisterError:
        return  # the next notice, or the next verb, tries again


def _opened(result: Opened | Refusal) -> Opened:
    if isinstance(result, Refusal):
        raise MisfitError(result.message)
    return result
