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
from game.story.references import Archive

CODE = "L006"


def check(archive: Archive, used: AbstractSet[str]) -> Iterator[Problem]:
    """Look for claims and papers that are not among the names `used` by the stories, nor by the shared files."""
    claims = used | set(_used_by_shared(archive))
    for claim in archive.claims.values():
        if claim.id not in claims:
            message = f"Nobody uses the claim '{claim.id}'. Cite it, or remove it."
            yield Problem(mark=claim.mark, code=CODE, message=message, severity=Severity.WARNING, follows=True)
    for paper in archive.papers.values():
        if paper.id not in used:
            message = f"No passage lays the paper '{paper.id}' on the desk. Let one do so, or remove it."
            yield Problem(mark=paper.mark, code=CODE, message=message, severity=Severity.WARNING, follows=True)


def used_by(decision: Decision) -> Iterator[str]:
    """Give the claims and papers that a story uses."""
    for told in texts_of(decision):
        if "[^" in told.text:
            yield from CITE.findall(told.text)
    for entry in decision.entries():
        yield from entry.basis
    for note in decision.reveal.notes:
        yield from note.basis
    for passage in decision.passages.values():
        yield from passage.papers


def _used_by_shared(archive: Archive) -> Iterator[str]:
    for paper in archive.papers.values():
        yield from paper.basis
        for text in (paper.what, paper.survives, paper.afterwards, paper.text):
            yield from CITE.findall(text)
    for axis in archive.axes.values():
        yield from axis.basis
        yield from CITE.findall(axis.warning)
    for thesis in archive.theses.values():
        yield from thesis.basis
    for dispute in archive.disputes.values():
        for text in (dispute.article, dispute.others, dispute.game):
            yield from CITE.findall(text)
