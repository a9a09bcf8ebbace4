"""The title as plain text: what can be played, and which of it is wanted."""

from collections.abc import Sequence

from game.library.shelf import Section
from game.library.summaries import Heading
from game.line.cells import fill
from game.line.talk import Talk
from game.saving.codec import SavedGame


def ask(
    talk: Talk,
    decisions: Sequence[Heading],
    campaigns: Sequence[Heading],
    games: Sequence[SavedGame],
    packs: Sequence[Section] = (),
) -> str | SavedGame | None:
    """Ask what to play; gives the address of a decision or of a campaign, a saved game, or None for neither."""
    open_games = [game for game in games if not game.finished]
    parts = [("Decisions", _playable(decisions)), ("Campaigns", _playable(campaigns))]
    parts += [(pack.title, _playable(pack.headings)) for pack in packs]
    talk.tell(title_as_text(parts, open_games, talk.width))
    offered: list[str | SavedGame] = [*(heading.id for _, headings in parts for heading in headings), *open_games]
    while (line := talk.ask()) is not None and line.lower() not in {"q", "quit", "exit"}:
        if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(offered):
            return offered[int(line[:4]) - 1]
        if line in offered:
            return line
        if line:
            talk.remark(f"There is nothing called '{line}' here; a number begins it, 'q' leaves.")
    return None


def title_as_text(parts: Sequence[tuple[str, Sequence[Heading]]], games: Sequence[SavedGame], width: int) -> str:
    """Give the parts of the shelf, each under its name, and the games to go on with, numbered through."""
    told = [(name, [_told(one) for one in headings]) for name, headings in parts]
    told.append(("Go on with", [f"{one.title}, {one.place}" for one in games]))
    nothing = not any(headings for _, headings in parts)
    lines, number = ["Lean to One Side"], 0
    for name, texts in told:
        if texts or (nothing and name == "Decisions"):
            lines += ["", name]
        for text in texts:
            number += 1
            lines.append(fill(f"{number}. {text}", width, rest="   "))
    return "\n".join([*lines, "", "Which one? Type its number; 'q' leaves."])


def _told(heading: Heading) -> str:
    legs = f", {len(heading.legs)} legs" if heading.legs else ""
    return f"{heading.title}, {heading.date}{legs}. {heading.summary}"


def _playable(headings: Sequence[Heading]) -> list[Heading]:
    return [heading for heading in headings if not heading.broken]
