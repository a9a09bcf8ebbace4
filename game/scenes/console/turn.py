"""One player's turn at the shared keyboard: the screen is covered first, then it is theirs alone."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.lesson.stages import LessonStage
from game.lesson.titles import STAGES
from game.lesson.view_values import OwnRole, StudentView
from game.play.cards import Option
from game.play.questions import CONFIDENCES
from game.scenes.console.asking import Question, list_questions
from game.scenes.console.room import draw_paper, draw_title
from game.scenes.console.steering import Steering
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, prose, space_out, stack, words, wrap
from game.scenes.option_list import draw_options
from game.scenes.widgets.choice_list import ChoiceLine, ChoiceList
from game.scenes.widgets.scroll_column import MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView

MOST_SIGNS = 4000
SURE = tuple(Option(id=str(percent), text=text) for percent, text in CONFIDENCES.values())


class TurnScene(ModalScreen[int | None]):
    """Covered, then for one player alone; it gives the place once they are done, None where it was left."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+c,ctrl+q", "app.leave_game", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(self, steering: Steering, place: int) -> None:
        """Take up the turn of a player."""
        super().__init__(name="turn")
        self._steering, self._place = steering, place
        self._covered, self._choosing = True, False
        self._question: Question | None = None
        self._choice, self._typed = "", ""
        self._phase = "cover"

    @property
    def view(self) -> StudentView:
        """What the player may see."""
        return self._steering.view_for_student(self._place)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="column", classes="turn"):
            with ScrollColumn(id="roll"):
                yield TextView(self._draw_cover, id="step")
            yield MoreLine("PgDn")
            yield TextView(lambda _: [], id="typed")
            yield ChoiceList([], id="options")
        yield TextView(self._draw_keys, id="keys")

    def on_mount(self) -> None:
        """Begin covered."""
        self._offer([Option(id="go_on", text="It is me, and nobody else looks")], asks=False)

    def _draw_cover(self, width: int) -> Lines:
        name = line(ink("Hand the keyboard to  ", MUTED), ink(self.view.name, f"bold {ACCENT}"))
        return space_out([
            draw_title(STAGES[self._steering.room.stage]),
            lambda room: wrap(name, room),
            words("Everybody else looks away. What comes now is for one pair of eyes.", MUTED),
        ])(width)  # fmt: skip

    def _draw_keys(self, width: int) -> Lines:
        writes = self._phase == "words"
        how = "Type; Enter when you are done" if writes else "Enter or a number chooses   PgDn reads on"
        return wrap(ink(f"{how}   Esc covers", MUTED), width)

    def _offer(self, options: list[Option], *, asks: bool) -> None:
        self.query_one("#keys", TextView).redraw(self._draw_keys)
        listed = self.query_one("#options", ChoiceList)
        listed.fill(draw_options(options, asks=asks))
        self._options = options
        self.call_after_refresh(lambda: listed.step(1) if options else None)

    def on_choice_line_taken(self, event: ChoiceLine.Taken) -> None:
        """Take an option."""
        option = next((one for one in self._options if one.id == event.taken), None)
        if option is not None and option.open:
            self._take(option)

    def on_key(self, event: events.Key) -> None:
        """Take a number where something is chosen, or what is typed where words are asked for."""
        if self._phase == "words":
            self._type(event)
        elif event.character and event.character in "123456789" and int(event.character) <= len(self._options):
            option = self._options[int(event.character) - 1]
            if option.open:
                event.stop()
                self._take(option)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted."""
        if self._phase == "words":
            self._typed = (self._typed + event.text)[:MOST_SIGNS]
            self._draw_typed()

    def _type(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self._end_words()
            return
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character:
            self._typed = (self._typed + event.character)[:MOST_SIGNS]
        else:
            return
        event.stop()
        self._draw_typed()

    def _draw_typed(self, notice: str = "") -> None:
        asked = self._question.writes if self._question else ""
        shown = line(ink(self._typed), ink("▏", ACCENT)) if self._phase == "words" else ink("")
        lead = ink("▌ ", ACCENT)
        parts: list[Drawing] = [lambda width: wrap(ink(notice, ACCENT), width)] if notice else []
        if self._phase == "words":
            parts += [words(asked, MUTED), lambda width: wrap(shown, width, lead, lead)]
        self.query_one("#typed", TextView).redraw(stack(*parts))

    def _take(self, option: Option) -> None:
        """Go on from what was chosen to what is asked next."""
        match self._phase:
            case "cover":
                self._begin()
            case "brief":
                self.dismiss(self._place)
            case "choice":
                self._choice = option.id
                self._ask_words()
            case _:
                self._finish(int(option.id))

    def _begin(self) -> None:
        """Uncover the screen, and ask the first thing."""
        questions = list_questions(self.view)
        self._question = questions[0] if questions else None
        self._phase = "choice" if questions else "brief"
        self.query_one("#step", TextView).redraw(self._draw_own)
        self.scroll_column.scroll_home(animate=False)
        if self._question is None:
            self._offer([Option(id="go_on", text="I have read it: cover the screen")], asks=False)
            return
        self._typed = ""
        if self._question.choices:
            self._offer(list(self._question.choices), asks=True)
        else:
            self._ask_words()
        self._draw_typed()

    def _ask_words(self) -> None:
        question = self._question
        if question is None or not question.writes:
            self._ask_sure()
            return
        self._phase = "words"
        self._offer([], asks=False)
        self.set_focus(None)
        self._draw_typed()

    def _end_words(self) -> None:
        question = self._question
        if question is not None and not self._typed.strip() and not question.may_be_empty:
            self._draw_typed("A sentence is asked for.")
            return
        self._ask_sure()

    def _ask_sure(self) -> None:
        self._phase = "sure"
        self._draw_typed()
        if self._question is not None and self._question.sure:
            self._offer(list(SURE), asks=True)
        else:
            self._finish(None)

    @work(exclusive=True)
    async def _finish(self, sure: int | None) -> None:
        """Have what was said kept, and ask the next thing; cover the screen when all is done."""
        if self._question is None:
            return
        refusal = await self._steering.perform(self._question.make(self._choice, self._typed.strip(), sure))
        if refusal is not None:
            self._phase = "brief"
            self._draw_typed(refusal.message)
            self._offer([Option(id="go_on", text="Cover the screen")], asks=False)
        elif list_questions(self.view):
            self._begin()
        else:
            self.dismiss(self._place)

    def _draw_own(self, width: int) -> Lines:
        """Draw what the player alone may see, and what is asked of them."""
        view, parts = self.view, list[Drawing]()
        name = line(ink(view.name, STRONG), ink("  for your eyes alone", MUTED))
        parts.append(lambda room: wrap(name, room))
        if self._question is not None and self._phase != "brief":
            text = self._question.text
            parts.append(lambda room: wrap(ink(text, STRONG), room))
        whole = view.common is not None and view.common.stage is LessonStage.BRIEFS
        for role in (view.role, *view.stands_in_for):
            if role is not None:
                parts += _draw_role(role, named=view.name.startswith(role.public.title), whole=whole)
        parts += [draw_paper(one) for one in view.papers]
        return space_out(parts)(width)

    def action_step(self, by: int) -> None:
        """Select another option, or scroll where there is none to select."""
        if len(self._options) > 1:
            self.query_one("#options", ChoiceList).step(by)
        else:
            self.scroll_column.scroll_relative(y=by, animate=False)

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

    def action_leave(self) -> None:
        """Cover the screen, and go back to the page for all."""
        self.dismiss(None)

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)


def _draw_role(role: OwnRole, *, named: bool, whole: bool) -> list[Drawing]:
    """Draw a role's brief while briefs are read, afterwards what it wants and its note."""
    parts: list[Drawing] = []
    title = line(ink("You speak for " if role.deputy else "You are ", MUTED), ink(role.public.title, STRONG))
    parts += [lambda width: wrap(title, width)] if role.deputy or not named else []
    if whole:
        parts += [prose(role.public.card), prose(role.brief)]
    if role.wants:
        sign = ink("+ ", ACCENT)
        parts.append(stack(*(lambda width, want=want: wrap(ink(want), width, sign) for want in role.wants)))
    if role.task:
        parts.append(words(role.task, MUTED))
    parts += [prose(role.note)] if role.note else []
    return parts
