"""The title as plain text: what can be played, and which of it is wanted."""

from collections.abc import Sequence

from game.library.headings import Heading
from game.library.shelf import Section
from game.line.cells import fill
from game.line.talk import Talk
from game.saving.codec import SavedGame


def ask(
    talk: Talk, headings: Sequence[Heading], games: Sequence[SavedGame], packs: Sequence[Section] = ()
) -> str | SavedGame | None:
    """Ask which decision or saved game to play; gives a decision's address, a saved game, or None for neither."""
    open_games = [game for game in games if not game.finished]
    playable = [heading for heading in headings if not heading.broken]
    in_packs = [heading for pack in packs for heading in _playable(pack)]
    talk.tell(title_as_text(playable, open_games, talk.width, packs))
    offered: list[str | SavedGame] = [*(heading.id for heading in (*playable, *in_packs)), *open_games]
    while (line := talk.ask()) is not None and line.lower() not in {"q", "quit", "exit"}:
        if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(offered):
            return offered[int(line[:4]) - 1]
        if line in offered:
            return line
        if line:
            talk.remark(f"There is nothing called '{line}' here; a number begins it, 'q' leaves.")
    return None


def title_as_text(
    headings: Sequence[Heading], games: Sequence[SavedGame], width: int, packs: Sequence[Section] = ()
) -> str:
    """Give the decisions by date, those of the packs, and the games to go on with, numbered through."""
    lines = ["Lean to One Side"]
    lines += ["", "Decisions", *_numbered(headings, 1, width)] if headings or not packs else []
    told = len(headings)
    for pack in packs:
        of_pack = _playable(pack)
        lines += ["", pack.title, *_numbered(of_pack, told + 1, width)] if of_pack else []
        told += len(of_pack)
    if games:
        lines += ["", "Go on with"]
    for number, game in enumerate(games, told + 1):
        lines.append(fill(f"{number}. {game.title}, {game.place}", width, rest="   "))
    return "\n".join([*lines, "", "Which one? Type its number; 'q' leaves."])


def _numbered(headings: Sequence[Heading], first: int, width: int) -> list[str]:
    told = [f"{heading.title}, {heading.date}. {heading.summary}" for heading in headings]
    return [fill(f"{number}. {text}", width, rest="   ") for number, text in enumerate(told, first)]


def _playable(pack: Section) -> list[Heading]:
    return [heading for heading in pack.headings if not heading.broken]
