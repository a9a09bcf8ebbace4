"""A road given beforehand, which every face follows."""

from collections import deque
from collections.abc import Iterable

from game.play.page import Page, QuestionDetail
from game.play.questions import LEAVE_OPEN
from game.story.model import GO_ON


class Road:
    """Choices that are made without asking, in order.

    Pages that ask nothing pass by themselves, so what only goes on is left out: a campaign's road may name it. What is
    asked at a fork is left open, for a road is made of choices.
    """

    def __init__(self, choices: Iterable[str]) -> None:
        """Stand before the first of the choices."""
        self._ahead = deque(choice for choice in choices if choice != GO_ON)

    def __bool__(self) -> bool:
        """Tell whether there are choices ahead."""
        return bool(self._ahead)

    def answer(self, page: Page) -> str:
        """Return what a page is answered with: the next choice, or to go on where nothing is asked."""
        if isinstance(page.detail, QuestionDetail) and page.detail.at_fork:
            return LEAVE_OPEN
        return self._ahead.popleft() if page.asks or not page.options else GO_ON
