"""The teacher's console: where the class stands, what comes next, who is here, and what the class sees."""

import asyncio
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from game.errors import OnesideError
from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.verbs import Admit, SetLock
from game.lesson.view_values import TeacherView
from game.scenes.commands import Where, list_bindings
from game.scenes.console.clocks import draw_clocks
from game.scenes.console.door import Door, build_address_sheet
from game.scenes.console.leading import LeadingScene
from game.scenes.console.people import WAITING, PeopleList, PeopleScroll, draw_counts
from game.scenes.console.places import (
    build_deputies_sheet,
    build_floor_sheet,
    build_place_sheet,
    build_reasons_sheet,
)
from game.scenes.console.qr import draw_qr, draw_way_in
from game.scenes.console.room import draw_room
from game.scenes.console.steering import Steering
from game.scenes.console.step import draw_next, draw_step
from game.scenes.drawing import ACCENT, FAINT, MUTED, STRONG, Drawing, Lines, apart, ink, line, stack, wrap
from game.scenes.widgets.choice_list import ChoiceLine
from game.scenes.widgets.masthead import Masthead
from game.scenes.widgets.scroll_column import LazyScroll, MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView

PAIRED, BROAD = 76, 150
"""Columns from which the students stand beside the step, and from which what the class sees stands beside both."""
PANES = ("", "-class", "-screen")


