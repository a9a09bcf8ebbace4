"""A page of a game in progress: answering it, taking back, and the sheets that can be laid over it."""

from pathlib import Path
from typing import ClassVar, Protocol

import attrs
from textual.binding import BindingType

from game.errors import OnesideError
from game.play.cards import Option
from game.play.game import Game
from game.scenes.cards import build_card
from game.scenes.commands import Command, Where, list_bindings
from game.scenes.explained import build_meters_sheet
from game.scenes.host import Host
from game.scenes.papers import build_desk_sheet
from game.scenes.people import build_people_sheet
from game.scenes.road import build_road_sheet
from game.scenes.scene import Scene
from game.scenes.scrolling import Scrolling
from game.scenes.sources import build_sources_sheet
from game.scenes.widgets.choice_list import ChoiceLine, ChoiceList
from game.scenes.widgets.key_footer import KeyFooter
from game.scenes.widgets.scroll_column import MoreLine
from game.session import Session


class PageHost(Host, Protocol):
    """What the pages of a game ask of the app besides."""

    def turn(self, session: Session) -> None:
        """Show the page that a session has come to."""

    def to_title(self) -> None:
        """Go back to the title."""

    def show_place(self, game: Game) -> None:
        """Show where the road of a finished game stands among all roads."""

    def keep_transcript(self, game: Game) -> Path:
        """Write a finished game to a file and give its path; raises OnesideError where it cannot be written."""


class PageScene(Scrolling, Scene):
    """Shows the page that a session has come to."""

    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.TELLING, Where.PAGE, Where.SCROLL)

    def __init__(self, session: Session, host: PageHost) -> None:
        """Show the page of this session."""
        super().__init__()
        self.session = session
        self.host = host
        self.page = session.page
        self._room = 0

    def list_named(self) -> list[Command]:
        """Leave out what would come to nothing on this page."""
        page = self.page
        idle = {
            "why": all(option.open for option in page.options),
            "undo": not page.can_undo,
            "sources": not page.sources,
            "people": not page.people,
            "desk": not page.papers,
            "map": page.map is None,
            "meters": not page.gauges or self.host.context.settings.blind,
            "road": not page.road,
        }
        digits = f"1-{len(page.options)}" if len(page.options) > 1 else "1"
        return [
            attrs.evolve(one, shown=digits) if one.id in {"choose", "answer"} else one
            for one in super().list_named()
            if not idle.get(one.id, False)
        ]

    def rename(self) -> None:
        """Name the commands of the page in the footer."""
        self.query_one(KeyFooter).rename(self.list_named())

    def leave_room(self, options: str) -> None:
        """Keep the text as high as it may be, with the options always in view."""
        column, listed = self.query_one("#column"), self.query_one(options, ChoiceList)
        room = column.size.height - 1 - min(listed.needed_height, column.size.height * 3 // 5)
        if room > 0 and room != self._room:
            self._room = room
            self.scroll_column.styles.max_height = room

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)

    def on_choice_line_taken(self, event: ChoiceLine.Taken) -> None:
        """Answer the page with the option that was taken."""
        if not self.is_cramped:
            self.answer(next(option for option in self.page.options if option.id == event.taken))

    def answer(self, option: Option) -> None:
        """Answer the page; a closed option says why it is closed."""
        if not option.open:
            self.say(self.refusal(option))
            return
        self.session.act(option.id)
        self.host.turn(self.session)

    def refusal(self, option: Option) -> str:
        """Say why an option is closed, and what it waits for unless the player plays blind."""
        asks = "" if self.host.context.settings.blind else option.asks
        return " ".join(part for part in ("Closed.", option.reason, asks) if part)

    def action_undo(self) -> None:
        """Take the last choice back."""
        try:
            self.session.undo()
        except OnesideError as error:
            self.say(str(error))
            return
        self.host.turn(self.session)

    def action_leave(self) -> None:
        """Go back to the title."""
        self.host.to_title()

    def action_sources(self) -> None:
        """List the sources of this page."""
        self.app.push_screen(build_sources_sheet(self.page))

    def action_desk(self) -> None:
        """List the papers on the desk."""
        self.app.push_screen(build_desk_sheet(self.page))

    def action_people(self) -> None:
        """List the people in the room."""
        self.app.push_screen(build_people_sheet(self.page))

    def action_meters(self) -> None:
        """Explain the meters."""
        self.app.push_screen(build_meters_sheet(self.page, blind=self.host.context.settings.blind))

    def action_road(self) -> None:
        """Show the road so far."""
        self.app.push_screen(build_road_sheet(self.page))

    def open_card(self, kind: str, value: str | int) -> None:
        """Open the card of a source, a person or a paper of this page."""
        sheet = build_card(self.page, kind, value)
        if sheet is not None:
            self.app.push_screen(sheet)
