"""Amounts, standings and sureness in words, for every face that has only words."""

from decimal import Decimal

from game.play.cards import Amount, DisputeCard, PaperCard
from game.play.page import LensView, ReckoningLine
from game.story.references import Axis, Better, Counts, Dispute, Paper, Status, Verdict
from game.story.scoring import Comparison

KINDS = {"fact": "fact", "article": "the article's judgement", "estimate": "our estimate"}
BETTER = {Better.LESS: "less is better", Better.MORE: "more is better"}
_SOONER = {Better.LESS: "earlier is better", Better.MORE: "later is better"}
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


def describe_axis(axis: Axis) -> str:
    """Say in what an axis counts, and which way is better: `persons; less is better`."""
    if axis.counts is Counts.SCALE:
        return f"steps from {axis.words[0]} to {axis.words[-1]}; {BETTER[axis.better]}"
    return f"{axis.unit}; {(_SOONER if axis.counts is Counts.YEAR else BETTER)[axis.better]}"


def shifts_year(value: Decimal, axis: Axis) -> bool:
    """Tell whether a figure on an axis of years is a shift and no year: what a choice books alone."""
    return axis.counts is Counts.YEAR and abs(value) < axis.low


def format_number(value: Decimal, axis: Axis) -> str:
    """Return a value with the axis's decimals and thousands parted: `740,000`; a year has none, a shift its sign."""
    if axis.counts is Counts.YEAR:
        return f"{value:{'+' if shifts_year(value, axis) else ''}.{axis.decimals}f}"
    return f"{value:,.{axis.decimals}f}"


def format_quantity(value: Decimal, axis: Axis) -> str:
    """Return a value with its unit: `740,000 persons`, `1 point`, `1971`, `+2 years`, `distrust (1 of 6)`."""
    text = format_number(value, axis)
    if axis.counts is Counts.SCALE:
        return f"{axis.words[int(value - axis.low)]} ({text} of {format_number(axis.high, axis)})"
    if axis.counts is Counts.YEAR:
        return text + (" year" if text in {"+1", "-1"} else " years") * shifts_year(value, axis)
    return f"{text} {axis.one or axis.unit if text in {'1', '-1'} else axis.unit}"


def format_amount(amount: Amount, axis: Axis, *, unit: bool = True) -> str:
    """Return an amount with its range: `12 thousand crowns (5 to 20)`, without `unit` `12 (5 to 20)`."""
    worded = unit or axis.counts is Counts.SCALE
    best = format_quantity(amount.best, axis) if worded else format_number(amount.best, axis)
    return f"{best} {format_spread(amount, axis)}".rstrip()


def format_spread(amount: Amount, axis: Axis) -> str:
    """Return a range as it follows its best figure: `(5 to 20)`; empty where low and high are one."""
    if amount.low == amount.high:
        return ""
    return f"({format_number(amount.low, axis)} to {format_number(amount.high, axis)})"


def describe_firmness(amount: Amount) -> str:
    """Return how firm an amount is and what it is made of: `low confidence, our estimate`.

    A scale ends where it ends, so nothing is said of it.
    """
    if not amount.kinds:
        return ""
    said = f"{amount.confidence} confidence, {' and '.join(KINDS[kind] for kind in amount.kinds)}"
    if not amount.unfounded:
        return said
    return f"{said}, {'in part ' if amount.sources else ''}resting on no source but us"


def describe_article(amount: Amount, axis: Axis) -> str:
    """Say what the article itself counts, where it does."""
    return "" if amount.article is None else f"the article counts {format_quantity(amount.article, axis)}"


def list_sides(amount: Amount, axis: Axis) -> tuple[str, ...]:
    """Return what is counted for each side: `Chinese: 390,000 (310,000 to 500,000)`."""
    return tuple(f"{side}: {format_amount(part, axis, unit=False)}" for side, part in amount.sides)


def describe_steps(line: ReckoningLine) -> str:
    """Say how far apart two roads end on a scale; empty on other axes."""
    if line.axis.counts is not Counts.SCALE or line.yours is None or line.history is None:
        return ""
    steps = int(line.yours.best - line.history.best)
    if not steps:
        return "where history left it"
    return f"{abs(steps)} {'step' if abs(steps) == 1 else 'steps'} {'above' if steps > 0 else 'below'} history's"


def describe_disagreement(lenses: tuple[LensView, ...]) -> str:
    """Say that lenses disagree about the two roads, where they do; else nothing."""
    for_yours = [view.lens.name for view in lenses if view.standing in _FOR]
    against = [view.lens.name for view in lenses if view.standing in _AGAINST]
    if not for_yours or not against:
        return ""
    return f"The lenses disagree: {_prefer(for_yours)} your road, {_prefer(against)} history's."


def paper_head(paper: Paper | PaperCard) -> str:
    """Say of what kind a paper is, of when, and who wrote it to whom."""
    to = f" to {paper.to}" if paper.to else ""
    return f"A {paper.kind} of {paper.date} by {paper.by}{to}."


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
    articles = [amount.article for amount in amounts if amount.article is not None]
    low = min([line.axis.low, *(amount.low for amount in amounts), *articles])
    high = max([line.axis.high, *(amount.high for amount in amounts), *articles])
    return low, high


def _prefer(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    if len(quoted) == 1:
        return f"{quoted[0]} prefers"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} prefer"
