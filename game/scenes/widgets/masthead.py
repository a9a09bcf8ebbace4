"""The line above a page: which decision, which day, which place."""

from game.play.page import Page
from game.scenes.ink import FAINT, MUTED, Drawing, Lines, apart, ink, line
from game.scenes.widgets.words import Words


class Masthead(Words):
    """Decision on the left, date and place on the right, a thin rule below."""


def masthead(page: Page) -> Drawing:
    """Draw the two lines; the place is left out, then the title cut, where there is no room."""

    def draw(width: int) -> Lines:
        left = ink(page.decision_title, MUTED)
        date, place = ink(page.date, "bold"), ink(f" · {page.place}", MUTED)
        right = line(date, place)
        if right.cell_length > width - 12:
            right = date
        return [apart(left, right, width), ink("─" * width, FAINT)]

    return draw
