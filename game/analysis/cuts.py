"""Where roads come together: cuts through a story at which few courses are open.

What adds up over all roads is the sum, over the courses at a cut, of what leads there times what leads on. Counted
forward from cut to cut, and backward to the last one, the numbers that are carried stay short, and few of them are kept
at a time.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

Onward = Sequence[Sequence[tuple[Any, ...]]]
"""For each course the ways out of it; the first of a way is the course it leads to, which has a higher number."""

MOST_OPEN = 256
"""Courses open where both directions meet, beyond which multiplying costs more than it saves."""
MOST_STARTS = 64
"""Courses open at a cut from which counting begins anew for each of them."""
APART = 4096
"""Courses that lie between two such cuts at least."""
MOST_CUTS = 8
LITTLE, MUCH = 1.25, 6.0
"""How often, on the mean, a course may be counted, for what follows the starts of a cut is shared: where the numbers
carried are short, and where they are long."""


@attrs.frozen
class Start:
    """A course at a cut, and the courses before the next cut that it leads to, itself among them, in their order."""

    course: int
    reached: Sequence[int]


@attrs.frozen(eq=False)
class Meeting:
    """Counting runs forward from start to start, up to the course `cut`, and backward down to it.

    `first[c]` is the first course that leads to `c`, or `c` itself. A start may lie beyond the next cut: then it waits.
    """

    stretches: Sequence[Sequence[Start]]
    cut: int
    first: Sequence[int]


@attrs.frozen(eq=False)
class Cuttable:
    """Courses and the ways between them, in an order in which every way runs forward; cut when that is asked for."""

    onward: Onward

    @functools.cached_property
    def meeting(self) -> Meeting:
        """Where counting from both ends comes together."""
        return meeting_of(self.onward, LITTLE)

    @functools.cached_property
    def long_meeting(self) -> Meeting:
        """The same for long sums, to shorten which more may be counted again."""
        return meeting_of(self.onward, MUCH)


def meeting_of(onward: Onward, shared: float) -> Meeting:
    """Find where the fewest courses are open, well inside; all is counted forward where they are many.

    A cut before it is left out where, from there on, courses would be counted more than `shared` times on the mean.
    """
    first = _first(onward)
    opened = _opened(first)
    eighth = len(onward) // 8
    cut = min(range(eighth, 7 * eighth), key=opened.__getitem__, default=0)
    if not cut or opened[cut] > MOST_OPEN:
        cut = len(onward)
    return Meeting(_stretches(onward, first, [*_fewest(opened, cut), cut], shared), cut, first)


def _first(onward: Onward) -> list[int]:
    first = list(range(len(onward)))
    for course, ways in enumerate(onward):
        for way in ways:
            first[way[0]] = min(first[way[0]], course)
    return first


def _opened(first: Sequence[int]) -> list[int]:
    """Count, at each course, those from it on to which one before it leads."""
    change = [0] * (len(first) + 1)
    for course, origin in enumerate(first):
        if origin < course:
            change[origin + 1] += 1
            change[course + 1] -= 1
    opened = [0] * len(first)
    for course in range(1, len(first)):
        opened[course] = opened[course - 1] + change[course]
    return opened


def _fewest(opened: Sequence[int], end: int) -> list[int]:
    """Give the cuts before `end` at which the fewest courses are open, far enough from one another, in their order."""
    found: list[int] = []
    for course in sorted(range(APART, end - APART), key=opened.__getitem__):
        if opened[course] > MOST_STARTS or len(found) == MOST_CUTS:
            break
        if all(abs(course - other) >= APART for other in found):
            found.append(course)
    return sorted(found)


def _stretches(onward: Onward, first: Sequence[int], cuts: Sequence[int], shared: float) -> list[Sequence[Start]]:
    """Cut what lies before the last cut; another whose starts share too much is left out."""
    begins, found = [0], list[Sequence[Start]]()
    for cut in cuts:
        starts = _starts(onward, first, (begins[-1], cut), shared)
        while starts is None:
            begins.pop()
            found.pop()
            starts = _starts(onward, first, (begins[-1], cut), shared)
        found.append(starts)
        begins.append(cut)
    return found


def _starts(onward: Onward, first: Sequence[int], between: tuple[int, int], shared: float) -> Sequence[Start] | None:
    """Give what each course open at a cut leads to before the next; None where they share too much of it."""
    begin, end = between
    if not begin:
        return [Start(0, range(end))]
    found: list[Start] = []
    left = shared * (end - begin)
    for course in range(begin, end):
        if first[course] >= begin:
            continue
        reached = sorted(_reached(onward, course, end))
        left -= len(reached)
        if left < 0:
            return None
        found.append(Start(course, reached))
    return found


def _reached(onward: Onward, course: int, end: int) -> Iterator[int]:
    """Give a course and those before `end` that it leads to."""
    known, waiting = {course}, [course]
    while waiting:
        here = waiting.pop()
        yield here
        for way in onward[here]:
            if way[0] < end and way[0] not in known:
                known.add(way[0])
                waiting.append(way[0])
