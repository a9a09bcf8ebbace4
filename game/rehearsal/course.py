"""A rehearsal: so many made-up students, who come one after another and stay until nobody asks for them any more."""

import heapq
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from game.rehearsal.browser import Browser, NoPageError
from game.rehearsal.student import Student

ARRIVE_WITHIN = 20.0
"""Seconds in which all of them come in, however many they are; a tenth comes as late as the rest together."""
AWAY_FOR = 60.0
"""Seconds for which the one who leaves is gone: longer than it takes to be counted as absent."""
LEAVES_AFTER = 75.0
GIVEN_UP = 30
"""Pages in a row that could not be had, after which the class is taken to be gone."""


@attrs.frozen(kw_only=True)
class Rehearsal:
    """Where the class is, how many come, and the file that holds their cookies from one start to the next."""

    address: str
    code: str
    students: int
    seed: int
    cookies: Path


def rehearse(
    plan: Rehearsal,
    wait: Callable[[float], object] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    made: Callable[[Rehearsal], list[Student]] | None = None,
) -> None:
    """Act as a class until it is gone."""
    drawn = random.Random(plan.seed)  # noqa: S311 - a rehearsal, not a secret
    students = (made or _make_students)(plan)
    known = any(student.browser.cookies for student in students)
    spread = 1.0 if known else min(ARRIVE_WITHIN, len(students) * 0.7)
    begun = clock()
    due = [(begun + drawn.uniform(0, spread), index) for index in range(len(students))]
    heapq.heapify(due)
    leaves, failed = (len(students) - 1 if len(students) > 2 else -1), 0  # noqa: PLR2004 - of two nobody leaves
    while due and failed < GIVEN_UP:
        at, index = heapq.heappop(due)
        wait(max(0.0, at - clock()))
        student = students[index]
        fresh = not student.browser.cookies
        try:
            student.look()
            failed = 0
        except NoPageError:
            failed += 1
        if fresh and student.browser.cookies:
            _keep_cookies(plan, students)
        gone = index == leaves and clock() - begun > LEAVES_AFTER
        leaves = -1 if gone else leaves
        heapq.heappush(due, (clock() + (AWAY_FOR if gone else student.pause()), index))


def _make_students(plan: Rehearsal) -> list[Student]:
    kept = _load_cookies(plan.cookies)
    kept += [{}] * (plan.students - len(kept))
    return [
        Student(Browser(plan.address, cookies), plan.code, plan.seed + number) for number, cookies in enumerate(kept)
    ]


def _load_cookies(path: Path) -> list[dict[str, str]]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [dict(one) for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []


def _keep_cookies(plan: Rehearsal, students: list[Student]) -> None:
    kept = [student.browser.cookies for student in students if student.browser.cookies]
    plan.cookies.parent.mkdir(parents=True, exist_ok=True)
    plan.cookies.touch(mode=0o600)
    plan.cookies.write_text(json.dumps(kept), encoding="utf-8")
