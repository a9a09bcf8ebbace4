"""Every name in the ledger leads somewhere.

A claim's `source` is a source and its `disputes` are disputes of the ledger. The `basis` of axes, papers and
theses names claims, and so do the source marks in papers, in axes and in disputes.

Fails: `source: kimm`; `basis: [gauge-readng]` in a paper.
Passes: `source: kim`.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.parsing.located import place_of
from game.parsing.quoting import no_claim, quoted
from game.parsing.text_positions import InText
from game.problems import Problem, did_you_mean
from game.story.mark import Mark
from game.story.prose import CITE
from game.story.references import Archive, Axis, Paper, Thesis

CODE = "L003"


def check(archive: Archive) -> Iterator[Problem]:
    """Look up every name that one shared file gives to something of another."""
    for claim in archive.claims.values():
        yield from _missing([claim.source], "source", archive, claim.mark)
        yield from _missing(claim.disputes, "dispute", archive, claim.mark)
    resting: tuple[Axis | Paper | Thesis, ...] = (
        *archive.axes.values(),
        *archive.papers.values(),
        *archive.theses.values(),
    )
    for held in resting:
        yield from _missing(held.basis, "claim", archive, held.mark)
    for axis in archive.axes.values():
        yield from _cited([axis.warning], axis.mark, archive)
    for paper in archive.papers.values():
        yield from _cited([paper.what, paper.survives, paper.afterwards, paper.text], paper.mark, archive)
    for dispute in archive.disputes.values():
        yield from _cited([dispute.article, dispute.others, dispute.game], dispute.mark, archive)


def _missing(names: Iterable[str], called: str, archive: Archive, mark: Mark) -> Iterator[Problem]:
    for name in names:
        if archive.lacks(f"{called}s", name):
            known: Mapping[str, object] = getattr(archive, f"{called}s")
            mend = did_you_mean(name, known) or f" Add the {called} to a file in 'ledger/'."
            message = f"There is no {called} {quoted(name)}.{mend}"
            yield Problem(mark=place_of(name, mark), code=CODE, message=message)


def _cited(texts: Iterable[str], mark: Mark, archive: Archive) -> Iterator[Problem]:
    for text in texts:
        for found in CITE.finditer(text):
            if archive.lacks("claims", found[1]):
                message = no_claim(found[1], archive)
                yield InText(mark=mark, code=CODE, message=message, words=found[0])
