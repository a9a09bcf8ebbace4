"""The footer: the keys that matter here, as many as there is room for, and always `? more`."""

from collections.abc import Sequence

import attrs
from textual.content import Content

from game.scenes.commands import Command, find_command
from game.scenes.drawing import ACCENT, EMPTY, MUTED, ink, line, touch
from game.scenes.widgets.text_view import TextView


class KeyFooter(TextView):
    """Keys and what they do; a click on one does it."""

    def __init__(self, commands: Sequence[Command]) -> None:
        """Name these commands, the first ones first."""
        super().__init__(lambda width: [draw_keys(commands, width)])

    def rename(self, commands: Sequence[Command]) -> None:
        """Name other commands."""
        self.redraw(lambda width: [draw_keys(commands, width)])


def draw_keys(commands: Sequence[Command], width: int) -> Content:
    """Return one line with as many commands as fit and the help key at its end."""
    more = _key(attrs.evolve(find_command("help"), label="more"))
    room = width - more.cell_length
    kept = EMPTY
    for one in commands:
        content = line(_key(one), ink("   "))
        if one.footer and kept.cell_length + content.cell_length <= room:
            kept = line(kept, content)
    return line(kept, more)


def _key(one: Command) -> Content:
    return touch(line(ink(one.shown, f"bold {ACCENT}"), ink(f" {one.label}", MUTED)), command=one.id)
