"""Sheets of a class: entries that act and close, and lines to type into."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.play.cards import Option
from game.scenes.drawing import (
    ACCENT,
    EMPTY,
    HEADING,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    apart,
    ink,
    line,
    rule,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.sheet import Sheet
from game.scenes.widgets.text_view import TextView

Act = Callable[[], Sheet | None]
"""What an entry does; perhaps it opens another sheet."""
Entry = tuple[str | Drawing, Act]
MOST_DIGITS = 4


class ActionSheet(Sheet):
    """A sheet that closes once an entry was taken."""

    def __init__(self, title: str, text: str | Drawing, entries: Sequence[Entry]) -> None:
        """Offer entries below a text."""
        told = words(text, MUTED) if isinstance(text, str) else text
        drawn = [(draw_entry(one) if isinstance(one, str) else one, act) for one, act in entries]
        super().__init__(title, space_out([told, stack()]), drawn)

    def take(self, index: int) -> None:
        """Close the sheet, and do what the entry stands for."""
        act = self.entries[index][1]
        self.dismiss()
        opened = act()
        if opened is not None:
            self.app.push_screen(opened)


def draw_entry(text: str, note: str = "") -> Drawing:
    """Draw an entry: what it does, and a note behind it."""
    content = line(ink(text), ink(f"  {note}" if note else "", MUTED))
    return lambda width: wrap(content, width)


class TypingSheet(ModalScreen[None]):
    """A sheet that takes what is typed."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "app.leave_game", show=False)]

    def __init__(self, title: str) -> None:
        """Say what is typed here."""
        super().__init__(name=title)
        self.heading = title

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with Vertical(id="sheet"):
            yield TextView(self._head, classes="head")
            yield TextView(self.draw, id="text")

    def draw(self, width: int) -> Lines:
        """Return the lines of what was typed so far."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show what was typed so far."""
        self.query_one("#text", TextView).redraw(self.draw)

    def _head(self, width: int) -> Lines:
        back = ink("Enter done · Esc back", MUTED)
        return stack(lambda room: [apart(ink(self.heading, HEADING), back, room)], rule)(width)


class HandsSheet(TypingSheet):
    """Raised hands, choice by choice: digits are typed, Enter goes to the next, and after the last keeps them."""

    def __init__(
        self, choices: Sequence[Option], counted: Sequence[int], keep: Callable[[tuple[tuple[str, int], ...]], None]
    ) -> None:
        """Ask how many hands there are for each choice; `counted` are those of a count before."""
        super().__init__("Raised hands")
        self._choices, self._keep = list(choices), keep
        self._typed = [str(number) if number else "" for number in counted]
        self._at = 0

    def draw(self, width: int) -> Lines:
        """Return the choices with what was typed for each."""
        lines: Lines = [*wrap(ink("Type the number of hands for each choice. Enter goes on.", MUTED), width), EMPTY]
        for index, (option, typed) in enumerate(zip(self._choices, self._typed, strict=True)):
            here = index == self._at
            lead = line(ink("▌" if here else " ", ACCENT), ink(f"{typed or '0':>{MOST_DIGITS}}", STRONG),
                        ink("▏ " if here else "  ", ACCENT))  # fmt: skip
            lines += wrap(ink(option.text), width, lead)
        total = sum(int(typed or 0) for typed in self._typed)
        return [*lines, EMPTY, ink(f"{total:>{MOST_DIGITS + 1}} in all", MUTED)]

    def on_key(self, event: events.Key) -> None:
        """Take a key; here and not by bindings, which would be late behind digits that are typed fast."""
        typed = self._typed[self._at]
        match event.key:
            case "escape":
                self.dismiss()
            case "enter":
                self._go_on()
            case "down" | "tab":
                self._step(1)
            case "up" | "shift+tab":
                self._step(-1)
            case "backspace":
                self._typed[self._at] = typed[:-1]
            case _:
                if not (event.character and event.character in "0123456789" and len(typed) < MOST_DIGITS):
                    return
                self._typed[self._at] = (typed + event.character).lstrip("0")
        event.stop()
        if self.is_current:
            self.redraw()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._choices)

    def _go_on(self) -> None:
        """Go to the next choice; after the last, keep the count."""
        if self._at < len(self._choices) - 1:
            self._step(1)
            return
        self.dismiss()
        names = [option.id for option in self._choices]
        self._keep(tuple(zip(names, (int(typed or 0) for typed in self._typed), strict=True)))
