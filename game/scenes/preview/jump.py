"""Going to a page by a part of its name."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.scenes.drawing import ACCENT, HEADING, MUTED, STRONG, Drawing, Lines, apart, ink, line, rule, stack, wrap
from game.scenes.widgets.choice_list import ChoiceLine, ChoiceList
from game.scenes.widgets.text_view import TextView

Destination = tuple[str, str]
"""The name of a page, and its title."""

MOST = 40
"""Pages that are listed at once."""


class JumpSheet(ModalScreen[None]):
    """A line to type into, and the pages whose name or title has that in it; laid over the scene as a sheet is."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "forth", show=False),
        Binding("up", "back_one", show=False),
    ]

    def __init__(self, places: Sequence[Destination], go: Callable[[str], None]) -> None:
        """Offer these pages; `go` is told the one that is chosen."""
        super().__init__(name="Go to")
        self._places = places
        self._go = go
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with Vertical(id="sheet"):
            yield TextView(self._head, classes="head")
            yield TextView(self._count, id="text")
            yield ChoiceList(self._fillings(), id="found")

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the heading and the frame."""
        self.query_one("#found").styles.max_height = max(event.size.height - 9, 3)

    def on_mount(self) -> None:
        """Select the first page."""
        self._list.step(1)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed."""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character:
            self._typed += event.character
        else:
            return
        event.stop()
        self._list.fill(self._fillings())
        for name in (".head", "#text"):
            words = self.query_one(name, TextView)
            words.redraw(self._head if name == ".head" else self._count)
        self.set_focus(None)
        self._list.step(1)

    def on_choice_line_taken(self, event: ChoiceLine.Taken) -> None:
        """Go to the page."""
        self.dismiss()
        self._go(event.taken)

    def action_close(self) -> None:
        """Stay where the author was."""
        self.dismiss()

    def action_forth(self) -> None:
        """Select the next page."""
        self._list.step(1)

    def action_back_one(self) -> None:
        """Select the page before."""
        self._list.step(-1)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#found", ChoiceList)

    def _find_matches(self) -> list[Destination]:
        wanted = self._typed.strip().casefold()
        hits = [place for place in self._places if wanted in place[0] or wanted in place[1].casefold()]
        return sorted(hits, key=lambda place: not place[0].startswith(wanted)) if wanted else hits

    def _fillings(self) -> list[tuple[str, Drawing]]:
        return [(name, _draw_line(name, title)) for name, title in self._find_matches()[:MOST]]

    def _head(self, width: int) -> Lines:
        typed = line(ink("Go to  ", HEADING), ink(self._typed, STRONG), ink("▏", ACCENT))
        return stack(lambda room: [apart(typed, ink("Esc back", MUTED), room)], rule)(width)

    def _count(self, width: int) -> Lines:
        found, all_ = len(self._find_matches()), len(self._places)
        more = f", the first {MOST} listed" if found > MOST else ""
        return wrap(ink(f"{found:,} of {all_:,} pages{more}. Type a part of a name or a title.", MUTED), width)


def _draw_line(name: str, title: str) -> Drawing:
    return lambda width: [line(ink(f"{name}  "), ink(title, MUTED)).truncate(width, ellipsis=True)]
