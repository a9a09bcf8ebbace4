"""A list one can choose from: by arrows and Enter, or with the mouse."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from game.scenes.ink import Drawing
from game.scenes.widgets.words import Words


class Entry(Words, can_focus=True):
    """One line of a list; `name` says which."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "choose", show=False)]

    class Taken(Message):
        """The entry of this name was chosen."""

        def __init__(self, taken: str) -> None:
            """Tell which entry it was."""
            super().__init__()
            self.taken = taken

    def __init__(self, name: str, drawing: Drawing, *, classes: str | None = None) -> None:
        """Show a drawing that can be chosen."""
        super().__init__(drawing, classes=classes)
        self.taken = name

    def action_take(self) -> None:
        """Choose this entry."""
        self.post_message(self.Taken(self.taken))

    def on_click(self, event: events.Click) -> None:
        """Choose this entry."""
        event.stop()
        self.action_take()


class Entries(VerticalScroll, can_focus=False):
    """Entries one below another."""

    def __init__(self, entries: Iterable[Entry], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show the entries."""
        super().__init__(*entries, id=id)

    def step(self, by: int) -> None:
        """Select the next (1) or the one before (-1); the first or last where none is selected."""
        entries = list(self.query(Entry))
        if not entries:
            return
        focused = self.screen.focused
        if isinstance(focused, Entry) and focused in entries:
            index = min(max(entries.index(focused) + by, 0), len(entries) - 1)
        else:
            index = 0 if by > 0 else len(entries) - 1
        entries[index].focus()
