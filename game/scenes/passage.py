"""A passage: the story, two to five choices, and the panel with meters, people and papers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from game.scenes.commands import Where, bindings
from game.scenes.meters import strip
from game.scenes.page_scene import PageScene
from game.scenes.widgets.words import Words


class PassageScene(PageScene):
    """Where the player decides."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.PASSAGE, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PASSAGE)
    asks = True

    def body(self) -> ComposeResult:
        """Give the page, with the meters above the story where there is no room for the panel."""
        parts = super().body()
        yield next(iter(parts))
        if not self.oneside.table.settings.blind and self.page.gauges:
            yield Words(strip(self.page.gauges), classes="strip")
        yield from parts

    def action_choose(self, number: int) -> None:
        """Choose by number."""
        if number <= len(self.page.options):
            self.answer(self.page.options[number - 1])
        else:
            self.say(f"There are {len(self.page.options)} choices here.")

    def action_why(self) -> None:
        """Say why choices are closed."""
        closed = [option for option in self.page.options if not option.open]
        if not closed:
            self.say("Every choice is open here.")
            return
        self.say("\n".join(f"{option.text}: {self.refusal(option)}" for option in closed))

    def action_panel(self) -> None:
        """Turn between the story and the panel where there is room for one of them."""
        self.toggle_class("-panel")
