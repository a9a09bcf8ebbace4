"""The ledger's names lead somewhere.

A claim's `source` is a source and its `disputes` are disputes of the ledger. The `basis` of axes, papers and
theses names claims, and so do the source marks in papers, in axes and in disputes.

Fails: `source: kimm`; `basis: [gauge-readng]` in a paper.
Passes: `source: kim`.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.library.places import InText
from game.library.saying import quoted
from game.library.written import place_of
from game.problems import Problem, did_you_mean
from game.story.archive import Archive, Axis, Paper, Thesis
from game.story.mark import Mark
from game.story.prose import CITE

CODE = "L003"


def check(archive: Archive) -> Iterator[Problem]:
    """Look up every name that one shared file gives to something of another."""
    for claim in archive.claims.values():
        yield from _missing([claim.source], "source", archive.sources, claim.mark)
        yield from _missing(claim.disputes, "dispute", archive.disputes, claim.mark)
    resting: tuple[Axis | Paper | Thesis, ...] = (
        *archive.axes.values(),
        *archive.papers.values(),
        *archive.theses.values(),
    )
    for held in resting:
        yield from _missing(held.basis, "claim", archive.claims, held.mark)
    for axis in archive.axes.values():
        yield from _cited([axis.warning], axis.mark, archive)
    for paper in archive.papers.values():
        yield from _cited([paper.what, paper.survives, paper.afterwards, paper.text], paper.mark, archive)
    for dispute in archive.disputes.values():
        yield from _cited([dispute.article, dispute.others, dispute.game], dispute.mark, archive)


def _missing(names: Iterable[str], called: str, known: Mapping[str, object], mark: Mark) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            message = f"There is no {called} {quoted(name)}.{did_you_mean(name, known)}"
            yield Problem(mark=place_of(name, mark), code=CODE, message=message)


def _cited(texts: Iterable[str], mark: Mark, archive: Archive) -> Iterator[Problem]:
    for text in texts:
        for found in CITE.finditer(text):
            if found[1] not in archive.claims:
                message = f"There is no claim {quoted(found[1])} in the ledger.{did_you_mean(found[1], archive.claims)}"
                yield InText(mark=mark, code=CODE, message=message, words=found[0])
