"""No vote that was acknowledged is lost when a process is killed, on both databases."""

import random
from collections.abc import Callable

from game.register.register import Register
from tests.register.voters import Voter, kill_many, lost

KILLS = 24


def test_a_process_killed_many_times_loses_no_acknowledged_vote(
    register: Register, where: str, open_one: Callable[[str], Register]
) -> None:
    register.close()
    acknowledged = kill_many(where, "first", KILLS, random.Random(1950))  # noqa: S311 - when to kill
    assert len(acknowledged) > KILLS
    assert lost(open_one(where), "first", acknowledged) == {}


def test_a_process_is_killed_while_two_others_go_on(register: Register, where: str) -> None:
    doomed, *others = (Voter(where, "first") for _ in range(3))
    for voter in (doomed, *others):
        voter.hear_something()
    acknowledged = doomed.kill()
    for other in others:
        other.hear(0.2)
        other.hear_something()
    for other in others:
        heard = other.kill()
        assert acknowledged.keys().isdisjoint(heard), "two votes have one place in the log"
        acknowledged |= heard
    assert lost(register, "first", acknowledged) == {}
