"""Every claim that is cited is in the ledger.

A source mark `[^claim-id]` in a text names a claim of the ledger; a reader follows it to see where a
statement comes from.

Fails: `740,000[^chinese-casualties]`, where the claim is `chinese-casualties-740k`.
Passes: `740,000[^chinese-casualties-740k]`.
"""

from collections.abc import Iterator, Sequence

from game.parsing.quoting import describe_missing_claim
from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.rules.texts import LocatedText
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import References

CODE = "D006"


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look up the claim of every source mark."""
    del decision
    for located in texts:
        if "[^" not in located.text:
            continue
        for found in CITE.finditer(located.text):
            if references.lacks("claims", found[1]):
                message = describe_missing_claim(found[1], references.claims)
                nth = located.text.count(found[0], 0, found.start())
                yield LocatedProblem(mark=located.mark, code=CODE, message=message, words=found[0], nth=nth)
