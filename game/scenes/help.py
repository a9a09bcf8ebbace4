"""The help: how the game is played, and every key, made from the declaration of the commands."""

from game.scenes.commands import COMMANDS, Command, Where
from game.scenes.drawing import ACCENT, MUTED, Drawing, ink, prose, space_out, stack, words, wrap
from game.scenes.sheet import Sheet
from game.story.prose import parse

HOW = """\
You sit in the chair of somebody who had to decide, and you know what that person knew on that day. Read, look at the
papers, ask the people in the room, and choose. No choice is the good one: each has a price.

When your road ends you may predict what history did. Then the game shows it, day by day, and sets your bill beside
history's: every figure has its source, an estimate is a range, and no sum of figures is ever turned into a grade.

Numbers in brackets such as [1] are sources: press s, or click one. A meter shows how things stand and what your last
choice changed. Nothing is final: u takes a choice back, and another road is always worth a walk."""


def build_how_to_play() -> Sheet:
    """Tell how the game is played."""
    return Sheet("How to play", prose(parse(HOW)))


def build_help_sheet(*, preview: bool = False) -> Sheet:
    """Show every command with its keys, place by place; a player has no preview, and a preview no title."""
    told = [Where.PREVIEW, *Where] if preview else Where
    left_out = Where.TITLE if preview else Where.PREVIEW
    shown = dict.fromkeys(place for place in told if place is not left_out)
    places = [(place, [one for one in COMMANDS if one.where is place]) for place in shown]
    return Sheet("Keys", space_out(_place(place, commands) for place, commands in places if commands))


def _place(place: Where, commands: list[Command]) -> Drawing:
    return stack(words(place.value.upper(), MUTED), *(_command(one) for one in commands))


def _command(one: Command) -> Drawing:
    return lambda width: wrap(ink(one.help), width, ink(f"{one.shown:<9}", f"bold {ACCENT}"))
