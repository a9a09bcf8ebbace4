"""A paper on the desk knows nothing that came after it.

A source mark in a paper's `text` leads to a claim that is dated no later than the paper. What is said of it from the
reveal on (`survives`, `composed`, `afterwards`), and its `basis`, may be later. This is a warning.

Fails: a telegram of 2 October with a mark for a claim dated 13 October in its text.
Passes: the same mark under `afterwards`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.problems import Problem
from game.rules.checks.claim_dates import find_later_claims
from game.story.references import References

CODE = "L010"


def check(references: References) -> Iterator[Problem]:
    """Compare the dates of papers with those of the claims that their texts cite."""
    for paper in references.papers.values():
        yield from find_later_claims(
            paper.text, find_mark(paper.text, paper.mark), "paper", paper.date, references, CODE
        )
