"""Amounts, standings and sureness in words, for every face that has only words."""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from game.play.cards import Amount, BookedLine, DisputeCard, PaperCard
from game.play.order import AS_WRITTEN
from game.play.page import EndingMark, LensView, Page, ReckoningLine
from game.story.references import Axis, Better, Counts, Dispute, Paper, Status, Verdict
from game.story.scoring import Comparison

KINDS = {"fact": "fact", "article": "the article's judgement", "estimate": "our estimate"}
BETTER = {Better.LESS: "less is better", Better.MORE: "more is better"}
_WAYS = {
    Counts.AMOUNT: ("less", "more"),
    Counts.SCALE: ("lower", "higher"),
    Counts.YEAR: ("earlier", "later"),
    Counts.CHANCE: ("less", "more"),
}
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
CLAIMS = {
    "fact": "a fact",
    "figure": "a figure",
    "causal-claim": "a claim about causes, the author's",
    "counterfactual": "a counterfactual, the author's",
    "interpretation": "an interpretation, the author's",
    "quotation": "a quotation",
}
SEALED = "What it says is told at the reveal."
_FOR = {Comparison.BETTER, Comparison.PERHAPS_BETTER}
_AGAINST = {Comparison.WORSE, Comparison.PERHAPS_WORSE}


def describe_axis(axis: Axis) -> str:
    """Say what an axis counts in, and which way is better: `persons; less is better`, without a unit the way alone."""
    return "; ".join(part for part in (describe_unit(axis), describe_better(axis)) if part)


def describe_unit(axis: Axis) -> str:
    """Say what an axis counts in: its unit, or from which word to which a scale goes."""
    return f"from {axis.words[0]} to {axis.words[-1]}" if axis.words else axis.unit


def describe_better(axis: Axis) -> str:
    """Say which way is better on an axis."""
    less, more = _WAYS[axis.counts]
    return f"{less if axis.better is Better.LESS else more} is better"


def format_number(value: Decimal, axis: Axis) -> str:
    """Return a value with the axis's decimals and thousands parted: `740,000`; a year as one, a step by its word."""
    match axis.counts:
        case Counts.SCALE:
            return axis.words[round(value - axis.low)]
        case Counts.YEAR:
            return f"{value:.{axis.decimals}f}"
        case Counts.AMOUNT | Counts.CHANCE:
            return f"{value:,.{axis.decimals}f}"
        case _:
            assert_never(axis.counts)


def format_quantity(value: Decimal, axis: Axis) -> str:
    """Return a value with its unit: `740,000 persons`, `1 person`, `1971`, `distrust (1 of 6)`."""
    text = format_number(value, axis)
    match axis.counts:
        case Counts.SCALE:
            top = f"of {axis.high}" if not axis.low else f"from {axis.low} to {axis.high}"
            return f"{text} ({value:.0f} {top})"
        case Counts.YEAR:
            return text
        case Counts.AMOUNT | Counts.CHANCE:
            return f"{text} {axis.one or axis.unit if text in {'1', '-1'} else axis.unit}".rstrip()
        case _:
            assert_never(axis.counts)


def format_amount(amount: Amount, axis: Axis, *, unit: bool = True) -> str:
    """Return an amount with its range: `12 thousand crowns (5 to 20)`, without `unit` `12 (5 to 20)`."""
    with_unit = unit or axis.counts is Counts.SCALE
    best = format_quantity(amount.best, axis) if with_unit else format_number(amount.best, axis)
    return f"{best} {format_spread(amount, axis)}".rstrip()


def format_spread(amount: Amount, axis: Axis) -> str:
    """Return a range as it follows its best figure: `(5 to 20)`; empty where low and high are one."""
    if amount.low == amount.high:
        return ""
    return f"({format_number(amount.low, axis)} to {format_number(amount.high, axis)})"


def format_booked_amount(line: BookedLine) -> str:
    """Return an amount that was booked, one that is a difference with its signs: `+12 thousand crowns (+5 to +20)`."""
    amount, axis = line.amount, line.axis
    if not line.difference:
        return format_amount(amount, axis)
    single, many = (axis.one or axis.unit, axis.unit) if axis.counts is not Counts.YEAR else ("year", "years")
    low, best, high = (f"{value:+,.{axis.decimals}f}" for value in (amount.low, amount.best, amount.high))
    spread = "" if amount.low == amount.high else f" ({low} to {high})"
    return f"{best} {single if best in {'+1', '-1'} else many}{spread}"


def list_sides(amount: Amount, axis: Axis) -> tuple[str, ...]:
    """Return what is counted for each side, where sides are told apart: `Chinese: 740,000 (360,000 to 1,010,700)`."""
    if len(amount.sides) == 1 and amount.sides[0][1].best == amount.best:
        return (f"{amount.sides[0][0]} alone",)
    return tuple(f"{side}: {format_amount(part, axis, unit=False)}" for side, part in amount.sides)


