"""A game played by a program: a page a line goes out, a choice a line comes in."""

import json
from collections.abc import Sequence
from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.line.json_pages import FORMAT, page_as_line
from game.line.talk import Talk
from game.line.turns import Road
from game.play.page import GO_ON, Page
from game.session import Session


@attrs.frozen
class ChooseOption:
    """Answer the page with an option."""

    option: str


@attrs.frozen
class TakeBack:
    """Take back the last choice."""


@attrs.frozen
class Unreadable:
    """A line that is neither; `reason` says why."""

    reason: str


Word = ChooseOption | TakeBack | Unreadable


def play(session: Session, talk: Talk, road: Sequence[str] = ()) -> None:
    """Play a game to its end, or until nothing comes in any more.

    `road` is walked first. Raises ChoiceNotOfferedError where a choice of it is not open.
    """
    ahead = Road(road)
    while True:
        page = session.page
        talk.tell(page_as_line(page))
        if not page.options and not ahead:
            return
        if ahead and (page.asks or not page.options):
            session.act(ahead.take())
        elif not page.asks:
            session.act(GO_ON)
        elif not _answer(session, talk):
            talk.remark(session.parting)
            return
        if session.notice:
            talk.remark(session.notice)


def _answer(session: Session, talk: Talk) -> bool:
    """Read lines until one turns the page; gives False where there are no more."""
    while (line := talk.ask()) is not None:
        if not line:
            continue
        try:
            word = understand(line, session.page)
            match word:
                case ChooseOption():
                    session.act(word.option)
                case TakeBack():
                    session.undo()
                case Unreadable():
                    talk.tell(write_error(word.reason))
                    continue
                case _:
                    assert_never(word)
        except (ChoiceNotOfferedError, NothingToUndoError) as error:
            talk.tell(write_error(str(error)))
        else:
            return True
    return False


def understand(line: str, page: Page) -> Word:
    """Say what a line means: an option's id, `undo`, `{"choose": "id"}` or `{"undo": true}`."""
    if not line.startswith("{"):
        named = any(option.id == line for option in page.options)
        return TakeBack() if line == "undo" and not named else ChooseOption(line)
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return Unreadable("The line begins like a JSON object but is not one.")
    match data:
        case {"choose": str(option)}:
            return ChooseOption(option)
        case {"undo": True}:
            return TakeBack()
        case _:
            return Unreadable('The object holds neither {"choose": "id"} nor {"undo": true}.')


def write_error(sentence: str) -> str:
    """Return the line that says why an answer was not taken."""
    return json.dumps({"format": FORMAT, "error": sentence})
