"""The two bills as bars: on each axis a range from low to high with its best figure, yours above history's."""

from decimal import Decimal

from textual.content import Content

from game.play.cards import Amount
from game.play.page import ReckoningLine
from game.play.phrases import BETTER, find_ends, format_number, format_spread
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
from game.story.references import Axis

LABEL = 9
"""Columns for the names of the two bills."""

Scale = tuple[Decimal, Decimal]


def draw_axis(one: ReckoningLine) -> Drawing:
    """Draw an axis: its name and scale, a bar for either bill, figures, what they rest on, and the warning."""
    axis, scale = one.axis, find_ends(one)
    parts = [
        lambda width: _head(axis, scale, width),
        _bill("you", one.yours, axis, scale),
        _bill("history", one.history, axis, scale),
    ]
    if axis.warning:
        parts.append(hang(words(axis.warning, f"italic {MUTED}"), ink("  ! ", ACCENT)))
    return stack(*parts)


def _head(axis: Axis, scale: Scale, width: int) -> Lines:
    text = f"{format_number(scale[0], axis)} to {format_number(scale[1], axis)} {axis.unit}, {BETTER[axis.better]}"
    name = ink(axis.name, STRONG)
    if name.cell_length + len(text) + 2 > width:
        return [*wrap(name, width), *wrap(ink(text, MUTED), width)]
    return [apart(name, ink(text, MUTED), width)]


def _bill(label: str, amount: Amount | None, axis: Axis, scale: Scale) -> Drawing:
    style = ACCENT if label == "you" else STRONG
    head, blank = ink(f"{label:<{LABEL}}", style), ink(" " * LABEL)
    if amount is None:
        return lambda width: wrap(ink("nothing booked", MUTED), width, head)
    content = line(ink(format_number(amount.best, axis), STRONG), ink(f"  {format_spread(amount, axis)}".rstrip()))
    rests = line(ink(f"{format_footing(amount)} ", MUTED), source_marks(amount.sources))

    def draw(width: int) -> Lines:
        track = line(head, draw_bar(amount, scale, width - LABEL, style))
        both = line(content, ink("  "), rests)
        if both.cell_length <= width - LABEL:
            return [track, line(blank, both)]
        return [track, *wrap(content, width, blank), *wrap(rests, width, blank)]

    return draw


def draw_bar(amount: Amount, scale: Scale, cells: int, style: str) -> Content:
    """Return the bar: dots for the whole scale, a line from low to high, a disc at the best figure."""
    low, best, high = (_cell(value, scale, cells) for value in (amount.low, amount.best, amount.high))
    marks = ["━"] * (high - low + 1)
    marks[0], marks[-1] = "├", "┤"
    marks[best - low] = "●"
    before, after = "·" * low, "·" * (cells - high - 1)
    return line(ink(before, FAINT), ink("".join(marks), style), ink(after, FAINT))


def _cell(value: Decimal, scale: Scale, cells: int) -> int:
    """Return the cell of a value on a scale."""
    share = (value - scale[0]) / (scale[1] - scale[0])
    return round(share * (cells - 1))


def draw_legend() -> Drawing:
    """Say how a bar is read."""
    return words("A bar runs over the whole scale of its axis: ├ low, ● best figure, ┤ high. Signs: ■ fact, "
                 "◆ the article's judgement, ◇ our estimate.", MUTED)  # fmt: skip
