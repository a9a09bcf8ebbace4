"""The page for the room: what the whole class may see, where no phone is there and hands are raised."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.view_values import TeacherView
from game.scenes.commands import Where
from game.scenes.console.clocks import draw_clocks
from game.scenes.console.leading import LeadingScene
from game.scenes.console.room import draw_room
from game.scenes.console.step import draw_next
from game.scenes.drawing import ACCENT, FAINT, MUTED, STRONG, Drawing, apart, ink, space_out, words
from game.scenes.widgets.choice_list import ChoiceLine
from game.scenes.widgets.masthead import Masthead
from game.scenes.widgets.scroll_column import MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView

GATHERED = """\
This page is for the projector: it shows only what the whole class may see. Make the letters of the terminal as large as
the last row needs (often *Ctrl +*). At each vote you count raised hands: *h*, or *Space*, asks for them.

The cards of the roles, and the papers, can be printed: hand them out before you begin."""


class RoomScene(LeadingScene):
    """Leads a class that raises its hands."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.CLASS,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    _turn = -1

    def body(self) -> ComposeResult:
        """Yield the masthead, the clocks, the page, and what comes next."""
        yield Masthead(lambda _: [])
        yield TextView(lambda _: [], id="clocks")
        with Vertical(id="column"):
            with ScrollColumn(id="roll"):
                yield TextView(lambda _: [], id="step")
            yield MoreLine("PgDn")
            yield ChoiceLine("next", lambda _: [])

    def on_mount(self) -> None:
        """Follow the class."""
        super().on_mount()
        self.query_one(ChoiceLine).focus()

    def show(self) -> None:
        """Draw the class as it is now, from the top of a page that is new."""
        view = self.steering.view_for_teacher()
        if view.common.turn != self._turn:
            self._turn = view.common.turn
            self.scroll_column.scroll_home(animate=False)
        title, here = ink(view.common.lesson, STRONG), ink(self.say_mode(view), MUTED)
        self.query_one(Masthead).redraw(lambda width: [apart(title, here, width), ink("─" * width, FAINT)])
        self.query_one(ChoiceLine).redraw(self.draw_next(view))
        self.query_one("#step", TextView).redraw(self.draw_page(view))
        self.query_one("#clocks", TextView).redraw(draw_clocks(view.common))

    def tick(self) -> None:
        """Draw the clocks, and the page too where somebody speaks."""
        common = self.steering.view_for_class().common
        if common.speaker is not None:
            self.show()
        else:
            self.query_one("#clocks", TextView).redraw(draw_clocks(common))

    def say_mode(self, view: TeacherView) -> str:
        """Return what stands at the right of the masthead."""
        del view
        return "raised hands"

    def draw_next(self, view: TeacherView) -> Drawing:
        """Draw what the one key does next."""
        return draw_next(view)

    def draw_page(self, view: TeacherView) -> Drawing:
        """Draw the page; in the lobby how it is used."""
        if view.common.stage is LessonStage.LOBBY:
            return space_out([draw_room(self.steering.view_for_class(), ""), words(GATHERED, MUTED)])
        parts = [draw_room(self.steering.view_for_class(), "")]
        counted = sum(line.hands for tally in view.sealed[-1:] for line in tally.lines)
        if view.common.stage in OPEN_VOTES:
            said = f"{counted} hands counted." if counted else "Raise your hands when your choice is read out."
            parts.append(words(said, ACCENT))
        return space_out(parts)

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the page for the room there is."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def on_choice_line_taken(self) -> None:
        """Go one step on, or do what there is instead."""
        view = self.steering.view_for_teacher()
        if view.common.stopped:
            self.action_stop_today()
        elif view.common.stage is LessonStage.ENDED:
            self.action_next_class()
        else:
            self.action_next_step()

    def action_next_step(self) -> None:
        """Count the hands of a vote that is open, then go one step on."""
        room = self.steering.room
        voting = OPEN_VOTES.get(room.stage)
        if self.asks_for_hands and voting is not None and not room.hands.get((room.position.place, voting)):
            self.action_count_hands()
            return
        super().action_next_step()

    @property
    def asks_for_hands(self) -> bool:
        """Whether hands are raised here."""
        return True

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        self.scroll_column.scroll_relative(y=by, animate=False)
