"""Every name in the ledger leads somewhere.

A claim's `source` is a source and its `disputes` are disputes of the ledger. The `basis` of axes, papers and
theses names claims, and so do the source marks in papers, in axes and in disputes.

Fails: `source: kimm`; `basis: [gauge-readng]` in a paper.
Passes: `source: kim`.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.parsing.located import find_mark
from game.parsing.quoting import describe_missing_claim, quote
from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, suggest
from game.story.mark import Mark
from game.story.prose import CITE
from game.story.references import Axis, Paper, References, Thesis

CODE = "L003"


def check(references: References) -> Iterator[Problem]:
    """Look up every name that one shared file gives to something of another."""
    for claim in references.claims.values():
        yield from _missing([claim.source], "source", references, claim.mark)
        yield from _missing(claim.disputes, "dispute", references, claim.mark)
    resting: tuple[Axis | Paper | Thesis, ...] = (
        *references.axes.values(),
        *references.papers.values(),
        *references.theses.values(),
    )
    for held in resting:
        yield from _missing(held.basis, "claim", references, held.mark)
    for axis in references.axes.values():
        yield from _check_citations([axis.warning], axis.mark, references)
    for paper in references.papers.values():
        yield from _check_citations([paper.what, paper.survives, paper.afterwards, paper.text], paper.mark, references)
    for dispute in references.disputes.values():
        yield from _check_citations([dispute.article, dispute.others, dispute.game], dispute.mark, references)


def _missing(names: Iterable[str], called: str, references: References, mark: Mark) -> Iterator[Problem]:
    for name in names:
        if references.lacks(f"{called}s", name):
            known: Mapping[str, object] = getattr(references, f"{called}s")
            mend = suggest(name, known) or f" Add the {called} to a file in 'ledger/'."
            message = f"There is no {called} {quote(name)}.{mend}"
            yield Problem(mark=find_mark(name, mark), code=CODE, message=message)


def _check_citations(texts: Iterable[str], mark: Mark, references: References) -> Iterator[Problem]:
    for text in texts:
        for found in CITE.finditer(text):
            if references.lacks("claims", found[1]):
                message = describe_missing_claim(found[1], references.claims)
                yield LocatedProblem(mark=mark, code=CODE, message=message, words=found[0])
