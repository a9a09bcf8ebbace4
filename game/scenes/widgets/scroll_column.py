"""A page that scrolls, and the line below it that says whether there is more."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from game.scenes.drawing import FAINT, MUTED, Drawing, Lines, ink, line
from game.scenes.widgets.text_view import TextView


class LazyScroll(VerticalScroll, can_focus=False):
    """What scrolls when it has to: only where its scroll bar comes or goes the screen is laid out once more."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class ScrollColumn(LazyScroll, can_focus=False):
    """A column of text that scrolls."""

    class Moved(Message):
        """The page was scrolled, or its length changed."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the page moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """Tell that there is more or less to read."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Tell that more or less of it is seen."""
        self.post_message(self.Moved())

    @property
    def below(self) -> int:
        """How many lines are still below."""
        return max(round(self.max_scroll_y - self.scroll_offset.y), 0)


class MoreLine(TextView):
    """The rule below a page: it says how many lines are still to come."""

    def __init__(self, key: str = "Space") -> None:
        """Begin as a plain rule; `key` is the one that reads on."""
        super().__init__(_more(0, 0, key))
        self._state, self._key = (0, 0), key

    def tell(self, roll: ScrollColumn) -> None:
        """Say how much of a page is below and above."""
        state = (roll.below, round(roll.scroll_offset.y))
        if state != self._state:
            self._state = state
            self._drawing = _more(*state, self._key)
            self._drawn = (-1, [])
            self.refresh()


def _more(below: int, above: int, key: str) -> Drawing:
    def draw(width: int) -> Lines:
        if below:
            content = ink(f" ▼ {below} more {'line' if below == 1 else 'lines'} · {key} ", MUTED)
        elif above:
            content = ink(" ▲ the end of the page ", MUTED)
        else:
            return [ink("─" * width, FAINT)]
        rest = width - content.cell_length - 3
        return [line(ink("─" * max(rest, 0), FAINT), content, ink("───", FAINT))]

    return draw
