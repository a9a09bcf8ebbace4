"""A claim that is not the article's says whether we saw the text.

A claim of the article (source `kim`) needs no `status`, because we have the article itself. Any other claim says
whether we saw the supporting text ourselves: `verified`, `partly` or `unverified`.

Fails: a claim with `source: mansourov` and no `status`.
Passes: a claim with `source: mansourov` and `status: partly`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.references import References

CODE = "L002"
ARTICLE = "kim"


def check(references: References) -> Iterator[Problem]:
    """Look at the status of every claim."""
    for claim in references.claims.values():
        if claim.status is None and claim.source != ARTICLE:
            message = f"The claim '{claim.id}' is not the article's, but has no 'status'. Say whether we saw the text."
            yield Problem(mark=claim.mark, code=CODE, message=message)
