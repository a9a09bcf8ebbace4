"""A page of a game in progress: the story, the options, and every command that a page knows."""

from typing import ClassVar, TypeVar

import attrs
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from game.errors import OnesideError
from game.play.cards import Option
from game.play.page import Detail
from game.scenes.commands import Command, Where, bindings
from game.scenes.ink import Drawing, heading, prose, stack
from game.scenes.option_list import option_entries
from game.scenes.panel import panel
from game.scenes.scene import Scene
from game.scenes.scrolling import Scrolling
from game.scenes.widgets.entries import Entries, Entry
from game.scenes.widgets.masthead import Masthead
from game.scenes.widgets.roll import MoreLine, Roll
from game.scenes.widgets.words import Words
from game.sitting import Sitting

D = TypeVar("D", bound=Detail)


class PageScene(Scrolling, Scene):
    """Draws the page that the sitting shows when the scene opens; a move opens the next scene."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.TELLING, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TELLING, Where.PAGE, Where.SCROLL)
    asks = False
    """Whether the page asks something, so that nothing is selected before the player moves."""

    def __init__(self, sitting: Sitting) -> None:
        """Show the page of this sitting."""
        super().__init__(name=sitting.page.kind.value)
        self.sitting = sitting
        self.page = sitting.page
        self._room = 0

    def body(self) -> ComposeResult:
        """Give the masthead, the story and the options."""
        yield Masthead(self.page)
        with Horizontal(id="spread"):
            with Vertical(id="column"):
                with Roll(id="roll"):
                    yield Words(self.story(), id="story")
                    yield from self.below()
                yield MoreLine()
                yield Entries(option_entries(self.page.options, asks=self.asks), id="options")
            yield from self.beside()

    def detail(self, kind: type[D]) -> D:
        """Give what is special to this kind of page; raises TypeError where the page is of another kind."""
        if not isinstance(self.page.detail, kind):
            raise TypeError(self.page.kind)
        return self.page.detail

    def story(self) -> Drawing:
        """Draw what this page tells."""
        return stack(heading(self.page.title), prose(self.page.text))

    def below(self) -> ComposeResult:
        """Give what stands below the story where there is no room beside it."""
        yield from ()

    def beside(self) -> ComposeResult:
        """Give the side panel."""
        with VerticalScroll(id="panel", can_focus=False):
            yield Words(panel(self.page, blind=self.oneside.table.settings.blind))

    def named(self) -> list[Command]:
        """Leave out what would come to nothing on this page."""
        page = self.page
        idle = {
            "why": all(option.open for option in page.options),
            "undo": not page.can_undo,
            "sources": not page.sources,
            "people": not page.people,
            "desk": not page.papers,
            "meters": not page.gauges or self.oneside.table.settings.blind,
            "road": not page.road,
        }
        digits = f"1-{len(page.options)}"
        return [
            attrs.evolve(one, shown=digits) if one.id in {"choose", "answer"} else one
            for one in super().named()
            if not idle.get(one.id, False)
        ]

    def on_mount(self) -> None:
        """Say what is to be said about how the game was opened, and select the only option there is."""
        if self.sitting.notice:
            self.say(self.sitting.notice)
        entries = self.query(Entry)
        if not self.asks and entries:
            entries.first().focus()

    def on_roll_moved(self) -> None:
        """Keep the story as high as it may be, and say how much is below."""
        roll, column = self.roll, self.query_one("#column")
        options = self.query_one("#options", Entries)
        wanted = options.virtual_size.height + options.gutter.height
        room = column.size.height - 1 - min(wanted, column.size.height * 3 // 5)
        if room > 0 and room != self._room:
            self._room = room
            roll.styles.max_height = room
        self.query_one(MoreLine).tell(roll)

    def on_entry_taken(self, event: Entry.Taken) -> None:
        """Answer the page with the option that was taken."""
        if not self.cramped:
            self.answer(next(option for option in self.page.options if option.id == event.taken))

    def answer(self, option: Option) -> None:
        """Answer the page; a closed option says why it is closed."""
        if not option.open:
            self.say(self.refusal(option))
            return
        self.sitting.act(option.id)
        self.oneside.turn(self.sitting)

    def refusal(self, option: Option) -> str:
        """Say why an option is closed, and what it waits for unless the player plays blind."""
        asks = "" if self.oneside.table.settings.blind else option.asks
        return " ".join(part for part in ("Closed.", option.reason, asks) if part)

    def action_go_on(self) -> None:
        """Turn the page where nothing is asked."""
        if not self.asks and self.page.options:
            self.answer(self.page.options[0])

    def action_undo(self) -> None:
        """Take the last choice back."""
        try:
            self.sitting.undo()
        except OnesideError as error:
            self.say(str(error))
            return
        self.oneside.turn(self.sitting)

    def action_leave(self) -> None:
        """Go back to the title."""
        self.oneside.to_title()

    def action_forth(self) -> None:
        """Select the next option, or scroll where nothing is asked."""
        self._step(1)

    def action_back_one(self) -> None:
        """Select the option before, or scroll where nothing is asked."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.asks:
            self.query_one("#options", Entries).step(by)
        else:
            self.roll.scroll_relative(y=by, animate=False)

    def action_sources(self) -> None:
        """List the sources of this page."""
        from game.scenes.sources import sources_sheet  # noqa: PLC0415 - read when asked for

        self.app.push_screen(sources_sheet(self.page))

    def action_desk(self) -> None:
        """List the papers on the desk."""
        from game.scenes.papers import desk_sheet  # noqa: PLC0415

        self.app.push_screen(desk_sheet(self.page))

    def action_people(self) -> None:
        """List the people in the room."""
        from game.scenes.people import people_sheet  # noqa: PLC0415

        self.app.push_screen(people_sheet(self.page))

    def action_meters(self) -> None:
        """Explain the meters."""
        from game.scenes.explained import meters_sheet  # noqa: PLC0415

        self.app.push_screen(meters_sheet(self.page, blind=self.oneside.table.settings.blind))

    def action_road(self) -> None:
        """Show the road so far."""
        from game.scenes.road import road_sheet  # noqa: PLC0415

        self.app.push_screen(road_sheet(self.page))

    def open_card(self, kind: str, value: str | int) -> None:
        """Open the card of a source, a person or a paper of this page."""
        from game.scenes.cards import card  # noqa: PLC0415

        sheet = card(self.page, kind, value)
        if sheet is not None:
            self.app.push_screen(sheet)
