"""A question before the reveal: a prediction, and then how sure the player is."""

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
        count = f"Prediction {detail.number} of {detail.count}"
        parts = [stack(words(count, MUTED), heading(self.page.title), prose(self.page.text))]
        if detail.answered:
            content = line(ink("You said: ", MUTED), ink(detail.answered, STRONG))
            parts.append(lambda width: wrap(content, width))
        return space_out(parts)
