"""The title as plain text: what can be played, and which of it is wanted."""

from collections.abc import Sequence

from game.library.headings import Heading
from game.line.cells import fill
from game.line.talk import Talk
from game.saving.codec import SavedGame


def ask(
    talk: Talk, decisions: Sequence[Heading], campaigns: Sequence[Heading], games: Sequence[SavedGame]
) -> str | SavedGame | None:
    """Ask what to play; gives the id of a decision or of a campaign, a saved game, or None for neither."""
    open_games = [game for game in games if not game.finished]
    single = [heading for heading in decisions if not heading.broken]
    joined = [heading for heading in campaigns if not heading.broken]
    talk.tell(title_as_text(single, joined, open_games, talk.width))
    offered: list[str | SavedGame] = [*(heading.id for heading in (*single, *joined)), *open_games]
    while (line := talk.ask()) is not None and line.lower() not in {"q", "quit", "exit"}:
        if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(offered):
            return offered[int(line[:4]) - 1]
        if line in offered:
            return line
        if line:
            talk.remark(f"There is nothing called '{line}' here; a number begins it, 'q' leaves.")
    return None


def title_as_text(
    decisions: Sequence[Heading], campaigns: Sequence[Heading], games: Sequence[SavedGame], width: int
) -> str:
    """Give the decisions and the campaigns by date and the games to go on with, numbered through."""
    parts = (
        ("Decisions", [f"{one.title}, {one.date}. {one.summary}" for one in decisions]),
        ("Campaigns", [f"{one.title}, {one.date}, {len(one.legs)} legs. {one.summary}" for one in campaigns]),
        ("Go on with", [f"{one.title}, {one.place}" for one in games]),
    )
    lines, number = ["Lean to One Side"], 0
    for name, told in parts:
        if told or name == "Decisions":
            lines += ["", name]
        for text in told:
            number += 1
            lines.append(fill(f"{number}. {text}", width, rest="   "))
    return "\n".join([*lines, "", "Which one? Type its number; 'q' leaves."])
