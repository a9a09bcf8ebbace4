"""How one kind of page is drawn: what is told, what stands below it or beside it, and which commands hold."""

from typing import ClassVar

from game.play.page import Page
from game.scenes.commands import Where
from game.scenes.drawing import MUTED, STRONG, Drawing, heading, ink, line, prose, stack, wrap
from game.scenes.meters import strip
from game.scenes.panel import draw_panel


def draw_chair(page: Page) -> Drawing:
    """Draw in whose chair the player sits."""
    content = line(ink("You sit in the chair of ", MUTED), ink(page.seat, STRONG))
    return lambda width: wrap(content, width)


class View:
    """A page as drawings; who plays `blind` sees no meters and nothing of what a choice changed."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.TELLING, Where.PAGE, Where.SCROLL)
    ASKS: ClassVar[bool] = False
    """Whether the page asks something, so that nothing is selected before the player moves."""

    def __init__(self, page: Page, *, blind: bool) -> None:
        """Look at a page."""
        self.page = page
        self.blind = blind

    def strip(self) -> Drawing:
        """Draw what stands above the story where there is no side panel: the meters in short."""
        return stack() if self.blind else strip(self.page.gauges)

    def story(self) -> Drawing:
        """Draw what this page tells."""
        return stack(heading(self.page.title), prose(self.page.text))

    def below(self) -> Drawing:
        """Draw what stands below the story where there is no side panel."""
        return stack()

    def beside(self) -> Drawing:
        """Draw the side panel."""
        return draw_panel(self.page, blind=self.blind)
