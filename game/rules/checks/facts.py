"""A fact on a bill is carried by a fact.

An entry of `kind: fact` has in its basis at least one claim of kind fact or figure; interpretations and
counterfactuals carry none.

Fails: `{kind: fact, basis: [mao-few-chips], ...}`, where that claim is an interpretation.
Passes: `{kind: fact, basis: [chinese-casualties-740k], ...}`, where that claim is a figure.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.story.bill import EntryKind
from game.story.model import Decision
from game.story.references import ClaimKind, References

CODE = "D022"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look at the claims under every fact."""
    for entry in decision.entries():
        if entry.kind is not EntryKind.FACT:
            continue
        claims = [references.claims[name] for name in entry.basis if name in references.claims]
        if claims and not any(claim.kind in {ClaimKind.FACT, ClaimKind.FIGURE} for claim in claims):
            kinds = ", ".join(f"'{claim.id}' ({claim.kind.value})" for claim in claims)
            message = (
                f"The entry on '{entry.axis}' is a fact, but no fact or figure carries it: {kinds}. "
                "Name a claim that does, or say 'kind: estimate'."
            )
            yield Problem(mark=entry.mark, code=CODE, message=message)
