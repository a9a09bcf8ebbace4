"""What a scene asks of the app around it."""

from typing import Protocol

from game.scenes.context import Start, Table


class Host(Protocol):
    """Where a scene finds the services at hand, and what opens a game for it."""

    @property
    def table(self) -> Table:
        """The services at hand, with the settings that hold now."""

    def begin(self, start: Start) -> None:
        """Open a game and show its page, or say why it cannot be opened."""
