"""One class held by two processes at once: whatever was acknowledged stands in the log, and stands there once."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import attrs
import pytest

from game.hosting.hall import Hall
from game.hosting.holding import Holding
from game.lesson.classroom import Classroom
from game.lesson.event_lines import read_line
from game.lesson.events import Joined, Voted
from game.lesson.folding import apply, begin_class
from game.lesson.verbs import Advance, Join, Pause, Resume, Verb, Vote
from game.register.register import Register, open_database
from tests.register.servers import Server
from tests.web.rooms import PLAN, open_room

STUDENTS, BALLOTS = 5, 8
CHOICES, REASONS = ("trust", "doubt"), ("First.", "Second.")


@attrs.frozen
class _Two:
    """A class, held twice on one database."""

    register: Register
    holdings: tuple[Holding, Holding]

    def read(self) -> Classroom:
        """Return the class as the log has it now."""
        room = begin_class(PLAN)
        for one in self.register.load(self.holdings[0].entry.id):
            room = apply(room, read_line(one.payload))
        return room


@asynccontextmanager
async def _hold_twice(address: str, *, follow: bool) -> AsyncIterator[_Two]:
    registers = [await asyncio.to_thread(open_database, address) for _ in range(2)]
    halls = [Hall(register, lambda _: PLAN) for register in registers]
    try:
        first = await halls[0].open(PLAN)
        if follow:
            for hall in halls:
                hall.follow()
        yield _Two(registers[0], (first, await halls[1].resume(first.entry.id)))
    finally:
        for register in registers:
            await asyncio.to_thread(register.close)


@pytest.mark.parametrize("seed", range(12))
async def test_what_was_acknowledged_to_a_student_stands_in_the_log_whichever_process_was_asked(
    postgresql: Server, seed: int
) -> None:
    chance = _draw_chance(random.Random(seed))  # noqa: S311 - a schedule, not a secret
    async with _hold_twice(postgresql.empty_database(), follow=seed % 2 == 1) as two:
        joins = [_join(two, chance, f"key{number}") for number in range(STUDENTS) for _ in range(2)]
        await asyncio.gather(*joins)
        assert sorted(two.read().keys) == [f"key{number}" for number in range(STUDENTS)]
        while two.holdings[0].room.stage.value != "vote":
            assert await two.holdings[0].perform(Advance(without_stragglers=True)) is None
        teacher = asyncio.ensure_future(_steer(two, chance))
        places = sorted(two.read().places)
        await asyncio.gather(*(_vote_often(two, _draw_chance(chance), place) for place in places))
        await teacher
        votes = [read_line(one.payload) for one in two.register.load(two.holdings[0].entry.id)]
        assert sum(isinstance(event, Joined) for event in votes) == STUDENTS
        assert sum(isinstance(event, Voted) for event in votes) <= STUDENTS * BALLOTS * 2


async def _join(two: _Two, chance: random.Random, key: str) -> None:
    draw = chance.getrandbits(64)
    assert await chance.choice(two.holdings).perform(Join(draw=draw, key=key)) is None
    assert key in await asyncio.to_thread(lambda: two.read().keys)


async def _vote_often(two: _Two, chance: random.Random, place: int) -> None:
    """Vote again and again, at times from two tabs at once; after each answer the log must have the ballot."""
    for _ in range(BALLOTS):
        verbs = [_draw_vote(chance, place) for _ in range(chance.choice((1, 1, 2)))]
        answers = await asyncio.gather(*(chance.choice(two.holdings).perform(verb) for verb in verbs))
        assert answers == [None] * len(verbs)
        room = await asyncio.to_thread(two.read)
        (kept,) = (ballots[place] for ballots in room.ballots.values())
        assert (kept.choice, kept.reason) in [(verb.choice, verb.reason) for verb in verbs]
        await asyncio.sleep(chance.choice((0.0, 0.0, 0.005)))


def _draw_chance(chance: random.Random) -> random.Random:
    return random.Random(chance.getrandbits(64))  # noqa: S311 - as above


def _draw_vote(chance: random.Random, place: int) -> Vote:
    return Vote(place=place, choice=chance.choice(CHOICES), reason=chance.choice(REASONS), confidence=60)


async def _steer(two: _Two, chance: random.Random) -> None:
    for _ in range(BALLOTS):
        verb = chance.choice((Pause(), Resume()))
        await chance.choice(two.holdings).perform(verb)
        await asyncio.sleep(0.003)


async def test_a_verb_that_cannot_be_carried_out_for_a_mistake_of_ours_takes_no_other_with_it(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asked = [Join(draw=number, key=f"key{number}") for number in range(4)]
        broken: Verb = "no verb"  # type: ignore[assignment]
        answers = await asyncio.gather(
            *(room.holding.perform(verb) for verb in (*asked[:2], broken, *asked[2:])), return_exceptions=True
        )
        assert [answers[number] for number in (0, 1, 3, 4)] == [None] * 4
        assert isinstance(answers[2], AssertionError)
        assert len(room.holding.room.places) == 4
