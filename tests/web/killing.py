"""A host that is killed again and again while its students vote, and what became of their ballots."""

import asyncio
import contextlib
import random
import re
from collections import Counter
from pathlib import Path

import attrs

from tests.register.voters import open_register
from tests.web.class_host import ClassHost
from tests.web.phones import Phone

_REASON = re.compile(r'"reason":"(ballot [0-9 ]+)"')


@attrs.frozen
class Ballots:
    """How many ballots were acknowledged, and which of them are not in the log, or in it twice."""

    acknowledged: int
    lost: list[str]
    doubled: list[str]


async def kill_often(folder: Path, lesson: str, database: str, times: int, voters: int) -> Ballots:
    """Let so many students vote as fast as they can, and kill the host so many times meanwhile."""
    chance = random.Random(1950)  # noqa: S311 - when to kill
    acknowledged: list[str] = []
    host = await asyncio.to_thread(ClassHost, folder, lesson, database)
    phones = [Phone("127.0.0.1", host.port, host.codes[0]) for _ in range(voters)]
    for phone in phones:
        await phone.join()
    await asyncio.to_thread(host.advance_to, "vote")
    await asyncio.gather(*(phone.look() for phone in phones))
    for round_ in range(times):
        votes = [asyncio.ensure_future(_vote(phone, f"ballot {round_} {number}", acknowledged))
                 for number, phone in enumerate(phones)]  # fmt: skip
        await _hear_of(acknowledged)
        await asyncio.sleep(chance.uniform(0, 0.1))
        await asyncio.to_thread(host.kill)
        await asyncio.gather(*votes)
        host = await asyncio.to_thread(ClassHost, folder, lesson, database)
        for phone in phones:
            await phone.move_to(host.port)
    await asyncio.gather(*(phone.close() for phone in phones))
    await asyncio.to_thread(host.end)
    kept = await asyncio.to_thread(_count_ballots, database or str(folder))
    return Ballots(
        len(acknowledged),
        [ballot for ballot in acknowledged if not kept[ballot]],
        [ballot for ballot, count in kept.items() if count > 1],
    )


async def _vote(phone: Phone, name: str, acknowledged: list[str]) -> None:
    """Cast one ballot after another until nobody answers."""
    number = 0
    with contextlib.suppress(OSError, EOFError):  # it was killed
        while True:
            ballot = f"{name} {number}"
            answer = await phone.vote(ballot)
            assert answer.status == 303, answer
            acknowledged.append(ballot)
            number += 1


async def _hear_of(acknowledged: list[str]) -> None:
    before = len(acknowledged)
    async with asyncio.timeout(30):
        while len(acknowledged) == before:  # noqa: ASYNC110 - sixty voters have no one event
            await asyncio.sleep(0.001)


def _count_ballots(where: str) -> Counter[str]:
    register = open_register(where)
    (entry,) = register.list_classes()
    kept = [match[1] for one in register.load(entry.id) if (match := _REASON.search(one.payload))]
    register.close()
    return Counter(kept)
