"""A consequence: what a choice did, and what it changed."""

from game.play.cards import Gauge
from game.play.page import Page
from game.scenes.drawing import MUTED, Drawing, heading, ink, line, prose, space_out, stack, words, wrap
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
    """Draw what changed, as far as anything did."""
    changed = [gauge for gauge in page.gauges if gauge.changed]
    return [stack(words("WHAT CHANGED", MUTED), *(_draw_change(gauge) for gauge in changed))] if changed else []


def _draw_change(gauge: Gauge) -> Drawing:
    content = line(ink(f"{gauge.label}  "), draw_value(gauge), ink("  "), draw_change(gauge))
    return lambda width: wrap(content, width, ink("· ", MUTED))
