"""What the shelf keeps is used.

A claim that no text cites and nothing rests on, and a paper that no passage lays on the desk, are read by nobody. Only
the check of a whole content folder can tell. This is a warning. A file of the ledger that is more than this shelf's
own, as the article's, says so at its top: `# oneside: ignore-file L006 because it holds the whole article`.

Fails: a claim `gauge-reading` that nobody cites.
Passes: a claim `gauge-reading` with `[^gauge-reading]` in a passage or `basis: [gauge-reading]` in a bill.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from game.problems import Problem, Severity
from game.rules.texts import texts_of
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import References

CODE = "L006"


def check(references: References, used: AbstractSet[str]) -> Iterator[Problem]:
    """Look for claims and papers that are not among the names `used` by the stories, nor by the shared files."""
    claims = used | set(_list_used_by_shared(references))
    for claim in references.claims.values():
        if claim.id not in claims:
            message = f"Nobody uses the claim '{claim.id}'. Cite it, or remove it."
            yield Problem(mark=claim.mark, code=CODE, message=message, severity=Severity.WARNING, follows=True)
    for paper in references.papers.values():
        if paper.id not in used:
            message = f"No passage lays the paper '{paper.id}' on the desk. Let one do so, or remove it."
            yield Problem(mark=paper.mark, code=CODE, message=message, severity=Severity.WARNING, follows=True)


def list_used(decision: Decision) -> Iterator[str]:
    """Yield the claims and papers that a story uses."""
    for located in texts_of(decision):
        if "[^" in located.text:
            yield from CITE.findall(located.text)
    for entry in decision.entries():
        yield from entry.basis
    for note in decision.reveal.notes:
        yield from note.basis
    for passage in decision.passages.values():
        yield from passage.papers


def _list_used_by_shared(references: References) -> Iterator[str]:
    for paper in references.papers.values():
        yield from paper.basis
        for text in (paper.what, paper.survives, paper.afterwards, paper.text):
            yield from CITE.findall(text)
    for axis in references.axes.values():
        yield from axis.basis
        yield from CITE.findall(axis.warning)
    for thesis in references.theses.values():
        yield from thesis.basis
    for dispute in references.disputes.values():
        for text in (dispute.article, dispute.others, dispute.game):
            yield from CITE.findall(text)
