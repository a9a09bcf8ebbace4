"""Every claim that is cited is in the ledger.

A source mark `[^claim-id]` in a text names a claim of the ledger; a reader follows it to see where a
statement comes from.

Fails: `740,000[^chinese-casualties]`, where the claim is `chinese-casualties-740k`.
Passes: `740,000[^chinese-casualties-740k]`.
"""

from collections.abc import Iterator, Sequence

from game.parsing.quoting import no_claim
from game.parsing.text_positions import InText
from game.problems import Problem
from game.rules.texts import Told
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import Archive

CODE = "D006"


def check(decision: Decision, archive: Archive, texts: Sequence[Told]) -> Iterator[Problem]:
    """Look up the claim of every source mark."""
    del decision
    for told in texts:
        if "[^" not in told.text:
            continue
        for found in CITE.finditer(told.text):
            if archive.lacks("claims", found[1]):
                message = no_claim(found[1], archive)
                nth = told.text.count(found[0], 0, found.start())
                yield InText(mark=told.mark, code=CODE, message=message, words=found[0], nth=nth)
