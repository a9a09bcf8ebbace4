"""A road given beforehand, which both plain faces follow."""

from collections import deque
from collections.abc import Iterable

from game.play.page import GO_ON


class Road:
    """Choices that are made without asking, in order.

    Pages that ask nothing pass by themselves, so `go-on` is left out: a campaign's road may name it.
    """

    def __init__(self, choices: Iterable[str]) -> None:
        """Stand before the first of the choices."""
        self._ahead = deque(choice for choice in choices if choice != GO_ON)

    def __bool__(self) -> bool:
        """Tell whether there are choices ahead."""
        return bool(self._ahead)

    def take(self) -> str:
        """Return the next choice and step over it."""
        return self._ahead.popleft()
