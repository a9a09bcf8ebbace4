"""The meters explained: what each means, its range, and what the last choice changed."""

from game.play.page import Page
from game.scenes.drawing import spaced, words
from game.scenes.meters import explained
from game.scenes.sheet import Sheet


def meters_sheet(page: Page, *, blind: bool) -> Sheet:
    """Explain every meter that may be seen."""
    if blind:
        told = "You play blind: the meters are shown at the reckoning. Settings (,) switch that off."
        return Sheet("Meters", words(told))
    if not page.gauges:
        return Sheet("Meters", words("This decision has no meters to watch."))
    return Sheet("Where things stand", spaced(explained(gauge) for gauge in page.gauges))
