"""What a line typed in a class means, as a closed set of commands, and what is shown beside the page."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import attrs

from game.lesson.view_values import StudentView
from game.line.cards import show_card
from game.line.cells import fill
from game.line.class_page import write_role
from game.line.commands import Show
from game.line.words import format_paper, format_source, join_paragraphs, write_prose
from game.play.cards import SourceCard

HELP = """\
A number or a sentence answers what is asked; Enter keeps what stands there.
u            go back one question; take up again what you sent, until it is closed
l            the page as it is now
r, r long    your role; its longer brief
t            who is at the table
d, d 2       the papers on your desk; read the second
p, p NAME    who is in the room; what somebody there advises
map          the map of this page, in words
s, s 1       the sources of this page; the first of them
watch        ask for the observer's role, while that is open
q            leave; your place is kept
?            this help
Where a sentence is asked for, a slash says that a command is meant: /d 2"""


@attrs.frozen
class Correct:
    """Go back, or take up again what was sent."""


@attrs.frozen
class LookAgain:
    """Show the page as it is now."""


@attrs.frozen
class Watch:
    """Ask for an observer's role."""


@attrs.frozen
class Leave:
    """Leave."""


@attrs.frozen
class ShowBeside:
    """Show something that stands beside the page."""

    what: str
    which: str = ""


@attrs.frozen
class Said:
    """A line that is no command: an answer to what is asked."""

    line: str


Command = Correct | LookAgain | Watch | Leave | ShowBeside | Said

_WORDS: dict[str, Command] = {
    "u": Correct(), "undo": Correct(), "l": LookAgain(), "look": LookAgain(), "watch": Watch(),
    "q": Leave(), "quit": Leave(), "exit": Leave(),
}  # fmt: skip
_SHOWN = {
    "?": "?", "h": "?", "help": "?", "r": "r", "role": "r", "t": "t", "table": "t", "d": "d", "paper": "d",
    "papers": "d", "desk": "d", "p": "p", "people": "p", "map": "map", "s": "s", "sources": "s",
}  # fmt: skip
_SHORT = frozenset({"u", "q", "?"})
"""Commands that no sentence is; where one is asked for, all others need a slash."""


def understand(line: str, *, words_asked: bool) -> Command:
    """Say what a line means; `words_asked` where a sentence would be an answer."""
    if words_asked and not line.startswith("/") and line not in _SHORT:
        return Said(line)
    word, _, rest = line.removeprefix("/").strip().partition(" ")
    if word.lower() in _SHOWN:
        return ShowBeside(_SHOWN[word.lower()], rest.strip())
    return (None if rest else _WORDS.get(word.lower())) or Said(line)


def show_beside(asked: ShowBeside, view: StudentView, width: int) -> str:
    """Return what was asked to be shown, or a sentence saying that it is not there."""
    if asked.what == "?":
        return HELP
    if view.common is None:
        return "You are not in the class yet."
    show = _BESIDE.get(asked.what)
    if show is not None:
        return show(view, asked.which, width)
    page = view.common.page
    return show_card(Show(asked.what, asked.which), page, width) if page else "There is nothing of it here."


def _show_table(view: StudentView, _which: str, width: int) -> str:
    roles = view.common.roles if view.common else ()
    return join_paragraphs(
        join_paragraphs(
            (
                fill(role.title, width),
                write_prose(role.card, width),
                fill(f"What they were after: {role.objective}", width) if role.objective else "",
            )
        )
        for role in roles
    )


def _show_role(view: StudentView, which: str, width: int) -> str:
    roles = (*((view.role,) if view.role else ()), *view.stands_in_for)
    notes = (write_prose(role.note, width) for role in roles)
    return join_paragraphs((*(write_role(role, width, longer=bool(which)) for role in roles), *notes))


def _show_papers(view: StudentView, which: str, width: int) -> str:
    if not view.papers:
        return "There are no papers on your desk."
    if not which:
        listed = [f"{number}. {one.title} ({one.kind}, {one.date})" for number, one in enumerate(view.papers, 1)]
        return "\n".join(fill(text, width, rest="   ") for text in listed)
    number = int(which[:4]) if which.isascii() and which.isdigit() else 0
    if not 1 <= number <= len(view.papers):
        return f"There is no paper '{which}' here; they go from 1 to {len(view.papers)}."
    return format_paper(view.papers[number - 1], width)


def _show_sources(view: StudentView, which: str, width: int) -> str:
    common = view.common
    page = common.page.sources if common and common.page else ()
    lists = (("Of the page:", page), ("Told to all:", common.sources if common else ()), ("Your own:", view.sources))
    return join_paragraphs(_write_sources(title, cards, which, width) for title, cards in lists) or (
        f"There is no source '{which}' here." if which else "This page cites no source."
    )


def _write_sources(title: str, cards: Sequence[SourceCard], which: str, width: int) -> str:
    found = [card for card in cards if not which or str(card.number) == which]
    if not found:
        return ""
    lines = (
        format_source(card, width)
        if which
        else fill(f"[{card.number}] {card.author}, {card.work}; {card.where}", width, rest="   ")
        for card in found
    )
    return "\n".join((title, *lines))


_BESIDE: Mapping[str, Callable[[StudentView, str, int], str]] = MappingProxyType(
    {"r": _show_role, "t": _show_table, "d": _show_papers, "s": _show_sources}
)
