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
from game.session import Sitting


@attrs.frozen
class Choose:
    """Answer the page with an option."""

    option: str


@attrs.frozen
class TakeBack:
    """Take back the last choice."""


@attrs.frozen
class Unreadable:
    """A line that is neither; `reason` says why."""

    reason: str


Word = Choose | TakeBack | Unreadable


def play(sitting: Sitting, talk: Talk, road: Sequence[str] = ()) -> None:
    """Play a game to its end, or until nothing comes in any more.

    `road` is walked first. Raises ChoiceNotOfferedError where a choice of it is not open.
    """
    ahead = Road(road)
    while True:
        page = sitting.page
        talk.tell(page_as_line(page))
        if not page.options and not ahead:
            return
        if ahead and (page.asks or not page.options):
            sitting.act(ahead.take())
        elif not page.asks:
            sitting.act(GO_ON)
        elif not _answered(sitting, talk):
            talk.remark(sitting.parting)
            return
        if sitting.notice:
            talk.remark(sitting.notice)


def _answered(sitting: Sitting, talk: Talk) -> bool:
    """Read lines until one turns the page; gives False where there are no more."""
    while (line := talk.ask()) is not None:
        if not line:
            continue
        try:
            word = understand(line, sitting.page)
            match word:
                case Choose():
                    sitting.act(word.option)
                case TakeBack():
                    sitting.undo()
                case Unreadable():
                    talk.tell(error_line(word.reason))
                    continue
                case _:
                    assert_never(word)
        except (ChoiceNotOfferedError, NothingToUndoError) as error:
            talk.tell(error_line(str(error)))
        else:
            return True
    return False


def understand(line: str, page: Page) -> Word:
    """Say what a line means: an option's id, `undo`, `{"choose": "id"}` or `{"undo": true}`."""
    if not line.startswith("{"):
        named = any(option.id == line for option in page.options)
        return TakeBack() if line == "undo" and not named else Choose(line)
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return Unreadable("The line begins like a JSON object but is not one.")
    match told:
        case {"choose": str(option)}:
            return Choose(option)
        case {"undo": True}:
            return TakeBack()
        case _:
            return Unreadable('The object holds neither {"choose": "id"} nor {"undo": true}.')


def error_line(sentence: str) -> str:
    """Give the line that says why an answer was not taken."""
    return json.dumps({"format": FORMAT, "error": sentence})
