"""A question before the reveal: a prediction, and then how sure the player is."""

from typing import ClassVar

from textual.binding import BindingType

from game.play.page import QuestionDetail
from game.scenes.commands import Where, bindings
from game.scenes.ink import MUTED, STRONG, Drawing, heading, ink, line, prose, spaced, stack, words, wrapped
from game.scenes.page_scene import PageScene


class QuestionScene(PageScene):
    """Asks what history did, and then how sure the player is."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.QUESTION, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.QUESTION)
    asks = True

    def story(self) -> Drawing:
        """Draw the question; once it is answered, the answer."""
        detail = self.detail(QuestionDetail)
        count = f"Prediction {detail.number} of {detail.count}"
        parts = [stack(words(count, MUTED), heading(self.page.title), prose(self.page.text))]
        if detail.answered:
            told = line(ink("You said: ", MUTED), ink(detail.answered, STRONG))
            parts.append(lambda width: wrapped(told, width))
        return spaced(parts)

    def action_answer(self, number: int) -> None:
        """Answer by number."""
        if number <= len(self.page.options):
            self.answer(self.page.options[number - 1])
