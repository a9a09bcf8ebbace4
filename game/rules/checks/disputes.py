"""A note's dispute is in the ledger.

`dispute` makes a note show what speaks for either side, as `ledger/disputes.yaml` has it.

Fails: `dispute: dis-two-texts`, where the dispute is `dis-2-october-two-texts`.
Passes: `dispute: dis-2-october-two-texts`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D008"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look up the dispute of every note."""
    for note in decision.reveal.notes:
        if note.dispute and references.lacks("disputes", note.dispute):
            mend = suggest(note.dispute, references.disputes) or " Add it to 'ledger/disputes.yaml'."
            message = f"There is no dispute {quote(note.dispute)}.{mend}"
            yield Problem(mark=find_mark(note.dispute, note.mark), code=CODE, message=message)
