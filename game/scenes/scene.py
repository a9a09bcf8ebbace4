"""What every scene shares: breakpoints, the footer, a line for notices, and the plea for more room."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from game.scenes.commands import Command, Where, list_commands
from game.scenes.drawing import ACCENT, MUTED, Lines, ink, wrap
from game.scenes.widgets.choice_list import ChoiceLine
from game.scenes.widgets.key_footer import KeyFooter
from game.scenes.widgets.text_view import TextView

LEAST = (60, 20)
"""Columns and rows below which a scene asks for more room."""

WIDE = 100
"""Columns from which the side panel stands beside the story."""


TALL = 36
"""Rows from which choices stand apart from one another."""


class Scene(Screen[None]):
    """A full screen: whatever `body` gives, a line for notices, and the keys."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]  # noqa: RUF012
    PLACES: ClassVar[tuple[Where, ...]] = ()

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would paint the whole screen anew when the focus moves; the widgets concerned paint themselves."""

    _notice = ""

    @property
    def places(self) -> tuple[Where, ...]:
        """The places whose commands hold in this scene."""
        return self.PLACES

    def compose(self) -> ComposeResult:
        """Lay out the scene."""
        yield TextView(self._plea, classes="plea")
        yield from self.body()
        yield TextView(lambda _: [], id="notice")
        yield KeyFooter(self.list_named())

    def body(self) -> ComposeResult:
        """Return what this scene shows above the footer."""
        raise NotImplementedError

    def list_named(self) -> list[Command]:
        """Return the commands that the footer may name."""
        return list(list_commands(*self.places))

    def say(self, text: str) -> None:
        """Show a sentence above the footer, until the next one; an empty one clears it."""
        if text == self._notice:
            return
        self._notice = text
        notice = self.query_one("#notice", TextView)
        bar = ink("▌ ", ACCENT)
        notice.redraw(lambda width: [row for part in text.split("\n") for row in wrap(ink(part), width, bar)])
        notice.set_class(bool(text), "-said")

    @property
    def is_cramped(self) -> bool:
        """Whether the window is too small to play in."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room, or go on as soon as there is some."""
        width, height = event.size
        self.set_class(width < LEAST[0] or height < LEAST[1], "-cramped")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be chosen blindly while the window is too small."""
        del parameters
        return not self.is_cramped or not hasattr(self, f"action_{action}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let the real cursor follow the selection: screen readers look there."""
        if isinstance(event.widget, ChoiceLine):
            self.call_after_refresh(self._point_at, event.widget)

    def _point_at(self, entry: ChoiceLine) -> None:
        self.app.cursor_position = Offset(entry.region.x + 1, entry.region.y)

    def _plea(self, width: int) -> Lines:
        columns, rows = self.size
        return [
            *wrap(ink("A little more room, please.", f"bold {ACCENT}"), width),
            *wrap(ink(f"This window is {columns} by {rows}; the game needs {LEAST[0]} by {LEAST[1]}."), width),
            *wrap(ink("Make it larger, or press q to quit: your game is saved.", MUTED), width),
        ]

    def on_text_view_touched(self, event: TextView.Touched) -> None:
        """Do what was clicked: a key of the footer, a source, a person, a paper."""
        for kind, value in event.meta.items():
            if kind == "command":
                self.call_later(self.perform, value)
            else:
                self.open_card(kind, value)

    def open_card(self, kind: str, value: str | int) -> None:
        """Open the card of a source, a person or a paper; scenes without a page have none."""

    async def perform(self, name: str) -> None:
        """Do a command by its id, here or in the app."""
        owner = self if hasattr(self, f"action_{name}") else self.app
        await owner.run_action(name)
