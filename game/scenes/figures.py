"""Amounts with the signs of this face: what kind of statement a figure is, and its range."""

from game.play.cards import Amount
from game.play.phrases import KINDS, describe_lacking_source

SIGNS = {"fact": "■", "article": "◆", "estimate": "◇"}


def format_footing(amount: Amount) -> str:
    """Return the kinds of statement a range is made of, each with its sign, and how firm it is; empty for a step."""
    if not amount.kinds:
        return ""
    kinds = ", ".join(f"{SIGNS[kind]} {KINDS[kind]}" for kind in amount.kinds)
    ours = describe_lacking_source(amount)
    return f"{kinds}, {amount.confidence} confidence{f', {ours}' if ours else ''}"
