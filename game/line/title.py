"""The title as plain text: what can be played, and which of it is wanted."""

from collections.abc import Sequence

from game.library.headings import Heading
from game.line.cells import fill
from game.line.talk import Talk
from game.saving.codec import SavedGame


def ask(talk: Talk, headings: Sequence[Heading], games: Sequence[SavedGame]) -> str | SavedGame | None:
    """Ask which decision or saved game to play; gives a decision's id, a saved game, or None for neither."""
    open_games = [game for game in games if not game.finished]
    playable = [heading for heading in headings if not heading.broken]
    talk.tell(title_as_text(playable, open_games, talk.width))
    offered: list[str | SavedGame] = [*(heading.id for heading in playable), *open_games]
    while (line := talk.ask()) is not None and line.lower() not in {"q", "quit", "exit"}:
        if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(offered):
            return offered[int(line[:4]) - 1]
        if line in offered:
            return line
        if line:
            talk.remark(f"There is nothing called '{line}' here; a number begins it, 'q' leaves.")
    return None


def title_as_text(headings: Sequence[Heading], games: Sequence[SavedGame], width: int) -> str:
    """Give the decisions by date and the games to go on with, numbered through."""
    lines = ["Lean to One Side", "", "Decisions"]
    for number, heading in enumerate(headings, 1):
        told = f"{heading.title}, {heading.date}. {heading.summary}"
        lines.append(fill(f"{number}. {told}", width, rest="   "))
    if games:
        lines += ["", "Go on with"]
    for number, game in enumerate(games, len(headings) + 1):
        lines.append(fill(f"{number}. {game.title}, {game.place}", width, rest="   "))
    return "\n".join([*lines, "", "Which one? Type its number; 'q' leaves."])
