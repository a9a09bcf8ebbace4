"""What a line typed at a page means, as a closed set of commands."""

from collections.abc import Mapping

import attrs

from game.play.page import Page

HELP = """\
A number or the name of a choice answers; Enter goes on where nothing is asked.
u            take back the last choice; inside a question its last step
w 3          why choice 3 is closed
p, p NAME    who is in the room; what somebody there advises
d, d 2       the papers on the desk; read the second
m            the meters and what they mean
map          the map of this page, in words
s, s 1       the sources of this page; the first of them
b, b 1       at the reckoning: where the figures of the first axis come from
r            the road so far
y, y best    at the reckoning: your place among all roads; the best roads
o            at the reckoning: all passages as a graph, seen and unseen
q            leave; the game is kept
?            this help
Where a choice has the name of a command, a slash says that the command is meant: /map"""


@attrs.frozen
class AnswerPage:
    """Answer the page with an option."""

    option: str


@attrs.frozen
class Undo:
    """Take back the last choice."""


@attrs.frozen
class Quit:
    """Leave the game."""


@attrs.frozen
class Nothing:
    """An empty line."""


@attrs.frozen
class Show:
    """Show something that stands beside the page: `what` is a command's letter, `which` is empty for all of it."""

    what: str
    which: str = ""


@attrs.frozen
class Unknown:
    """A line that means nothing here."""

    line: str


Command = AnswerPage | Undo | Quit | Nothing | Show | Unknown

_WORDS: Mapping[str, Command] = {"u": Undo(), "undo": Undo(), "q": Quit(), "quit": Quit(), "exit": Quit()}
_SHOWN = {
    "?": "?", "h": "?", "help": "?",
    "s": "s", "source": "s", "sources": "s",
    "p": "p", "person": "p", "people": "p", "advice": "p",
    "d": "d", "paper": "d", "papers": "d", "desk": "d",
    "r": "r", "road": "r",
    "m": "m", "meters": "m",
    "map": "map",
    "w": "w", "why": "w",
    "b": "b", "bill": "b",
    "y": "y", "place": "y",
    "o": "o", "roads": "o",
}  # fmt: skip


def understand(line: str, page: Page) -> Command:
    """Say what a line means at a page; the names of its options come first."""
    if not line:
        return Nothing()
    if any(option.id == line for option in page.options):
        return AnswerPage(line)
    if line.isascii() and line.isdigit():
        return _read_number(line, page)
    word, _, rest = line.removeprefix("/").partition(" ")
    return _WORDS.get(word.lower()) or _show(word.lower(), rest.strip()) or Unknown(line)


def _show(word: str, which: str) -> Show | None:
    return Show(_SHOWN[word], which) if word in _SHOWN else None


def _read_number(line: str, page: Page) -> Command:
    number = int(line[:4])
    if 1 <= number <= len(page.options):
        return AnswerPage(page.options[number - 1].id)
    return Unknown(line)
