"""The app: which scene is shown, the settings that hold, and how the game ends."""

import functools
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from game.errors import OnesideError
from game.saving.crash_report import describe_crash, report_crash
from game.saving.settings import Settings, save_settings
from game.scenes.commands import Where, list_bindings, list_commands
from game.scenes.context import Context, StartPoint
from game.scenes.help import build_help_sheet
from game.scenes.scene import Scene
from game.scenes.settings import SettingsSheet
from game.scenes.sheet import Sheet
from game.scenes.signals import watch_signals
from game.scenes.themes import DARK, LIGHT, VARIABLES, name_of
from game.scenes.title import TitleScene

if TYPE_CHECKING:  # the title is shown before the rules of play and the analysis are read
    from game.play.game import Game
    from game.scenes.counter import Counter
    from game.session import Record, Session

CRASHED = 70
"""The exit code after a mistake of the game's own (EX_SOFTWARE)."""


class OnesideApp(App[int]):
    """The Textual face of the game."""

    TITLE = "Lean to One Side"
    CSS_PATH = Path(__file__).with_name("look.tcss")
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.ANYWHERE)
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self, context: Context, session: "Session | None" = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        """Take the context; with a session, straight at its page."""
        super().__init__(ansi_color=True if "NO_COLOR" in environment else None)
        self.context = context
        self.crash: BaseException | None = None
        self._first = session
        self._still = environment.get("TEXTUAL_ANIMATIONS") == "none" or "ONESIDE_STILL" in environment
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = name_of(context.settings.theme)
        self._settle()

    def get_default_screen(self) -> Screen[None]:
        """Lay the title at the bottom of everything."""
        return TitleScene(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables, for themes that lack them."""
        return VARIABLES

    def get_driver_class(self) -> type[Driver]:
        """Take the driver that no byte can kill, where the terminal is a Unix one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from game.scenes.driver import PatientDriver  # noqa: PLC0415 - needs a Unix terminal

        return PatientDriver

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the palette the commands of the scene below it, from their one declaration."""
        if not isinstance(screen, Scene):
            return
        for one in list_commands(*screen.places):
            if one.palette:
                label = f"{one.label[0].upper()}{one.label[1:]}"
                yield SystemCommand(f"{label} ({one.shown})", one.help, _performs(screen, one.id))

    def on_mount(self) -> None:
        """Give the terminal back whatever ends the game, and go straight in where that was asked."""
        watch_signals(lambda code: self.exit(return_code=code))
        if self._first is not None:
            self.turn(self._first)

    def say(self, text: str) -> None:
        """Show a sentence on the scene in view."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Scene):
                screen.say(text)
                return

    def use(self, settings: Settings) -> None:
        """Let settings hold at once, and keep them; raises SaveError where they cannot be kept."""
        self.context = attrs.evolve(self.context, settings=settings)
        self.theme = name_of(settings.theme)
        self._settle()
        if self.context.folder is not None:
            save_settings(self.context.folder, settings)

    def begin(self, start: StartPoint) -> None:
        """Open a game and show its page, or say why it cannot be opened."""
        from game.scenes.opening import open_session  # noqa: PLC0415 - a sixth more of the time to the title

        try:
            session = open_session(self.context, start)
        except OnesideError as error:
            self.say(str(error))
            return
        self.turn(session)

    def turn(self, session: "Session") -> None:
        """Show the page that a session has come to, in the place of the one before."""
        from game.scenes.opening import build_scene  # noqa: PLC0415 - as above

        self.switch(build_scene(session, self, self.screen))
        game = session.game
        if game.ended and self.context.counts:
            self.counter.begin(game, session.shipped)

    @functools.cached_property
    def counter(self) -> "Counter":
        """What counts all roads once a game has ended."""
        from game.scenes.counter import Counter  # noqa: PLC0415 - the analysis is read when a game has ended

        return Counter(self.context.folder if self.context.slots is not None else None)

    def show_place(self, game: "Game") -> None:
        """Show where the road of a finished game stands among all roads."""
        from game.scenes.ranking import build_ranking_sheet  # noqa: PLC0415 - as above

        self.push_screen(build_ranking_sheet(self.counter, game))

    def on_unmount(self) -> None:
        """End the counting, if there is one."""
        if "counter" in self.__dict__:
            self.counter.stop()

    def switch(self, scene: Scene) -> None:
        """Show a scene above the title, in the place of the one before."""
        if scene is self.screen:
            return
        if len(self.screen_stack) == 1:
            self.push_screen(scene)
        else:
            self.switch_screen(scene)

    def to_title(self) -> None:
        """Go back to the title."""
        self.pop_screen()
        if isinstance(self.screen, TitleScene):
            self.screen.look_again()

    def keep_transcript(self, game: "Game") -> Path:
        """Write a finished game to a file and give its path; raises OnesideError where it cannot be written."""
        from game.scenes.keeping import keep_transcript  # noqa: PLC0415 - read when asked for

        return keep_transcript(game, self.context.folder)

    def action_settings(self) -> None:
        """Open the settings."""
        self._lay(SettingsSheet(self.context.settings, self.use))

    def action_help(self) -> None:
        """Open the help."""
        self._lay(build_help_sheet())

    def action_leave_game(self) -> None:
        """Leave; the game is saved after every choice."""
        self.exit(0)

    def _lay(self, sheet: Sheet) -> None:
        """Lay a sheet over the scene, unless one of its kind lies there already."""
        if not any(lying.name == sheet.name for lying in self.screen_stack):
            self.push_screen(sheet)

    def _settle(self) -> None:
        self.animation_level = "none" if self._still or not self.context.settings.motion else "basic"

    def _handle_exception(self, error: Exception) -> None:
        """End the game at a mistake of its own: Textual's private hook, for it would show local variables."""
        self._return_code = CRASHED
        if self._exception is None:
            self.crash = self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _performs(screen: Scene, name: str) -> Callable[[], object]:
    return lambda: screen.call_later(screen.perform, name)


def run(context: Context, start: StartPoint | None = None, record: "Record | None" = None) -> int:
    """Play in the terminal and give the exit code: from the title, or where asked for; `record` writes the game down.

    Raises OnesideError, before the terminal is touched, where the game to begin with cannot be opened.
    """
    return run_app(OnesideApp(context, _seated(context, start, record)))


def _seated(context: Context, start: StartPoint | None, record: "Record | None") -> "Session | None":
    if start is None:
        return None
    from game.scenes.opening import open_session  # noqa: PLC0415 - as above

    return open_session(context, start, record)


def run_app(app: OnesideApp) -> int:
    """Run an app to its end and give the exit code; a mistake of the game's own is reported."""
    result = app.run()
    if app.crash is not None:
        path = report_crash(app.crash, app.context.folder)
        sys.stderr.write(describe_crash(path, "your last choice is saved, and ") + "\n")
    return result or app.return_code or 0
