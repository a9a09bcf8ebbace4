"""A passage: the story, two to five choices, and the panel; between the legs of a campaign there is only a way on."""

from typing import ClassVar

from game.scenes.commands import Where
from game.scenes.drawing import Drawing, gap, heading, prose, stack
from game.scenes.view import View, draw_chair


class PassageView(View):
    """Where the player decides."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.PASSAGE, Where.PAGE, Where.SCROLL)
    ASKS: ClassVar[bool] = True


class BetweenView(View):
    """Where a campaign opens a leg, or leaves one: nothing is decided here."""

    def story(self) -> Drawing:
        """Draw whose chair is taken, where a leg opens, and the text."""
        if self.page.leg is None or not self.page.leg.opens:
            return super().story()
        return stack(heading(self.page.title), draw_chair(self.page), gap, prose(self.page.text))
