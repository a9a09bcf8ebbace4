"""An ending: where the road stops, and what changed there."""

from game.scenes.consequence import draw_changes
from game.scenes.drawing import MUTED, Drawing, heading, prose, space_out, stack, words
from game.scenes.view import View


class EndingView(View):
    """Where this road stops."""

    def story(self) -> Drawing:
        """Draw the ending, and what changed there unless the player plays blind."""
        parts = [stack(words("Where your road ends", MUTED), heading(self.page.title), prose(self.page.text))]
        if not self.blind:
            parts.extend(draw_changes(self.page))
        return space_out(parts)
