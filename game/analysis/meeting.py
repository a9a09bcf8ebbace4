"""Where all roads come together: a cut in the middle of a story at which few courses are open.

What adds up over all roads is the sum, over these courses, of what leads there times what leads on. Counted from both
ends to such a cut, the numbers that are carried stay half as long, and far fewer of them are kept at a time.
"""

from collections.abc import Sequence
from typing import Any

import attrs

Onward = Sequence[Sequence[tuple[Any, ...]]]
"""For each course the ways out of it; the first of a way is the course it leads to, which has a higher number."""

MOST_OPEN = 256
"""Courses open at a cut beyond which multiplying costs more than it saves."""


@attrs.frozen(eq=False)
class Meeting:
    """Counting runs forward to the course `cut` and backward down to it; `first[c]` is the first that leads to `c`."""

    cut: int
    first: Sequence[int]


def meeting_of(onward: Onward) -> Meeting:
    """Find where the fewest courses are open in the middle half; all is counted forward where they are many."""
    first = list(range(len(onward)))
    for course, ways in enumerate(onward):
        for way in ways:
            first[way[0]] = min(first[way[0]], course)
    change = [0] * (len(onward) + 2)
    for course, origin in enumerate(first):
        if origin < course:
            change[origin + 1] += 1
            change[course + 1] -= 1
    opened, cut, fewest = 0, len(onward), MOST_OPEN + 1
    for course in range(1, 3 * len(onward) // 4):
        opened += change[course]
        if opened < fewest and course >= len(onward) // 4:
            cut, fewest = course, opened
    return Meeting(cut, first)