class ConsoleScene(LeadingScene):
    """Leads a class that joins by phone."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.CLASS, Where.CONSOLE)
    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (PAIRED, "-paired"), (BROAD, "-broad")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings(Where.CONSOLE),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("escape", "to_step", show=False),
    ]

    def __init__(self, steering: Steering, door: Door) -> None:
        """Lead this class; students come in by the door."""
        super().__init__(steering)
        self.door = door
        self._pane, self._peeks, self._sure = 0, False, False
        self._turn, self._stragglers = -1, tuple[str, ...]()

    def body(self) -> ComposeResult:
        """Yield the masthead, the clocks, the step with what comes next, the students, and what the class sees."""
        yield Masthead(lambda _: [])
        yield TextView(lambda _: [], id="clocks")
        with Horizontal(id="console"):
            with Vertical(id="column"):
                with ScrollColumn(id="roll"):
                    yield TextView(lambda _: [], id="step")
                yield MoreLine("PgDn")
                yield ChoiceLine("next", lambda _: [])
            with Vertical(id="side"):
                with Vertical(id="class"):
                    yield TextView(lambda _: [], id="counts")
                    with PeopleScroll(id="seats"):
                        yield PeopleList()
                with LazyScroll(id="mirror"):
                    yield TextView(lambda _: [], id="screen")

    def on_mount(self) -> None:
        """Follow the class, and ask at which address students may reach it."""
        super().on_mount()
        self.query_one(ChoiceLine).focus()
        if self.door.asks:
            self.call_later(self.action_address)

    def show(self) -> None:
        """Draw the class as it is now; after a move from the top."""
        view = self.steering.view_for_teacher()
        if view.common.turn != self._turn:
            self._turn = view.common.turn
            self.scroll_column.scroll_home(animate=False)
            self.query_one("#mirror", LazyScroll).scroll_home(animate=False)
        self.query_one(Masthead).redraw(self._draw_masthead(view))
        self.query_one("#step", TextView).redraw(self._draw_step(view))
        self.query_one(ChoiceLine).redraw(draw_next(view))
        self.query_one("#counts", TextView).redraw(draw_counts(view))
        pseudonyms = self.steering.room.opened is not None and self.steering.room.opened.pseudonyms
        self.query_one(PeopleList).fill(view.places, by_role=not pseudonyms)
        self.query_one("#clocks", TextView).redraw(draw_clocks(view.common))
        self._stragglers = view.stragglers
        mirrored = draw_room(self.steering.view_for_class(), self.steering.podium.address)
        title = ink("ON THE CLASS SCREEN", MUTED)
        self.query_one("#screen", TextView).redraw(stack(lambda _: [title, ink("")], mirrored))

    def tick(self) -> None:
        """Draw the clocks; all of it where somebody speaks, or where somebody's time is up."""
        view = self.steering.view_for_teacher()
        if view.common.speaker is not None or view.stragglers != self._stragglers:
            self.show()
        else:
            self.query_one("#clocks", TextView).redraw(draw_clocks(view.common))

    def _draw_masthead(self, view: TeacherView) -> Drawing:
        shown = self.steering.podium.address.partition("://")[2]
        code = line(ink(f"{shown}  ", MUTED), ink(view.code, f"bold {ACCENT}"))
        if view.common.stage is LessonStage.ENDED:
            code = ink("ended", MUTED)
        title = ink(view.common.lesson, STRONG)
        return lambda width: [apart(title, code, width), ink("─" * width, FAINT)]

    def _draw_step(self, view: TeacherView) -> Drawing:
        """Draw the step, and in the lobby the way in below it, as large as there is room for."""
        if view.common.stage is not LessonStage.LOBBY or not self.steering.podium.address:
            return draw_step(view, peeks=self._peeks)
        matrix = self.door.draw_matrix(self.steering.join_address)
        room = self.query_one("#column").size.height - 8

        def draw_picture(width: int) -> Lines:
            picture = draw_qr(matrix, width, room) if matrix else []
            return [ink(""), *picture] if picture else []

        address = line(ink("Class screen, for the projector (o): ", MUTED), ink(f"{self.steering.join_address}/screen"))
        return stack(draw_step(view, peeks=self._peeks), lambda width: [ink(""), *wrap(address, width)], draw_picture)

    def on_resize(self, event: events.Resize) -> None:
        """Draw what depends on the room there is."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)

    def on_choice_line_taken(self) -> None:
        """Go one step on, or do what there is instead."""
        view = self.steering.view_for_teacher()
        if view.common.stopped:
            self.action_stop_today()
        elif view.common.stage is LessonStage.ENDED:
            self.action_next_class()
        else:
            self.action_next_step()

    def on_people_list_opened(self, event: PeopleList.Opened) -> None:
        """Offer what can be done about a student."""
        self.open_card("person", str(event.place))

    def open_card(self, kind: str, value: str | int) -> None:
        """Offer what can be done about the student that was clicked."""
        view = self.steering.view_for_teacher()
        row = next((row for row in view.places if kind == "person" and str(row.place) == str(value)), None)
        if row is not None:
            self.app.push_screen(build_place_sheet(view, row, self.send, peeks=self._peeks))

    def action_step(self, by: int) -> None:
        """Select the next student or the one before; beyond the first, the next step of the lesson."""
        people = self.query_one(PeopleList)
        if not people.has_focus:
            self.action_students()
        elif not people.step(by) and by < 0:
            self.action_to_step()

    def action_students(self) -> None:
        """Go to the list of students."""
        if self.steering.room.places:
            if self.has_class("-single"):
                self._turn_to(1)
            self.query_one(PeopleList).focus(scroll_visible=False)

    def action_to_step(self) -> None:
        """Select the next step of the lesson."""
        self._turn_to(0)
        self.query_one(ChoiceLine).focus()

    def action_panes(self) -> None:
        """Turn to the next pane where there is no room for all."""
        if self.has_class("-broad"):
            return
        beside = self.has_class("-paired")
        self._turn_to({0: 2, 2: 0}.get(self._pane, 0) if beside else (self._pane + 1) % len(PANES))

    def _turn_to(self, pane: int) -> None:
        self._pane = pane
        for index, name in enumerate(PANES):
            if name:
                self.set_class(index == pane, name)

    def action_reasons(self) -> None:
        """Show a reason on the screens without its name, or take it off."""
        if self.steering.room.stage in OPEN_VOTES and not self._peeks:
            self.say("The vote is open, and its reasons are covered: k uncovers them on this screen.")
            return
        self.app.push_screen(build_reasons_sheet(self.steering.view_for_teacher(), self.send))

    def action_floor(self) -> None:
        """Let somebody speak with a clock, or end it."""
        self.app.push_screen(build_floor_sheet(self.steering.view_for_teacher(), self.send))

    def action_deputies(self) -> None:
        """Name who speaks for a role that nobody here holds."""
        self.app.push_screen(build_deputies_sheet(self.steering.view_for_teacher(), self.send))

    def action_lock(self) -> None:
        """Let those who join wait, or let them in again."""
        self.send(SetLock(locked=not self.steering.room.locked))

    def action_admit_all(self) -> None:
        """Let in everybody who waits."""
        waiting = [row for row in self.steering.view_for_teacher().places if row.standing == WAITING]
        for row in waiting:
            self.send(Admit(place=row.place))
        if not waiting:
            self.say("Nobody waits at the door.")

    def action_next_step(self) -> None:
        """Go one step on; in an empty lobby only when that is asked for twice."""
        room = self.steering.room
        if room.stage is LessonStage.LOBBY and not room.members and not self._sure:
            self._sure = True
            self.say("Nobody has joined yet. Press it again to begin all the same.")
            return
        super().action_next_step()

    def action_peek(self) -> None:
        """Show what only the teacher may see on this screen, or cover it again."""
        self._peeks = not self._peeks
        self.show()

    def action_join_page(self) -> None:
        """Show address, code and QR on the whole screen."""
        address = self.steering.podium.address
        self.app.push_screen(WayIn(address, self.steering.code, self.door, self.steering.join_address))

    def action_address(self) -> None:
        """Ask at which address students may reach the class."""
        self.app.push_screen(build_address_sheet(self.door.find_addresses(), self._open_at))

    def _open_at(self, address: str) -> None:
        self._open_door(address)

    @work(exclusive=True, group="door")
    async def _open_door(self, address: str) -> None:
        try:
            opened = await asyncio.to_thread(self.door.open_at, address)
        except OnesideError as error:
            self.say(str(error))
            return
        self.say(f"Students reach the class at {opened.partition('://')[2]}; its code is {self.steering.code}.")
        self.show()

    def action_class_screen(self) -> None:
        """Open the page for the projector in this computer's browser."""
        page = f"{self.steering.join_address}/screen"
        opened = bool(self.steering.join_address) and self.door.show_page(page)
        self.say(f"{page} is in the browser." if opened else f"Open {page} in the browser of the projector's computer.")


class WayIn(Screen[None]):
    """Address, code and QR on the whole screen, until any key."""

    def __init__(self, address: str, code: str, door: Door, join_address: str) -> None:
        """Show how one comes in."""
        super().__init__(name="way-in")
        self._address, self._code = address, code
        self._matrix = door.draw_matrix(join_address)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TextView(self._draw, id="way-in")

    def _draw(self, width: int) -> Lines:
        return draw_way_in(self._address, self._code, self._matrix, self.size.height - 1)(width)

    def on_key(self) -> None:
        """Go back to the console."""
        self.dismiss()

    def on_click(self) -> None:
        """Go back to the console."""
        self.dismiss()