def describe_article(amount: Amount, axis: Axis) -> str:
    """Say what the article itself counts; empty where that is the figure shown, or where it counts nothing."""
    return "" if amount.article is None else f"the article itself: {format_number(amount.article, axis)}"


def describe_firmness(amount: Amount) -> str:
    """Return how firm an amount is and what it is made of: `low confidence, our estimate`; empty for a step."""
    if not amount.kinds:
        return ""
    kinds = _enumerate([KINDS[kind] for kind in amount.kinds])
    parts = (f"{amount.confidence} confidence", kinds, describe_lacking_source(amount))
    return ", ".join(part for part in parts if part)


def describe_lacking_source(amount: Amount) -> str:
    """Say openly where an amount, or a part of it, rests on nothing but us; else nothing."""
    if not amount.unfounded:
        return ""
    return "in part without a source" if amount.sources else "without a source"


def describe_distance(line: ReckoningLine) -> str:
    """Say how far a road came out from history on an axis of steps, years or chances; empty where ranges say it."""
    if line.yours is None or line.history is None:
        return ""
    away, axis = line.yours.best - line.history.best, line.axis
    match axis.counts:
        case Counts.SCALE:
            return _in_steps(line.yours.best, line.history.best, axis)
        case Counts.YEAR:
            since = f"{_count(line.yours.best - line.opening, 'year')} after {line.opening}, when this begins"
            return f"{_apart(away, 'year', 'later', 'earlier') or 'The same year as in history'}; {since}."
        case Counts.CHANCE:
            return f"{_apart(away, 'point', 'more', 'less') or 'As in history'}."
        case Counts.AMOUNT:
            return ""
        case _:
            assert_never(axis.counts)


def _in_steps(yours: Decimal, theirs: Decimal, axis: Axis) -> str:
    if yours == theirs:
        return "Where history left it."
    steps = range(int(theirs), int(yours), 1 if yours > theirs else -1)[1:]
    between = _enumerate([axis.words[step - int(axis.low)] for step in steps])
    past = f", past {between}" if between else ""
    return f"{_apart(yours - theirs, 'step', 'higher', 'lower')}{past}."


def _apart(away: Decimal, unit: str, more: str, less: str) -> str:
    return f"{_count(abs(away), unit)} {more if away > 0 else less} than in history" if away else ""


def _count(number: Decimal, unit: str) -> str:
    return f"{number:f} {unit}{'' if number == 1 else 's'}"


def describe_disagreement(lenses: tuple[LensView, ...]) -> str:
    """Say that lenses disagree about the two roads, where they do; else nothing."""
    for_yours = [view.lens.name for view in lenses if view.standing in _FOR]
    against = [view.lens.name for view in lenses if view.standing in _AGAINST]
    if not for_yours or not against:
        return ""
    return f"The lenses disagree: {_prefer(for_yours)} your road, {_prefer(against)} history's."


def describe_order(page: Page) -> str:
    """Say by which number the order of choices was drawn; empty where it is the author's."""
    if page.number == AS_WRITTEN:
        return ""
    return f"The choices of this game were offered in order {page.number}; 'oneside play --number' offers it again."


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
    marks = [amount.article for amount in amounts if amount.article is not None]
    low = min([line.axis.low, *marks, *(amount.low for amount in amounts)])
    high = max([line.axis.high, *marks, *(amount.high for amount in amounts)])
    return low, high


def list_places(order: tuple[EndingMark, ...]) -> Iterator[tuple[str, EndingMark | None]]:
    """Yield the places of an order, each with its ending; endings not found that follow one another share one."""
    first = 1
    for found, marks in itertools.groupby(order, key=lambda mark: mark.found):
        group = list(marks)
        if found or len(group) == 1:
            yield from ((f"{first + place}.", mark) for place, mark in enumerate(group))
        else:
            yield f"{first}-{first + len(group) - 1}.", None
        first += len(group)


def tell_places(order: tuple[EndingMark, ...]) -> str:
    """Say the endings in their order: `1-2. endings you have not found; 3. Spared (yours)`."""
    return "; ".join(
        f"{place} {describe_ending(mark) if mark else 'endings you have not found'}"
        for place, mark in list_places(order)
    )


def describe_ending(mark: EndingMark) -> str:
    """Name an ending, if the player has found it, and say whose it is: `Spared (yours, history's)`."""
    whose = [word for word, holds in (("yours", mark.yours), ("history's", mark.history)) if holds]
    title = mark.title if mark.found else "one you have not found"
    return f"{title} ({', '.join(whose)})" if whose else title


def _prefer(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return f"{_enumerate(quoted)} prefer{'s' if len(names) == 1 else ''}"


def _enumerate(words: list[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
