"""A passage rests on nothing that came after it.

A source mark in the text of a passage, or in what is advised there, leads to a claim; if the claim is dated after the
last day of the passage, the page may know what nobody could know on that day. What a choice did (`then`) and what the
bill rests on may be later. This is a warning: a draft may well rest on the text that was sent a day later. Then say
so: `# oneside: ignore D036 because the draft of that day is the text of the next`.

Fails: a passage of 2 October with a mark for a claim dated 13 October.
Passes: the same mark in a passage of 14 October.
"""

import itertools
from collections.abc import Iterator

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.checks.dates import lies_outside
from game.story.model import Decision, Passage
from game.story.prose import CITE
from game.story.references import References

CODE = "D036"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the dates of passages with those of the claims that they cite."""
    for passage in decision.passages.values():
        if not lies_outside(passage, decision):
            yield from _of_passage(passage, references)


def _of_passage(passage: Passage, references: References) -> Iterator[Problem]:
    for piece in itertools.chain(passage.text, *(advice for _, advice in passage.advice)):
        if "[^" not in piece.text:
            continue
        for found in CITE.finditer(piece.text):
            claim = references.claims.get(found[1])
            if claim is not None and claim.span is not None and claim.span.first > passage.date.last:
                message = (
                    f"The claim '{claim.id}' is dated {claim.span.written}, after the passage "
                    f"({passage.date.written}). Cite it later, or fix a date."
                )
                nth = piece.text.count(found[0], 0, found.start())
                yield LocatedProblem(
                    mark=piece.mark, code=CODE, message=message, severity=Severity.WARNING, words=found[0], nth=nth
                )
