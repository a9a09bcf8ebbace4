"""The one widget that shows text: it draws lines for its width, and tells what was clicked."""

from typing import Any

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from game.scenes.drawing import EMPTY, Drawing, Lines


class TextView(Widget):
    """Text drawn for a width; nothing else in this face shows text, so none can come in as markup."""

    ALLOW_SELECT = False
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    """That a text was laid out is no reason to lay the screen out once more, as Textual has it for what may scroll."""

    class Touched(Message):
        """Something in the text was clicked; `meta` says what."""

        def __init__(self, meta: dict[str, Any]) -> None:
            """Tell what the clicked text stands for."""
            super().__init__()
            self.meta = meta

    def __init__(self, drawing: Drawing, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Show a drawing."""
        super().__init__(id=id, classes=classes)
        self._drawing = drawing
        self._drawn: tuple[int, Lines] = (-1, [])

    def redraw(self, drawing: Drawing) -> None:
        """Show another drawing; the screen is laid out anew only where it takes more or fewer lines."""
        width, before = self._drawn
        self._drawing = drawing
        self._drawn = (-1, [])
        same = width == self.content_size.width and len(self.lines(width)) == len(before)
        self.refresh(layout=not same)

    def lines(self, width: int) -> Lines:
        """Return the lines for a width."""
        if self._drawn[0] != width:
            self._drawn = (width, self._drawing(width))
        return self._drawn[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Take all the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Be as high as the drawing."""
        return len(self.lines(width))

    def render(self) -> Content:
        """Return the drawing as one content."""
        return Content("\n").join(self.lines(self.content_size.width)) if self.content_size.width else EMPTY

    def on_click(self, event: events.Click) -> None:
        """Tell the scene what was clicked, if it stands for something."""
        meta = event.style.meta
        known: dict[str, Any] = {key: meta[key] for key in ("source", "person", "paper", "command") if key in meta}
        if known:
            event.stop()
            self.post_message(self.Touched(known))
