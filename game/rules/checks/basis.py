"""Every claim that something rests on is in the ledger.

The `basis` of a bill's entry and of a note names claims of the ledger.

Fails: `basis: [chinese-casualties]`, where the claim is `chinese-casualties-740k`.
Passes: `basis: [chinese-casualties-740k]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import describe_missing_claim
from game.problems import Problem
from game.story.bill import Entry
from game.story.model import Decision, Note
from game.story.references import References

CODE = "D007"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look up the claims of every basis."""
    resting: tuple[Entry | Note, ...] = (*decision.entries(), *decision.reveal.notes)
    for held in resting:
        for name in held.basis:
            if references.lacks("claims", name):
                message = (
                    "'none' is no claim. Write 'basis: none' without brackets, or name claims."
                    if name == "none"
                    else describe_missing_claim(name, references.claims)
                )
                yield Problem(mark=find_mark(name, held.mark), code=CODE, message=message)
