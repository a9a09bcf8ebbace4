"""A consequence: what a choice did, what it changed, and what it put on the bill."""

from game.play.cards import BookedLine, Gauge
from game.play.page import Page
from game.play.phrases import counted, spread
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
    spaced,
    stack,
    words,
    wrapped,
)
from game.scenes.figures import footing
from game.scenes.meters import change, value
from game.scenes.view import View


class ConsequenceView(View):
    """What the choice did."""

    def story(self) -> Drawing:
        """Draw the choice, what followed, and what changed unless the player plays blind."""
        parts = [stack(words("You chose", MUTED), heading(self.page.title), prose(self.page.text))]
        if not self.blind:
            parts.extend(tally(self.page))
        return spaced(parts)


def tally(page: Page) -> list[Drawing]:
    """Draw what changed and what was booked, as far as anything did."""
    changed = [gauge for gauge in page.gauges if gauge.changed]
    parts: list[Drawing] = []
    if changed:
        parts.append(stack(words("WHAT CHANGED", MUTED), *(_changed(gauge) for gauge in changed)))
    if page.booked:
        parts.append(stack(words("ON THE BILL", MUTED), *(booked(entry) for entry in page.booked)))
    return parts


def _changed(gauge: Gauge) -> Drawing:
    told = line(ink(f"{gauge.label}  "), value(gauge), ink("  "), change(gauge))
    return lambda width: wrapped(told, width, ink("· ", MUTED))


def booked(entry: BookedLine) -> Drawing:
    """Draw an amount: the axis, the best figure, the range, how firm it is and what it rests on."""
    amount, axis = entry.amount, entry.axis

    def draw(width: int) -> Lines:
        best = line(ink(f"{axis.name}  "), ink(counted(amount.best, axis), f"bold {ACCENT}"))
        ranged = ink(f"  {spread(amount, axis)}".rstrip())
        rests = line(ink(f"{footing(amount)} ", MUTED), source_marks(amount.sources))
        return [
            *wrapped(line(best, ranged), width, ink("· ", MUTED)),
            *wrapped(rests, width, ink("  ")),
        ]

    return draw
