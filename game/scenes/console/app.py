"""The app that leads a class: it asks once before it is left, and says how to go on."""

import time
from typing import ClassVar

from textual.screen import Screen

from game.scenes.app import OnesideApp, run_app
from game.scenes.commands import Where
from game.scenes.console.leading import LeadingScene
from game.scenes.context import Context
from game.scenes.help import build_help_sheet
from game.scenes.signals import watch_signals

ASKED_FOR = 10.0
"""Seconds in which the key that leaves has to be pressed again."""


class ClassApp(OnesideApp):
    """Shows the scene that leads a class, and what is laid over it."""

    TITLE = "Lean to One Side: a class"
    HELD: ClassVar[tuple[Where, ...]] = (Where.SHEET, Where.ANYWHERE)

    def __init__(self, context: Context, scene: LeadingScene) -> None:
        """Lead a class with this scene."""
        super().__init__(context)
        self._scene = scene
        self._asked_at = float("-inf")

    def get_default_screen(self) -> Screen[None]:
        """Lay the scene at the bottom of everything."""
        return self._scene

    def on_mount(self) -> None:
        """Give the terminal back whatever ends the program."""
        watch_signals(lambda code: self.exit(return_code=code))

    def action_help(self) -> None:
        """Open the help with the keys that lead a class."""
        self._lay(build_help_sheet((*self._scene.places, *self.HELD)))

    def action_leave_game(self) -> None:
        """Ask once, then leave; the class is kept after every step."""
        now = time.monotonic()
        if now - self._asked_at < ASKED_FOR:
            self.exit(0)
            return
        self._asked_at = now
        while len(self.screen_stack) > 1:
            self.pop_screen()
        code = self._scene.steering.code
        self.say(f"Press q again to leave. The class is kept: 'oneside host --resume {code}' goes on with it.")


def run(context: Context, scene: LeadingScene) -> int:
    """Lead a class in the terminal and give the exit code."""
    return run_app(ClassApp(context, scene))
