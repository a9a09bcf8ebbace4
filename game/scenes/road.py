"""The road so far: every choice made; from the reveal on, beside it what history chose, and in the end its cost."""

from game.play.cards import RoadStep
from game.play.page import Page
from game.play.phrases import format_booked_amount
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, space_out, words, wrap
from game.scenes.sheet import Sheet


def build_road_sheet(page: Page) -> Sheet:
    """Show the choices in order."""
    return Sheet("The road so far", draw_road(page.road) if page.road else words("You have not chosen yet."))


def draw_road(steps: tuple[RoadStep, ...]) -> Drawing:
    """Draw the choices in order."""
    return space_out(_step(number, step) for number, step in enumerate(steps, 1))


def _step(number: int, step: RoadStep) -> Drawing:
    def draw(width: int) -> Lines:
        lead = ink(f"{number:>2}  ", f"bold {ACCENT}")
        blank = ink("    ")
        lines = wrap(ink(f"{step.date}: {step.title}", MUTED), width, lead, blank)
        lines += wrap(ink(step.text, STRONG), width, blank)
        if step.history is True:
            lines += wrap(ink("= as history chose", MUTED), width, blank)
        elif step.history_text:
            lines += wrap(ink(f"≠ history: {step.history_text}", MUTED), width, blank)
        for booked in step.booked:
            amount = line(ink(f"{booked.axis.name} ", MUTED), ink(format_booked_amount(booked), ACCENT))
            lines += wrap(amount, width, ink("    · ", MUTED))
        return lines

    return draw
