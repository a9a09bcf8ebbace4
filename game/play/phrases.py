"""Amounts, standings and sureness in words, for every face that has only words."""

from decimal import Decimal

from game.play.cards import Amount, DisputeCard
from game.play.page import LensView, ReckoningLine
from game.story.references import Axis, Better, Dispute, Status, Verdict
from game.story.scoring import Comparison

KINDS = {"fact": "fact", "article": "the article's judgement", "estimate": "our estimate"}
BETTER = {Better.LESS: "less is better", Better.MORE: "more is better"}
STANDINGS = {
    Comparison.BETTER: "yours is better than history's, whatever the ranges",
    Comparison.PERHAPS_BETTER: "yours is perhaps better than history's; the ranges overlap",
    Comparison.EVEN: "yours and history's are even",
    Comparison.PERHAPS_WORSE: "yours is perhaps worse than history's; the ranges overlap",
    Comparison.WORSE: "yours is worse than history's, whatever the ranges",
}
VERDICTS = {Verdict.BORNE_OUT: "borne out by this run", Verdict.STRAINED: "strained by this run"}
STATUSES = {
    Status.VERIFIED: "We saw the supporting text ourselves.",
    Status.PARTLY: "We saw part of the supporting text.",
    Status.UNVERIFIED: "We did not see the supporting text ourselves.",
}
_FOR = {Comparison.BETTER, Comparison.PERHAPS_BETTER}
_AGAINST = {Comparison.WORSE, Comparison.PERHAPS_WORSE}


def format_number(value: Decimal, axis: Axis) -> str:
    """Return a value with the axis's decimals and thousands parted: `740,000`."""
    return f"{value:,.{axis.decimals}f}"


def format_quantity(value: Decimal, axis: Axis) -> str:
    """Return a value with its unit: `740,000 persons`, `1 point`."""
    text = format_number(value, axis)
    return f"{text} {axis.one or axis.unit if text in {'1', '-1'} else axis.unit}"


def format_amount(amount: Amount, axis: Axis, *, unit: bool = True) -> str:
    """Return an amount with its range: `12 thousand crowns (5 to 20)`, without `unit` `12 (5 to 20)`."""
    best = format_quantity(amount.best, axis) if unit else format_number(amount.best, axis)
    return f"{best} {format_spread(amount, axis)}".rstrip()


def format_spread(amount: Amount, axis: Axis) -> str:
    """Return a range as it follows its best figure: `(5 to 20)`; empty where low and high are one."""
    if amount.low == amount.high:
        return ""
    return f"({format_number(amount.low, axis)} to {format_number(amount.high, axis)})"


def describe_firmness(amount: Amount) -> str:
    """Return how firm an amount is and what it is made of: `low confidence, our estimate`."""
    return f"{amount.confidence} confidence, {' and '.join(KINDS[kind] for kind in amount.kinds)}"


def describe_disagreement(lenses: tuple[LensView, ...]) -> str:
    """Say that lenses disagree about the two roads, where they do; else nothing."""
    for_yours = [view.lens.name for view in lenses if view.standing in _FOR]
    against = [view.lens.name for view in lenses if view.standing in _AGAINST]
    if not for_yours or not against:
        return ""
    return f"The lenses disagree: {_prefer(for_yours)} your road, {_prefer(against)} history's."


def list_dispute_parts(dispute: DisputeCard | Dispute) -> tuple[tuple[str, str], ...]:
    """Return the parts of a dispute, each under its caption."""
    return (
        ("The article", dispute.article),
        ("Others", dispute.others),
        ("The game", dispute.game),
    )


def find_ends(line: ReckoningLine) -> tuple[Decimal, Decimal]:
    """Return the ends of the bar of an axis: its span, made wider where an amount lies beyond it."""
    amounts = [amount for amount in (line.yours, line.history) if amount is not None]
    low = min([line.axis.low, *(amount.low for amount in amounts)])
    high = max([line.axis.high, *(amount.high for amount in amounts)])
    return low, high


def _prefer(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    if len(quoted) == 1:
        return f"{quoted[0]} prefers"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} prefer"
