"""What a scene asks of the app around it."""

from typing import Protocol

from game.scenes.context import Context, StartPoint


class Host(Protocol):
    """Where a scene finds the services at hand, and what opens a game for it."""

    @property
    def context(self) -> Context:
        """The services at hand, with the settings that hold now."""

    def begin(self, start: StartPoint) -> None:
        """Open a game and show its page, or say why it cannot be opened."""
