"""What every scene with a long text can do: read on, read back, go to either end."""

from textual.screen import Screen

from game.scenes.widgets.scroll_column import ScrollColumn


class Scrolling(Screen[None]):
    """A screen with one `#roll`."""

    @property
    def scroll_column(self) -> ScrollColumn:
        """The text that scrolls."""
        return self.query_one("#roll", ScrollColumn)

    def action_page_down(self) -> None:
        """Read on."""
        self.scroll_column.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read back."""
        self.scroll_column.scroll_page_up(animate=False)

    def action_top(self) -> None:
        """Go to the top."""
        self.scroll_column.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_column.scroll_end(animate=False)
