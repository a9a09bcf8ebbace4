"""The reckoning as plain text: the two bills, the lenses, the endings, the theses."""

from collections.abc import Sequence
from decimal import Decimal

from game.line.cells import fill, pad, width_of
from game.line.words import (
    captioned,
    format_cited_amount,
    format_gauge,
    format_road_step,
    join_paragraphs,
    write_items,
    write_marks,
)
from game.play.cards import Amount, Gauge
from game.play.page import EndingMark, LensView, Page, Plot, Prediction, ReckoningDetail, ReckoningLine, ThesisView
from game.play.phrases import (
    STANDINGS,
    VERDICTS,
    describe_axis,
    describe_disagreement,
    describe_distance,
    describe_ending,
    find_ends,
    format_number,
    list_sides,
    tell_places,
)
from game.play.timeline import describe_plot, list_changes

_LONGEST_BAR = 48
"""Cells: a longer bar says no more."""


def write_roads(page: Page, detail: ReckoningDetail, width: int) -> str:
    """Return the two endings, and the player's road with what history chose."""
    same = " You walked history's own road." if detail.same_as_history else ""
    text = f"You: {detail.ending}. History: {detail.history_ending}.{same}"
    return join_paragraphs(
        (fill(text, width), captioned("Your road", write_items(map(format_road_step, page.road), width), width))
    )


def write_bills(lines: Sequence[ReckoningLine], width: int, *, whose: str = "You") -> str:
    """Return the player's bill, or that of `whose`, beside history's, axis by axis, with a bar for each."""
    parts = (_axis(line, number, width, whose) for number, line in enumerate(lines, 1))
    return join_paragraphs(("The two bills", *parts))


def _axis(line: ReckoningLine, number: int, width: int, whose: str) -> str:
    axis = line.axis
    both = ((whose, line.yours), ("History", line.history))
    parts = [fill(f"{number}. {axis.name} ({describe_axis(axis)})", width)]
    for name, amount in both:
        text = format_cited_amount(amount, axis) if amount else "nothing booked"
        parts.append(fill(f"{name}: {text}", width, first="   "))
        parts += [fill(side, width, first="      ") for side in (list_sides(amount, axis) if amount else ())]
    if distance := describe_distance(line):
        parts.append(fill(distance, width, first="   "))
    low, high = find_ends(line)
    bar_width = min(width - 14, _LONGEST_BAR)
    if bar_width >= 20 and not axis.words and (line.yours or line.history):  # noqa: PLR2004 - a shorter bar says nothing
        parts += [f"   {name:8}|{draw_bar(amount, low, high, bar_width)}|" for name, amount in both]
        parts.append(fill(f"(from {format_number(low, axis)} to {format_number(high, axis)})", width, first="   "))
    if axis.warning:
        parts.append(fill(axis.warning, width, first="   "))
    return "\n".join(parts)


def draw_bar(amount: Amount | None, low: Decimal, high: Decimal, width: int) -> str:
    """Draw a range between two ends in `width` cells: `=` from low to high, `#` at the best, `A` the article's own."""
    if amount is None or high <= low:
        return " " * width

    def place(value: Decimal) -> int:
        return min(int((value - low) / (high - low) * width), width - 1)

    cells = [" "] * width
    first, last = place(amount.low), place(amount.high)
    cells[first : last + 1] = "=" * (last + 1 - first)
    if amount.article is not None:
        cells[place(amount.article)] = "A"
    cells[place(amount.best)] = "#"
    return "".join(cells)


def write_lenses(views: Sequence[LensView], width: int) -> str:
    """Return what each lens says of the two roads, and the endings in its order."""
    if not views:
        return ""
    lines = [_lens(view, width) for view in views]
    turned = describe_disagreement(tuple(views))
    opening = captioned(
        "Through the lenses", fill("A lens is one way to judge. It orders roads and gives no points.", width), width
    )
    return join_paragraphs((opening, *lines, fill(turned, width) if turned else ""))


def _lens(view: LensView, width: int) -> str:
    return "\n".join(
        (
            fill(f"{view.lens.name}: {STANDINGS[view.standing]}.", width),
            fill(f"{view.lens.help}", width, first="   "),
            fill(f"Best first: {tell_places(view.order)}.", width, first="   "),
        )
    )


def write_endings(marked: Sequence[EndingMark], width: int) -> str:
    """Return the endings found, and how many there are."""
    found = [describe_ending(mark) for mark in marked if mark.found]
    return f"{fill(f'Endings found: {len(found)} of {len(marked)}', width)}\n{write_items(found, width)}"


def write_theses(views: Sequence[ThesisView], width: int) -> str:
    """Return what this run says to each thesis on trial."""
    if not views:
        return ""
    return join_paragraphs(("Theses on trial", *(_thesis(view, width) for view in views)))


def _thesis(view: ThesisView, width: int) -> str:
    speaks = f" What in this run says so: {'; '.join(view.speaks)}." if view.speaks else ""
    against = f" What says otherwise: {'; '.join(view.against)}." if view.against else ""
    return "\n".join(
        (
            fill(f"{view.title}: {VERDICTS[view.verdict]}.", width),
            fill(f"{view.text}{write_marks(view.sources)}", width, first="   "),
            fill(f"{view.why}{speaks}{against}", width, first="   "),
        )
    )


def write_unveiled(gauges: Sequence[Gauge], width: int) -> str:
    """Return the meters that worked from the first page and were kept from the player."""
    if not gauges:
        return ""
    text = "\n".join(fill(f"{format_gauge(gauge)}. {gauge.help}", width, first="- ") for gauge in gauges)
    return captioned("What was kept from you until now:", text, width)


def count_predictions(made: Sequence[Prediction], width: int) -> str:
    """Say how many predictions came true; the reveal told them one by one."""
    answered = [one for one in made if one.yours is not None]
    if not answered:
        return ""
    right = sum(one.yours == one.right for one in answered)
    return fill(f"Predictions that came true: {right} of {len(answered)}.", width)


def write_whys(line: ReckoningLine, width: int) -> str:
    """Say where both figures of an axis come from."""
    parts = [fill(f"{line.axis.name}: {line.axis.help}", width)]
    for name, amount in (("You", line.yours), ("History", line.history)):
        if amount:
            parts.append(
                f"{fill(f'{name}: {format_cited_amount(amount, line.axis)}', width)}\n{write_items(amount.whys, width)}"
            )
    return join_paragraphs(parts)


def write_plot(plot: Plot | None, width: int) -> str:
    """Return a meter over the years as a table: a row for each day on which it changed, the player's and history's.

    Where the table is too wide, its rows are told one by one.
    """
    if plot is None:
        return ""
    rows = [(row.date, row.yours, row.history) for row in list_changes(plot)]
    headed = [("When", "You", "History"), *rows]
    wide = [max(map(width_of, column)) + 2 for column in zip(*headed, strict=True)]
    lines = [f"   {pad(date, wide[0])}{pad(yours, wide[1])}{history}" for date, yours, history in headed]
    if max(map(width_of, lines)) > width:
        lines = [
            fill(f"{date}: you {yours or '-'}, history {history or '-'}", width, first="- ")
            for date, yours, history in rows
        ]
    return "\n".join((fill(describe_plot(plot), width), *lines))
