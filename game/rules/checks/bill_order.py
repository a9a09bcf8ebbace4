"""The best estimate lies within its range.

An entry of a bill has `low` <= `best` <= `high`, as numbers: where a loss is a negative number, the greater
loss is `low`.

Fails: `{low: -1, best: -2, high: -3}`.
Passes: `{low: -3, best: -2, high: -1}`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.model import Decision
from game.story.references import References

CODE = "D020"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the three numbers of every entry."""
    del references
    for entry in decision.entries():
        if not entry.low <= entry.best <= entry.high:
            message = (
                f"On '{entry.axis}' low ({entry.low}), best ({entry.best}) and high ({entry.high}) are not in order. "
                "Put the smallest number first, also below zero."
            )
            yield Problem(mark=entry.mark, code=CODE, message=message)
