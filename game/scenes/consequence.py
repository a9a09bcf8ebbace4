"""A consequence: what a choice did, what it changed, and what it put on the bill."""

from game.play.cards import BookedLine, Gauge
from game.play.page import Page
from game.play.phrases import format_quantity, format_spread
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    Drawing,
    Lines,
    heading,
    ink,
    line,
    prose,
    source_marks,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.figures import format_footing
from game.scenes.meters import draw_change, draw_value
from game.scenes.view import View


class ConsequenceView(View):
    """What the choice did."""

    def story(self) -> Drawing:
        """Draw the choice, what followed, and what changed unless the player plays blind."""
        parts = [stack(words("You chose", MUTED), heading(self.page.title), prose(self.page.text))]
        if not self.blind:
            parts.extend(draw_changes(self.page))
        return space_out(parts)


def draw_changes(page: Page) -> list[Drawing]:
    """Draw what changed and what was booked, as far as anything did."""
    changed = [gauge for gauge in page.gauges if gauge.changed]
    parts: list[Drawing] = []
    if changed:
        parts.append(stack(words("WHAT CHANGED", MUTED), *(_draw_change(gauge) for gauge in changed)))
    if page.booked:
        parts.append(stack(words("ON THE BILL", MUTED), *(draw_booked(entry) for entry in page.booked)))
    return parts


def _draw_change(gauge: Gauge) -> Drawing:
    content = line(ink(f"{gauge.label}  "), draw_value(gauge), ink("  "), draw_change(gauge))
    return lambda width: wrap(content, width, ink("· ", MUTED))


def draw_booked(entry: BookedLine) -> Drawing:
    """Draw an amount: the axis, the best figure, the range, how firm it is and what it rests on."""
    amount, axis = entry.amount, entry.axis

    def draw(width: int) -> Lines:
        best = line(ink(f"{axis.name}  "), ink(format_quantity(amount.best, axis), f"bold {ACCENT}"))
        ranged = ink(f"  {format_spread(amount, axis)}".rstrip())
        rests = line(ink(f"{format_footing(amount)} ", MUTED), source_marks(amount.sources))
        return [
            *wrap(line(best, ranged), width, ink("· ", MUTED)),
            *wrap(rests, width, ink("  ")),
        ]

    return draw
