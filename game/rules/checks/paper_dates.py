"""A paper is older than the passage that lays it on the desk.

A paper dated after the last day of the passage cannot be there yet.

Fails: a telegram of 13 October in a passage of 2 October.
Passes: a telegram of 13 October in a passage of 14 October.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.problems import Problem
from game.rules.checks.dates import lies_outside
from game.story.model import Decision
from game.story.references import References

CODE = "D029"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the dates of papers and passages."""
    for passage in decision.passages.values():
        for name in passage.papers:
            paper = references.papers.get(name)
            if paper is not None and paper.date.first > passage.date.last and not lies_outside(passage, decision):
                message = (
                    f"The paper '{name}' is dated {paper.date.written}, after the passage ({passage.date.written}). "
                    "List it in a later one, or fix a date."
                )
                yield Problem(mark=find_mark(name, passage.mark), code=CODE, message=message)
