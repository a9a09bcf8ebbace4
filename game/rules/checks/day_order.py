"""The days of the reveal are in order.

`days` tell what happened, day by day: none begins before the one above it.

Fails: `- date: 1950-10-13` below `- date: 1950-10-19`.
Passes: `- date: 1950-10-19` below `- date: 1950-10-13`.
"""

import itertools
from collections.abc import Iterator

from game.problems import Problem
from game.story.dates import UNREADABLE
from game.story.model import Decision
from game.story.references import References

CODE = "D039"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare every day with the one above it."""
    del references
    days = [day for day in decision.reveal.days if day.date is not UNREADABLE]
    for before, after in itertools.pairwise(days):
        if after.date.first < before.date.first:
            message = f"The day {after.date.written} is listed after {before.date.written}. Put the days in order."
            yield Problem(mark=after.mark, code=CODE, message=message)
