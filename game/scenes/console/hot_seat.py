"""One keyboard for the whole class: it is handed round, and each does their part on a screen that was covered."""

from typing import ClassVar

from textual.binding import BindingType

from game.hosting.codes import draw_number
from game.lesson.stages import LessonStage
from game.lesson.verbs import Join
from game.lesson.view_values import StudentView, TeacherView
from game.scenes.commands import Where, list_bindings
from game.scenes.console.asking import list_questions
from game.scenes.console.room import draw_room
from game.scenes.console.room_scene import RoomScene
from game.scenes.console.step import draw_next
from game.scenes.console.turn import TurnScene
from game.scenes.drawing import ACCENT, MUTED, Drawing, ink, line, space_out, stack, words, wrap

SEEN_EVERY = 10.0
"""Seconds: on one keyboard nobody is ever away."""
HANDED_ROUND = frozenset(
    {
        LessonStage.BRIEFS,
        LessonStage.VOTE,
        LessonStage.PREDICTION,
        LessonStage.SECOND_VOTE,
        LessonStage.QUESTIONS,
    }
)
"""The steps that are each student's own; the debrief is spoken, unless y hands the keyboard round."""
GATHERED = """\
One keyboard is enough. Press *a* once for every player: each is given a role. Then *Space* begins, and whenever
something is each player's own, the keyboard is handed round: the screen is covered until the right one sits there."""


class HotSeatScene(RoomScene):
    """Leads a class that shares one keyboard."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.CLASS, Where.ROOM)
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.ROOM)

    _briefed: frozenset[int] = frozenset()

    def on_mount(self) -> None:
        """Follow the class, and count everybody as here."""
        super().on_mount()
        self.set_interval(SEEN_EVERY, self.steering.see_all)

    @property
    def asks_for_hands(self) -> bool:
        """Whether hands are raised here: each casts a ballot of their own."""
        return False

    def say_mode(self, view: TeacherView) -> str:
        """Return what stands at the right of the masthead."""
        return f"one keyboard, {len(view.places)} player{'s' if len(view.places) != 1 else ''}"

    def draw_next(self, view: TeacherView) -> Drawing:
        """Draw what the one key does next."""
        waiting = len(self.list_waiting())
        if view.common.stage not in HANDED_ROUND or not waiting or view.common.stopped:
            return draw_next(view)
        text = f"Hand the keyboard round: {waiting} to go"
        return lambda width: wrap(ink(text, "bold"), width, ink("→ ", f"bold {ACCENT}"))

    def draw_page(self, view: TeacherView) -> Drawing:
        """Draw the page; in the lobby who plays."""
        page = draw_room(self.steering.view_for_class(), "")
        if view.common.stage is not LessonStage.LOBBY:
            return page
        players = [line(ink(f"{number}  ", ACCENT), ink(row.name)) for number, row in enumerate(view.places, 1)]
        return space_out([
            page, words(GATHERED, MUTED), stack(*(lambda width, one=one: wrap(one, width) for one in players)),
        ])  # fmt: skip

    def list_waiting(self) -> list[StudentView]:
        """Return those who have not yet done what is asked now."""
        room = self.steering.room
        views = [self.steering.view_for_student(place.id) for place in room.members]
        if room.stage is LessonStage.BRIEFS:
            return [view for view in views if view.place not in self._briefed]
        return [view for view in views if list_questions(view)]

    def action_add_player(self) -> None:
        """Let one more take a place."""
        self.send(Join(draw=draw_number()))

    def action_next_step(self) -> None:
        """Hand the keyboard round where something is each player's own, then go one step on."""
        view = self.steering.view_for_teacher()
        if view.common.stage is LessonStage.LOBBY and not view.places:
            self.say("Nobody plays yet: a adds a player.")
        elif view.common.stage in HANDED_ROUND and self.list_waiting() and not view.common.stopped:
            self.action_turns()
        else:
            self.action_without_stragglers()

    def action_turns(self) -> None:
        """Hand the keyboard to the first who has not done yet what is asked now."""
        waiting = self.list_waiting()
        if not waiting:
            self.say("Nobody has anything to do on their own now.")
            return
        self.app.push_screen(TurnScene(self.steering, waiting[0].place), self._end_turn)

    def _end_turn(self, place: int | None) -> None:
        """Hand the keyboard on to the next, or uncover the page for all."""
        if place is None:
            self.show()
            return
        if self.steering.room.stage is LessonStage.BRIEFS:
            self._briefed |= {place}
        waiting = self.list_waiting()
        if waiting and waiting[0].place != place:
            self.app.push_screen(TurnScene(self.steering, waiting[0].place), self._end_turn)
        else:
            self.show()
