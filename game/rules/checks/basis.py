"""Every claim that something rests on is in the ledger.

The `basis` of a bill's entry and of a note names claims of the ledger.

Fails: `basis: [chinese-casualties]`, where the claim is `chinese-casualties-740k`.
Passes: `basis: [chinese-casualties-740k]`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import no_claim
from game.problems import Problem
from game.story.bill import Entry
from game.story.model import Decision, Note
from game.story.references import Archive

CODE = "D007"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up the claims of every basis."""
    resting: tuple[Entry | Note, ...] = (*decision.entries(), *decision.reveal.notes)
    for held in resting:
        for name in held.basis:
            if archive.lacks("claims", name):
                yield Problem(mark=place_of(name, held.mark), code=CODE, message=no_claim(name, archive))
