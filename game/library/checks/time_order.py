"""Time never runs backward along a road.

A choice leads to a passage or an ending that is not over before the passage it stands in begins.

Fails: a passage of 9 October with a choice that leads to a passage of 8 October.
Passes: a passage of `1950-10-09 .. 1950-10-11` with a choice that leads to a passage of 10 October.
"""

from collections.abc import Iterator

from game.library.texts import targets_of
from game.problems import Problem
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D018"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Compare the dates at both ends of every way."""
    del archive
    for name, _, target in targets_of(decision):
        here = decision.passages[name].date
        there = decision.passages.get(target.to) or decision.endings.get(target.to)
        if there is not None and there.date.last < here.first:
            message = f"Time runs backward: from '{name}' ({here.written}) to '{target.to}' ({there.date.written})."
            message += " Mend one of the dates, or let the choice lead elsewhere."
            yield Problem(mark=target.mark, code=CODE, message=message)
