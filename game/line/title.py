"""The title as plain text: what can be played, and which of it is wanted."""

from collections.abc import Sequence

from game.address import Address
from game.library.listing import Listed, Listing
from game.library.summaries import Heading
from game.line.cells import fill
from game.line.talk import Talk
from game.saving.codec import SavedGame


def ask(talk: Talk, listing: Listing, games: Sequence[SavedGame]) -> Address | SavedGame | None:
    """Ask what to play; gives the address of a decision or of a campaign, a saved game, or None for neither."""
    open_games = [game for game in games if not game.finished]
    parts = [("Decisions", _playable(listing.decisions)), ("Campaigns", _playable(listing.campaigns))]
    parts += [(pack.title, _playable(pack.stories)) for pack in listing.packs]
    headings = [(name, [each.heading for each in stories]) for name, stories in parts]
    talk.tell(title_as_text(headings, open_games, talk.width))
    addresses = [each.address for _, stories in parts for each in stories]
    by_name = {address.name: address for address in addresses}
    offered: list[Address | SavedGame] = [*addresses, *open_games]
    while (line := talk.ask()) is not None and line.lower() not in {"q", "quit", "exit"}:
        if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(offered):
            return offered[int(line[:4]) - 1]
        if line in by_name:
            return by_name[line]
        if line:
            talk.remark(f"There is nothing called '{line}' here; a number begins it, 'q' leaves.")
    return None


def title_as_text(parts: Sequence[tuple[str, Sequence[Heading]]], games: Sequence[SavedGame], width: int) -> str:
    """Return the parts of the shelf, each under its name, and the games to go on with, numbered through."""
    rows = [(name, [_describe(one) for one in headings]) for name, headings in parts]
    rows.append(("Go on with", [f"{one.title}, {one.place}" for one in games]))
    nothing = not any(headings for _, headings in parts)
    lines, number = ["Lean to One Side"], 0
    for name, texts in rows:
        if texts or (nothing and name == "Decisions"):
            lines += ["", name]
        for text in texts:
            number += 1
            lines.append(fill(f"{number}. {text}", width, rest="   "))
    return "\n".join([*lines, "", "Which one? Type its number; 'q' leaves."])


def _describe(heading: Heading) -> str:
    legs = f", {len(heading.legs)} legs" if heading.legs else ""
    return f"{heading.title}, {heading.date}{legs}. {heading.summary}"


def _playable(stories: Sequence[Listed]) -> list[Listed]:
    return [each for each in stories if not each.heading.broken]
