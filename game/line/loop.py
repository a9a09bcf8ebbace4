"""A game played line by line."""

from collections.abc import Sequence
from typing import assert_never

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.line.cards import show_card
from game.line.commands import AnswerPage, Command, Nothing, Quit, Show, Undo, Unknown, understand
from game.line.render import page_as_text
from game.line.talk import Talk
from game.line.turns import Road
from game.play.page import GO_ON, Page
from game.session import Session
from game.story.journal import Stage


def play(session: Session, talk: Talk, road: Sequence[str] = (), *, blind: bool = False) -> None:
    """Play a game to its end, or until nobody answers any more.

    `road` is walked first, without asking. Raises ChoiceNotOfferedError where a choice of it is not open.
    """
    _Playing(session, talk, Road(road), blind=blind).run()


class _Playing:
    """One game at one talk."""

    def __init__(self, session: Session, talk: Talk, road: Road, *, blind: bool) -> None:
        self._session, self._talk, self._road, self._blind = session, talk, road, blind
        self._leaving = False
        self._before: Stage | None = None

    def run(self) -> None:
        """Tell page after page."""
        try:
            while not self._leaving:
                page = self._session.page
                self._talk.tell(page_as_text(page, self._talk.width, before=self._before, blind=self._blind))
                self._before = page.stage
                self._answer(page)
                if not self._leaving:
                    self._talk.tell("")
        except KeyboardInterrupt:
            self._farewell()
            raise

    def _answer(self, page: Page) -> None:
        """Turn the page: by the road, by itself where nothing is asked and nobody types, or by what is typed."""
        if self._road:
            self._move(self._road.take() if page.asks or not page.options else GO_ON)
        elif page.options and not page.asks and not self._talk.by_hand:
            self._move(GO_ON)
        elif page.options or self._talk.by_hand:
            self._listen(page)
        else:
            self._leaving = True

    def _move(self, option: str) -> None:
        self._session.act(option)
        self._notice()

    def _listen(self, page: Page) -> None:
        """Hear line after line until one turns the page or leaves."""
        turned = False
        while not turned and not self._leaving:
            line = self._talk.ask()
            if line is None:
                self._leave(page)
            else:
                turned = self._obey(understand(line, page), page)

    def _obey(self, command: Command, page: Page) -> bool:
        """Carry a command out; gives whether it turned the page."""
        match command:
            case AnswerPage():
                return self._try(command.option)
            case Undo():
                return self._undo()
            case Quit():
                self._leave(page)
            case Nothing():
                return self._go_on(page)
            case Show(what="y" | "o") if page.stage is Stage.RECKONING:
                self._count(command)
            case Show():
                text = show_card(command, page, self._talk.width, blind=self._blind)
                self._talk.tell(f"{text}\n")
            case Unknown():
                self._talk.remark(f"There is no choice '{command.line}' here; '?' says what can be typed.")
            case _:
                assert_never(command)
        return False

    def _count(self, asked: Show) -> None:
        """Show the game's place among all roads, or all roads; may count for a while."""
        from game.line.counting import write_ranking, write_roadmap  # noqa: PLC0415 - the analysis is read when asked for

        if asked.what == "o":
            self._talk.tell(f"{write_roadmap(self._session, self._talk.width)}\n")
            return
        self._talk.remark("Every road through this story is counted now, unless that was done before ...")
        self._talk.tell(f"{write_ranking(self._session, self._talk.width, better=asked.which == 'best')}\n")

    def _try(self, option: str) -> bool:
        try:
            self._move(option)
        except ChoiceNotOfferedError as error:
            self._talk.remark(str(error))
            return False
        return True

    def _undo(self) -> bool:
        try:
            self._session.undo()
        except NothingToUndoError as error:
            self._talk.remark(str(error))
            return False
        self._before = None
        self._notice()
        return True

    def _go_on(self, page: Page) -> bool:
        """Go on at a page that asks nothing; leave at the last one; elsewhere say what an answer is."""
        if not page.options:
            self._leave(page)
            return False
        if page.asks:
            self._talk.remark(f"A number from 1 to {len(page.options)} answers; '?' says what else can be typed.")
            return False
        return self._try(GO_ON)

    def _notice(self) -> None:
        if self._session.notice:
            self._talk.remark(self._session.notice)

    def _leave(self, page: Page) -> None:
        self._leaving = True
        if page.options:
            self._farewell()

    def _farewell(self) -> None:
        """Say whether the game is kept, and how to go on."""
        if self._session.page.stage is not Stage.BRIEFING:
            self._talk.remark(self._session.parting)
