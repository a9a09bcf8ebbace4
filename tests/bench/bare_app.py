"""The floor that the terminal figures are held against: a Textual app of twenty lines."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Footer, Label, ListItem, ListView


class BareApp(App[None]):
    """A list, and nothing else."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as short as such an app is written

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield ListView(*(ListItem(Label(Content(f"Row{number:03}"))) for number in range(30)))
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
