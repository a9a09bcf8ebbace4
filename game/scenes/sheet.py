"""A sheet laid over a scene: a heading, text that scrolls, and perhaps entries that open further sheets."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.scenes.commands import Where, find_command, list_bindings
from game.scenes.drawing import HEADING, MUTED, Drawing, Lines, apart, ink, line, rule, stack, touch
from game.scenes.scene import TALL
from game.scenes.scrolling import Scrolling
from game.scenes.widgets.choice_list import ChoiceLine
from game.scenes.widgets.scroll_column import MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView

Opens = Callable[[], "Sheet | None"]
"""What an entry does: the sheet it opens, or None where it only acts."""

Cited = Callable[[int], "Sheet | None"]
"""Gives the sheet of the source that a mark names by its number."""


class Sheet(Scrolling, ModalScreen[None]):
    """Something to read, and things to open from there."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.SHEET, Where.SCROLL, Where.ANYWHERE)
    PLACES: ClassVar[tuple[Where, ...]] = (Where.SHEET,)

    def __init__(
        self, title: str, text: Drawing, entries: Sequence[tuple[Drawing, Opens]] = (), *, cited: Cited | None = None
    ) -> None:
        """Show a text, and below it the entries; source marks open what `cited` gives."""
        super().__init__(name=title)
        self.cited = cited
        self.heading = title
        self.text = text
        self.entries = list(entries)

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with Vertical(id="sheet"):
            yield TextView(self._head, classes="head")
            with ScrollColumn(id="roll"):
                yield TextView(self.text, id="text")
                for index, (drawing, _) in enumerate(self.entries):
                    yield ChoiceLine(str(index), drawing)
            yield MoreLine()

    def _head(self, width: int) -> Lines:
        close = find_command("close")
        back = touch(line(ink(close.shown, "bold $accent"), ink(f" {close.label}", MUTED)), command=close.id)
        return stack(lambda room: [apart(ink(self.heading, HEADING), back, room)], rule)(width)

    def on_mount(self) -> None:
        """Select the first entry."""
        entries = self.query(ChoiceLine)
        if entries:
            entries.first().focus(scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Leave room above and below the text for the heading, the last rule and the frame."""
        narrow = event.size.height < TALL
        self.set_class(narrow, "-low")
        self.scroll_column.styles.max_height = max(event.size.height - (8 if narrow else 12), 3)

    def on_screen_suspend(self) -> None:
        """Make way for the sheet that is laid over this one."""
        self.query_one("#sheet").visible = False

    def on_screen_resume(self) -> None:
        """Be seen again."""
        self.query_one("#sheet").visible = True

    def redraw(self, text: Drawing) -> None:
        """Show another text in the place of this one."""
        self.text = text
        self.query_one("#text", TextView).redraw(text)

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)

    def on_choice_line_taken(self, event: ChoiceLine.Taken) -> None:
        """Open what an entry stands for."""
        self.take(int(event.taken))

    def take(self, index: int) -> None:
        """Open the sheet of an entry."""
        self._lay(self.entries[index][1]())

    def _lay(self, opened: "Sheet | None") -> None:
        if opened is not None:
            self.app.push_screen(opened)

    def on_text_view_touched(self, event: TextView.Touched) -> None:
        """Close the sheet by a click on its corner, or open the source that was clicked."""
        if event.meta.get("command") == "close":
            self.dismiss()
        elif self.cited is not None and "source" in event.meta:
            self._lay(self.cited(event.meta["source"]))

    def action_open(self, number: int) -> None:
        """Open an entry by its place in the list."""
        if number <= len(self.entries):
            self.take(number - 1)

    def action_close(self) -> None:
        """Close the sheet."""
        self.dismiss()

    def action_forth(self) -> None:
        """Select the next entry, or scroll where there is none."""
        self._step(1)

    def action_back_one(self) -> None:
        """Select the entry before, or scroll where there is none."""
        self._step(-1)

    def _step(self, by: int) -> None:
        entries = list(self.query(ChoiceLine))
        if not entries:
            self.scroll_column.scroll_relative(y=by, animate=False)
            return
        focused = self.focused
        index = entries.index(focused) + by if isinstance(focused, ChoiceLine) else 0
        entries[min(max(index, 0), len(entries) - 1)].focus()
