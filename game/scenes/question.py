"""A question at a fork or before the reveal: a prediction, and then how sure the player is."""

from typing import ClassVar

from game.play.page import QuestionDetail, detail_of
from game.scenes.commands import Where
from game.scenes.drawing import MUTED, STRONG, Drawing, heading, ink, line, prose, space_out, stack, words, wrap
from game.scenes.view import View


class QuestionView(View):
    """Asks what history did, and then how sure the player is."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.QUESTION, Where.PAGE, Where.SCROLL)
    ASKS: ClassVar[bool] = True

    def story(self) -> Drawing:
        """Draw the question; once it is answered, the answer."""
        detail = detail_of(self.page, QuestionDetail)
        count = "Prediction" if detail.at_fork else f"Prediction {detail.number} of {detail.count}"
        top = words(f"{count}, sealed until the reveal", MUTED)
        parts = [stack(top, heading(self.page.title), prose(self.page.text))]
        if self.page.chosen:
            chosen = line(ink("You chose: ", MUTED), ink(self.page.chosen))
            parts.append(lambda width: wrap(chosen, width))
        if detail.answered:
            content = line(ink("You said: ", MUTED), ink(detail.answered, STRONG))
            parts.append(lambda width: wrap(content, width))
        return space_out(parts)
