"""A list one can choose from: by arrows and Enter, or with the mouse."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from game.scenes.drawing import Drawing
from game.scenes.widgets.scroll_column import LazyScroll
from game.scenes.widgets.text_view import TextView


class ChoiceLine(TextView, can_focus=True):
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


Filling = tuple[str, Drawing]
"""The name of an entry and what it shows."""


class ChoiceList(LazyScroll, can_focus=False, inherit_bindings=False):
    """Entries one below another; the keys that move among them are the scene's."""

    def __init__(self, fillings: Iterable[Filling], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these entries."""
        super().__init__(*(ChoiceLine(name, drawing) for name, drawing in fillings), id=id)

    def fill(self, fillings: Sequence[Filling]) -> None:
        """Show other entries; widgets are kept, for making them takes longer than drawing them."""
        entries = list(self.query(ChoiceLine))
        for entry, (name, drawing) in zip(entries, fillings, strict=False):
            entry.taken = name
            entry.redraw(drawing)
        for index, entry in enumerate(entries):
            entry.display = index < len(fillings)
        fresh = [ChoiceLine(name, drawing) for name, drawing in fillings[len(entries) :]]
        if fresh:
            self.mount(*fresh)
        self.scroll_home(animate=False)

    @property
    def needed_height(self) -> int:
        """How many lines all entries take, with the air around them; as they are now, before they are laid out."""
        shown = [entry for entry in self.query(ChoiceLine) if entry.display]
        width = next((entry.content_size.width for entry in shown if entry.content_size.width), 0)
        rows = sum(len(entry.lines(width)) + entry.styles.margin.height for entry in shown if width)
        return rows + self.gutter.height

    def step(self, by: int) -> None:
        """Select the next (1) or the one before (-1); the first or last where none is selected."""
        entries = [entry for entry in self.query(ChoiceLine) if entry.display]
        if not entries:
            return
        focused = self.screen.focused
        if isinstance(focused, ChoiceLine) and focused in entries:
            index = min(max(entries.index(focused) + by, 0), len(entries) - 1)
        else:
            index = 0 if by > 0 else len(entries) - 1
        entries[index].focus()
