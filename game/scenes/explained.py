"""The meters explained: what each means, its range, and what the last choice changed."""

from game.play.page import Page
from game.scenes.drawing import space_out, words
from game.scenes.meters import explain
from game.scenes.sheet import Sheet


def build_meters_sheet(page: Page, *, blind: bool) -> Sheet:
    """Explain every meter that may be seen."""
    if blind:
        text = "You play blind: the meters are shown at the reckoning. Settings (,) switch that off."
        return Sheet("Meters", words(text))
    if not page.gauges:
        return Sheet("Meters", words("This decision has no meters to watch."))
    return Sheet("Where things stand", space_out(explain(gauge) for gauge in page.gauges))
