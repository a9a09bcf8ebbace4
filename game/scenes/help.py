"""The help: how the game is played, and every key, made from the declaration of the commands."""

from collections.abc import Sequence

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


_TEACHING = (Where.CLASS, Where.CONSOLE, Where.ROOM)
PLAYING = tuple(where for where in Where if where not in {Where.PREVIEW, *_TEACHING})
"""The places whose keys a player is told."""
WRITING = (Where.PREVIEW, *(where for where in PLAYING if where is not Where.TITLE))
"""The places whose keys the author of a preview is told."""


def build_help_sheet(places: Sequence[Where] = PLAYING) -> Sheet:
    """Show every command of these places with its keys, place by place."""
    listed = [(place, [one for one in COMMANDS if one.where is place]) for place in places]
    return Sheet("Keys", space_out(_place(place, commands) for place, commands in listed if commands))


def _place(place: Where, commands: list[Command]) -> Drawing:
    return stack(words(place.value.upper(), MUTED), *(_command(one) for one in commands))


def _command(one: Command) -> Drawing:
    return lambda width: wrap(ink(one.help), width, ink(f"{one.shown:<9}", f"bold {ACCENT}"))
