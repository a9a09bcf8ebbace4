"""Amounts with the signs of this face: what kind of statement a figure is, and its range."""

from game.play.cards import Amount
from game.play.phrases import KINDS, figure
from game.story.references import Axis

SIGNS = {"fact": "■", "article": "◆", "estimate": "◇"}


def spread(amount: Amount, axis: Axis) -> str:
    """Give a range in words: `360,000 to 1,010,000`, or the figure alone where low and high are one."""
    if amount.low == amount.high:
        return figure(amount.best, axis)
    return f"{figure(amount.low, axis)} to {figure(amount.high, axis)}"


def footing(amount: Amount) -> str:
    """Give the kinds of statement a range is made of, each with its sign, and how firm it is."""
    kinds = ", ".join(f"{SIGNS[kind]} {KINDS[kind]}" for kind in amount.kinds)
    return f"{kinds}, {amount.confidence} confidence"
