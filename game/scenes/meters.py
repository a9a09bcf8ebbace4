"""Meters as they are drawn: a row of blocks, the value in words, and what the last choice changed."""

from collections.abc import Sequence

from textual.content import Content

from game.play.cards import Gauge
from game.scenes.drawing import (
    ACCENT,
    EMPTY,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    apart,
    ink,
    line,
    pack,
    stack,
    touch,
    words,
    wrap,
)

FULL, HOLLOW = "■", "□"
STRIP = 2
"""Lines of the strip above a story."""

LONGEST = 12
"""The longest row of blocks; a longer range is drawn to scale."""


def draw_blocks(gauge: Gauge) -> Content:
    """Return the row of blocks of a number; nothing for a named state."""
    span = gauge.high - gauge.low
    if gauge.named or not span:
        return EMPTY
    cells = min(span, LONGEST)
    filled = round((gauge.value - gauge.low) * cells / span)
    return line(ink(FULL * filled, ACCENT), ink(HOLLOW * (cells - filled), MUTED))


def draw_value(gauge: Gauge) -> Content:
    """Return the value as number and word: `2 wavering`."""
    if gauge.named:
        return ink(gauge.said, STRONG)
    number = ink(str(gauge.value), STRONG)
    return number if gauge.said == str(gauge.value) else line(number, ink(f" {gauge.said}"))


def draw_change(gauge: Gauge) -> Content:
    """Return what the last choice changed: a sign, the amount, and from where; nothing where it changed nothing."""
    if not gauge.changed:
        return EMPTY
    if gauge.named:
        return ink(f"◆ was {gauge.before_said}", ACCENT)
    by = gauge.value - gauge.before
    return ink(f"▲ +{by}" if by > 0 else f"▼ \N{MINUS SIGN}{-by}", ACCENT)


def draw_meter(gauge: Gauge) -> Drawing:
    """Draw a meter on two lines: its label, and below it blocks, value and change."""

    def draw(width: int) -> Lines:
        parts = [part for part in (draw_blocks(gauge), draw_value(gauge), draw_change(gauge)) if part]
        return [*wrap(ink(gauge.label), width), *wrap(ink("  ").join(parts), width)]

    return draw


def draw_brief(gauge: Gauge) -> Drawing:
    """Draw a meter on one line: its label, and at the other end change and value; a number goes for want of room."""
    turned = ink("◆", ACCENT) if gauge.named and gauge.changed else draw_change(gauge)
    label, content, word = (
        ink(gauge.label),
        _beside(turned, draw_value(gauge)),
        _beside(turned, ink(gauge.said, STRONG)),
    )

    def draw(width: int) -> Lines:
        fits = label.cell_length + content.cell_length < width - 1
        return [apart(label, content if fits else word, width).truncate(width, ellipsis=True)]

    return draw


def _beside(turned: Content, value: Content) -> Content:
    return ink(" ").join(part for part in (turned, value) if part)


def strip(gauges: Sequence[Gauge]) -> Drawing:
    """Draw the meters in at most two lines, those that changed first; the rest is counted, with the key for them."""
    shorts = [_short(gauge) for gauge in sorted(gauges, key=lambda gauge: not gauge.changed)]

    def draw(width: int) -> Lines:
        lines = pack(shorts)(width)
        left = 0
        while len(lines) > STRIP and left < len(shorts):
            left += 1
            more = touch(ink(f"+{left} more: m", MUTED), command="meters")
            lines = pack([*shorts[: len(shorts) - left], more])(width)
        return lines

    return draw


def _short(gauge: Gauge) -> Content:
    parts = [ink(gauge.label, MUTED), draw_blocks(gauge), draw_value(gauge), draw_change(gauge)]
    return touch(ink(" ").join(part for part in parts if part), command="meters")


def explain(gauge: Gauge) -> Drawing:
    """Draw a meter with what it means, its whole range in words, and where it stood before."""
    known = "" if not gauge.changed else f"Before your last choice: {gauge.before_said}."
    scale = "" if gauge.named else f"Goes from {gauge.low} to {gauge.high}."
    text = " ".join(part for part in (scale, known) if part)
    return stack(draw_meter(gauge), words(gauge.help, MUTED), *([words(text, MUTED)] if text else []))
