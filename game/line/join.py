"""A student's seat at a terminal: the page is told as it changes, and what is asked is answered line by line."""

from collections import deque
from typing import TextIO, assert_never

from game.lesson.stages import LessonStage
from game.lesson.student_reply import StudentReply
from game.lesson.view_values import StudentView
from game.line.class_commands import (
    Command,
    Correct,
    Leave,
    LookAgain,
    Said,
    ShowBeside,
    Watch,
    show_beside,
    understand,
)
from game.line.class_forms import Filling, Form, Misread, list_forms
from game.line.class_happenings import Away, Changed, Happenings, Typed
from game.line.class_page import write_head, write_parts
from game.line.class_server import AwayError, ClassServer, RefusedError
from game.line.talk import Talk


def take_seat(server: ClassServer, place: str, talk: Talk, incoming: TextIO, way_back: str) -> None:
    """Take a place, or come back to one, and sit there until the class has ended or somebody leaves.

    `way_back` is the command that brings one back, without the place's own code. Raises AwayError and RefusedError.
    """
    server.look()
    reply = server.join(place)
    seat = _Seat(server, reply, talk, way_back)
    seat.run(incoming)


class _Seat:
    """One student at one terminal."""

    def __init__(self, server: ClassServer, reply: StudentReply, talk: Talk, way_back: str) -> None:
        self._server, self._talk, self._way_back = server, talk, way_back
        self._reply, self._view = reply, _view_of(reply)
        self._told: set[str] = set()
        self._before: tuple[str, ...] = ()
        self._turn: tuple[object, ...] = ()
        self._filling: Filling | None = None
        self._lines: deque[str | None] = deque()
        self._happenings = Happenings()
        self._leaving = self._spoke = False

    def _tell(self, text: str) -> None:
        self._talk.tell(text)
        self._spoke = True

    def _remark(self, sentence: str) -> None:
        self._talk.remark(sentence)
        self._spoke = True

    def run(self, incoming: TextIO) -> None:
        """Tell and hear until it is over."""
        self._happenings.read_lines(incoming)
        self._happenings.want_line()
        self._happenings.follow(self._server, lambda: self._reply.stamp)
        self._tell(f"{self._reply.lesson}\n")
        self._show()
        try:
            while not self._leaving:
                self._prompt()
                self._listen()
        except KeyboardInterrupt:
            self._say_way_back()
            raise

    def _listen(self) -> None:
        """Take what happens next; lines that nobody asked for yet wait where nobody types."""
        happening = self._happenings.wait()
        match happening:
            case Typed():
                self._lines.append(happening.line)
            case Changed():
                self._look()
            case Away():
                self._remark(f"{happening.message} What you write stays here until it does.")
            case _:
                assert_never(happening)
        while self._lines and not self._leaving and self._is_due(self._lines[0]):
            line = self._lines.popleft()
            if line is None:
                self._leave()
                return
            self._happenings.want_line()
            self._obey(understand(line, words_asked=self._words_asked))
            self._spoke = True

    def _prompt(self) -> None:
        """Show whoever types that it is their turn, after whatever was said."""
        if self._spoke:
            self._talk.prompt()
        self._spoke = False

    @property
    def _words_asked(self) -> bool:
        asked = self._filling.asked if self._filling else None
        return asked is not None and not asked.options

    def _is_due(self, line: str | None) -> bool:
        """Tell whether a line is to be heard now; from a pipe answers wait for their question, the end for an ask."""
        if self._talk.by_hand or self._filling is not None or self._has_ended:
            return True
        return line is not None and not isinstance(understand(line, words_asked=False), Said)

    @property
    def _has_ended(self) -> bool:
        return self._view.common is not None and self._view.common.stage is LessonStage.ENDED

    def _obey(self, command: Command) -> None:
        match command:
            case Said():
                self._answer(command.line)
            case Correct():
                self._correct()
            case LookAgain():
                self._told.clear()
                self._before, self._turn = (), ()
                self._look()
            case ShowBeside():
                self._tell(f"{show_beside(command, self._view, self._talk.width)}\n")
                self._ask()
            case Watch():
                self._send("observe", Form(key="", verb="observe", title="", questions=()))
            case Leave():
                self._leave()
            case _:
                assert_never(command)

    def _answer(self, line: str) -> None:
        if self._filling is None:
            if line or self._has_ended:
                self._hear_unasked(line)
            return
        if self._filling.asked is not None:
            misread = self._filling.answer(line)
            if isinstance(misread, Misread):
                self._remark(misread.message)
                return
        if self._filling.asked is None:
            self._send(self._filling.form.verb, self._filling.form)
        else:
            self._ask()

    def _hear_unasked(self, line: str) -> None:
        if self._has_ended and not line:
            self._leave()
        else:
            self._remark(f"Nothing is asked now, so '{line}' was not sent; '?' says what can be typed.")

    def _correct(self) -> None:
        """Go back one question, else take up what was sent and can still be changed."""
        if self._filling is not None and self._filling.go_back():
            self._ask()
            return
        form = next((form for form in list_forms(self._view) if form.done), None)
        if self._filling is not None or form is None:
            self._remark("There is nothing to take back here.")
            return
        self._begin(form)

    def _begin(self, form: Form) -> None:
        self._filling = Filling(form)
        if form.title:
            self._tell(f"\n{form.title}")
        self._ask()

    def _ask(self) -> None:
        asked = self._filling.asked if self._filling else None
        if asked is not None:
            self._tell(f"\n{asked.write(self._talk.width)}")

    def _send(self, verb: str, form: Form) -> None:
        fields = self._filling.fields() if self._filling is not None and self._filling.form == form else {}
        try:
            reply = self._server.send(verb, fields)
        except AwayError as error:
            self._happenings.note_missed()
            self._remark(f"{error} It was not sent; it will be when the class answers again, or at Enter.")
            return
        if reply.notice:
            self._remark(reply.notice)
        filled, self._filling = self._filling, self._filling if verb == "observe" else None
        if reply.notice and filled is not None and verb != "observe":
            self._reply, self._view = reply, _view_of(reply)
            if any(one.key == form.key for one in list_forms(self._view)):
                self._begin(filled.keep())
                return
        self._take(reply)

    def _look(self) -> None:
        """See what the page is now, and send what could not be sent before."""
        try:
            reply = self._server.look()
        except AwayError as error:
            self._remark(str(error))
            return
        self._take(reply)
        if self._filling is not None and self._filling.asked is None:
            self._send(self._filling.form.verb, self._filling.form)

    def _take(self, reply: StudentReply) -> None:
        self._reply, self._view = reply, _view_of(reply)
        self._show()

    def _show(self) -> None:
        """Tell what is new on the page, and ask what it asks."""
        new = self._list_new()
        if new:
            self._tell("\n" + "\n\n".join(new))
        dropped = self._drop_closed()
        form = next((form for form in list_forms(self._view) if not form.done), None)
        if self._filling is None and form is not None:
            self._begin(form)
        elif new or dropped:
            self._ask()
        self._leaving = self._leaving or (self._has_ended and not self._talk.by_hand)

    def _list_new(self) -> list[str]:
        """Return what was not told before; the head again with every step of the class."""
        width, common = self._talk.width, self._view.common
        parts = write_parts(self._view, width)
        new = [part.text for part in parts if part.text not in (self._told if part.lasts else self._before)]
        self._told |= {part.text for part in parts}
        self._before = tuple(part.text for part in parts)
        planned = self._view.clock.stage_planned if self._view.clock else 0
        turn = (common.turn, common.stage, planned, self._view.name) if common else ()
        head = [write_head(self._view, width)] if turn != self._turn or common is None else []
        self._turn = turn
        return head + new

    def _drop_closed(self) -> bool:
        """Drop a form that the class no longer takes; tells whether there was one."""
        if self._filling is None or any(form.key == self._filling.form.key for form in list_forms(self._view)):
            return False
        if self._filling.values:
            self._remark("The class has gone on: what you had begun to answer is closed, and was not sent.")
        self._filling = None
        return True

    def _leave(self) -> None:
        self._leaving = True
        if not self._has_ended:
            self._say_way_back()

    def _say_way_back(self) -> None:
        self._remark(f"Your place is kept. '{self._way_back} --place {self._view.code}' brings you back.")


def _view_of(reply: StudentReply) -> StudentView:
    if reply.view is None:
        raise RefusedError(reply.notice or "You have no place in this class any longer.")
    return reply.view
