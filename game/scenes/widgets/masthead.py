"""The line above a page: which decision, which day, which place."""

from textual.content import Content

from game.play.legs import describe_leg
from game.play.page import Page
from game.scenes.drawing import ACCENT, FAINT, MUTED, Drawing, Lines, apart, ink, line
from game.scenes.widgets.text_view import TextView


class Masthead(TextView):
    """Decision on the left, date and place on the right, a thin rule below."""


def draw_masthead(page: Page) -> Drawing:
    """Draw the two lines; where there is no room the place is left out, then the leg's name, then the title is cut."""
    date, place = ink(page.date, "bold"), ink(f" · {page.place}", MUTED)
    short, full = _titles(page)

    def draw(width: int) -> Lines:
        pairs = ((full, line(date, place)), (full, date), (short, line(date, place)), (short, date))
        fits = (pair for pair in pairs if pair[0].cell_length + pair[1].cell_length + 2 <= width)
        left, right = next(fits, (short, date))
        return [apart(left, right, width), ink("─" * width, FAINT)]

    return draw


def _titles(page: Page) -> tuple[Content, Content]:
    """Return the decision's title; in a campaign with the number of the leg, and with its name besides."""
    title = ink(page.decision_title, MUTED)
    if page.leg is None:
        return title, title
    short = line(title, ink(f" · {describe_leg(page.leg)}", ACCENT))
    return short, line(short, ink(f": {page.leg.title}", ACCENT))
