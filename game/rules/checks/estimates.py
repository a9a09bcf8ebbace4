"""An estimate is a range.

An entry that is our estimate has a `low` below its `high`: a single number would claim to know what nobody
knows.

Fails: `{low: 3, best: 3, high: 3}`.
Passes: `{low: 1, best: 3, high: 6}`; `{low: 3, best: 3, high: 3, kind: fact, ...}`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.bill import EntryKind
from game.story.model import Decision
from game.story.references import References

CODE = "D021"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for estimates that are a single number."""
    del references
    for entry in decision.entries():
        if entry.kind is EntryKind.ESTIMATE and entry.low == entry.high:
            message = f"The estimate on '{entry.axis}' is a single number. Give a range, or say which 'kind' it is."
            yield Problem(mark=entry.mark, code=CODE, message=message)
