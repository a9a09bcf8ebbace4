"""Processes that vote as fast as they can and tell what was acknowledged, until they are killed."""

import itertools
import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from game.register.refusals import AwayError, StaleError
from game.register.register import Register, open_database, open_file

AT_ONCE = 60

Acknowledged = dict[int, str]
"""What was acknowledged, by sequence number."""

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.register.voters", "game.register.postgresql"])


def open_register(where: str) -> Register:
    """Open the register of a folder or of an address."""
    return open_database(where) if where.startswith("postgresql:") else open_file(Path(where))


def vote(where: str, class_id: str, told: Connection) -> None:
    """Append for ever, many at once; tell each sequence number and payload that was acknowledged."""
    register = open_register(where)
    last = register.entry(class_id).sequence
    for number in itertools.count():
        payloads = [json.dumps({"by": os.getpid(), "vote": [number, voter]}) for voter in range(AT_ONCE)]
        asked = [register.append(class_id, last + place, [payload]) for place, payload in enumerate(payloads)]
        for payload, kept in zip(payloads, asked, strict=True):
            try:
                last = kept.result()
                told.send((last, payload))
            except StaleError as stale:
                last = stale.last
            except AwayError:
                time.sleep(0.01)


class Voter:
    """One such process, seen from outside."""

    def __init__(self, where: str, class_id: str) -> None:
        """Start it."""
        self._told, telling = _PROCESSES.Pipe(duplex=False)
        self.process = _PROCESSES.Process(target=vote, args=(where, class_id, telling), daemon=True)
        self.process.start()
        telling.close()
        self.acknowledged: Acknowledged = {}

    def hear(self, seconds: float) -> int:
        """Hear what it tells for a while; return how much it was."""
        until = time.monotonic() + seconds
        return sum(1 for _ in self._until(until))

    def hear_something(self, within: float = 30.0) -> None:
        """Wait until it tells something."""
        until = time.monotonic() + within
        while not self.hear(0.01):
            assert self.process.is_alive()
            assert time.monotonic() < until, "nothing is acknowledged"

    def kill(self) -> Acknowledged:
        """Kill it with SIGKILL; return all that was acknowledged to it."""
        self.process.kill()
        self.process.join()
        for _ in self._until(None):
            pass
        self._told.close()
        return self.acknowledged

    def _until(self, moment: float | None) -> Iterator[Acknowledged]:
        try:
            while moment is None or self._told.poll(max(0.0, moment - time.monotonic())):
                sequence, payload = self._told.recv()
                self.acknowledged[sequence] = payload
                yield self.acknowledged
                if moment is not None and time.monotonic() > moment:
                    return
        except EOFError:
            return


def kill_many(where: str, class_id: str, times: int, chance: random.Random) -> Acknowledged:
    """Let a voter vote and kill it, many times; return all that was acknowledged."""
    acknowledged: Acknowledged = {}
    for _ in range(times):
        voter = Voter(where, class_id)
        voter.hear_something()
        voter.hear(chance.uniform(0, 0.05))
        heard = voter.kill()
        assert acknowledged.keys().isdisjoint(heard), "two votes have one place in the log"
        acknowledged |= heard
    return acknowledged


def lost(register: Register, class_id: str, acknowledged: Acknowledged) -> Acknowledged:
    """Return what was acknowledged and is not kept; the log itself must have no gap."""
    events = register.load(class_id)
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    kept = {event.sequence: event.payload for event in events}
    assert len(set(kept.values())) == len(kept), "a vote was kept twice"
    return {sequence: payload for sequence, payload in acknowledged.items() if kept.get(sequence) != payload}
