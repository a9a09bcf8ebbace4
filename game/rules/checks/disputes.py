"""A note's dispute is in the ledger.

`dispute` makes a note show what speaks for either side, as `ledger/disputes.yaml` has it.

Fails: `dispute: dis-two-texts`, where the dispute is `dis-2-october-two-texts`.
Passes: `dispute: dis-2-october-two-texts`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.model import Decision
from game.story.references import Archive

CODE = "D008"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up the dispute of every note."""
    for note in decision.reveal.notes:
        if note.dispute and archive.lacks("disputes", note.dispute):
            mend = did_you_mean(note.dispute, archive.disputes) or " Add it to 'ledger/disputes.yaml'."
            message = f"There is no dispute {quoted(note.dispute)}.{mend}"
            yield Problem(mark=place_of(note.dispute, note.mark), code=CODE, message=message)
