"""The two bills as bars: on each axis a range from low to high with its best figure, yours above history's."""

from collections.abc import Callable
from decimal import Decimal

from textual.content import Content

from game.play.cards import Amount
from game.play.page import ReckoningLine
from game.play.phrases import (
    describe_article,
    describe_better,
    describe_distance,
    find_ends,
    format_number,
    format_quantity,
    format_spread,
    list_sides,
)
from game.scenes.drawing import (
    ACCENT,
    FAINT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    apart,
    hang,
    ink,
    line,
    source_marks,
    stack,
    words,
    wrap,
)
from game.scenes.figures import format_footing
from game.story.references import Axis, Counts

LABEL = 9
"""Columns for the names of the two bills."""
YOU, CLASS = "you", "class"
"""Whose road stands beside history's."""

Scale = tuple[Decimal, Decimal]


def draw_axis(one: ReckoningLine, whose: str = YOU) -> Drawing:
    """Draw an axis: its name and scale, a bar for either bill, figures, what they rest on, and the warning.

    `whose` is the road that stands beside history's.
    """
    axis, scale = one.axis, find_ends(one)
    parts = [
        lambda width: _head(axis, scale, width),
        _bill(whose, one.yours, axis, scale, ACCENT),
        _bill("history", one.history, axis, scale, STRONG),
    ]
    if distance := describe_distance(one):
        parts.append(lambda width: wrap(ink(distance), width, ink(" " * LABEL)))
    if axis.warning:
        parts.append(hang(words(axis.warning, f"italic {MUTED}"), ink("  ! ", ACCENT)))
    return stack(*parts)


def _head(axis: Axis, scale: Scale, width: int) -> Lines:
    ends = f"{format_number(scale[0], axis)} to {format_number(scale[1], axis)}"
    counted = "" if axis.words or axis.counts is Counts.YEAR else f" {axis.unit}".rstrip()
    text = f"{ends}{counted}; {describe_better(axis)}"
    name = ink(axis.name, STRONG)
    if name.cell_length + len(text) + 2 > width:
        return [*wrap(name, width), *wrap(ink(text, MUTED), width)]
    return [apart(name, ink(text, MUTED), width)]


def _bill(label: str, amount: Amount | None, axis: Axis, scale: Scale, style: str) -> Drawing:
    head, blank = ink(f"{label:<{LABEL}}", style), ink(" " * LABEL)
    if amount is None:
        return lambda width: wrap(ink("nothing booked", MUTED), width, head)

    def draw(width: int) -> Lines:
        track = line(head, draw_bar(amount, scale, width - LABEL, style))
        if axis.words:
            track = line(
                head, draw_steps(amount, axis, style), ink("  "), ink(format_quantity(amount.best, axis), STRONG)
            )
        return [track, *_figures(amount, axis)(width, blank)]

    return draw


def _figures(amount: Amount, axis: Axis) -> Callable[[int, Content], Lines]:
    """Return what draws the figures of an amount below its bar; a step has none but its word."""
    best = line(ink(format_number(amount.best, axis), STRONG), ink(f"  {format_spread(amount, axis)}".rstrip()))
    own = describe_article(amount, axis)
    content = line(best, ink(f"  ◆ {own}", MUTED)) if own else best
    rests = line(ink(f"{format_footing(amount)} ", MUTED), source_marks(amount.sources))

    def draw(width: int, blank: Content) -> Lines:
        if axis.words:
            return []
        both = line(content, ink("  "), rests)
        lines = [line(blank, both)]
        if both.cell_length > width - LABEL:
            lines = [*wrap(content, width, blank), *wrap(rests, width, blank)]
        sides = ink("; ".join(list_sides(amount, axis)), MUTED)
        return [*lines, *(wrap(sides, width, blank) if sides else ())]

    return draw


def draw_bar(amount: Amount, scale: Scale, cells: int, style: str) -> Content:
    """Return the bar: dots for the whole scale, a line from low to high, a disc at the best figure.

    The article's own figure has its sign on it, unless the best figure stands there.
    """
    low, best, high = (_cell(value, scale, cells) for value in (amount.low, amount.best, amount.high))
    marks = ["·"] * cells
    marks[low : high + 1] = "━" * (high + 1 - low)
    marks[low], marks[high] = "├", "┤"
    if amount.article is not None:
        marks[_cell(amount.article, scale, cells)] = "◆"
    marks[best] = "●"
    before, drawn, after = "".join(marks[:low]), "".join(marks[low : high + 1]), "".join(marks[high + 1 :])
    return line(ink(before, FAINT), ink(drawn, style), ink(after, FAINT))


def draw_steps(amount: Amount, axis: Axis, style: str) -> Content:
    """Return a scale as its steps, with a disc on the one where it stands."""
    at = int(amount.best - axis.low)
    return line(*(ink("● " if step == at else "○ ", style if step == at else FAINT) for step in range(len(axis.words))))


def _cell(value: Decimal, scale: Scale, cells: int) -> int:
    """Return the cell of a value on a scale."""
    share = (value - scale[0]) / (scale[1] - scale[0])
    return round(share * (cells - 1))


def draw_whys(one: ReckoningLine) -> Drawing:
    """Draw where both figures of an axis come from, in the words of whoever booked them."""
    amounts = (("you", one.yours), ("history", one.history))
    said = [(label, why) for label, amount in amounts if amount for why in amount.whys]
    parts = (hang(words(why), ink(f"{label:<{LABEL}}", MUTED)) for label, why in said)
    return stack(lambda width: wrap(ink(one.axis.name, STRONG), width), words(one.axis.help, MUTED), *parts)


def draw_legend() -> Drawing:
    """Say how a bar is read."""
    text = (
        "A bar runs over the whole scale of its axis: ├ low, ● best figure, ┤ high, ◆ the article's own figure. "
        "A scale has a ring for each of its steps. Signs: ■ fact, ◆ the article's judgement, ◇ our estimate."
    )
    return words(text, MUTED)
