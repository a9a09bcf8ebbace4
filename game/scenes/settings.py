"""The settings: theme, motion, and playing blind; each holds at once and is kept."""

from collections.abc import Callable

import attrs

from game.errors import SaveError
from game.saving.settings import Settings
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, space_out, stack, words, wrap
from game.scenes.sheet import Sheet
from game.scenes.widgets.choice_list import ChoiceLine
from game.scenes.widgets.text_view import TextView

TOLD = "Enter changes a setting; it holds at once and is kept."


class SettingsSheet(Sheet):
    """Three settings, each an entry that turns to its next value."""

    def __init__(self, settings: Settings, use: Callable[[Settings], None]) -> None:
        """Show these settings; `use` lets others hold, and raises SaveError where they cannot be kept."""
        self._settings, self._use = settings, use
        text = space_out([words(TOLD, MUTED), stack()])
        super().__init__("Settings", text, [(drawing, lambda: None) for drawing in _drawings(settings)])

    def take(self, index: int) -> None:
        """Turn a setting to its next value."""
        settings = self._settings
        changed = self._settings = (
            attrs.evolve(settings, theme="light" if settings.theme == "dark" else "dark"),
            attrs.evolve(settings, motion=not settings.motion),
            attrs.evolve(settings, blind=not settings.blind),
        )[index]
        try:
            self._use(changed)
        except SaveError as error:
            self.query_one("#text", TextView).redraw(words(str(error), ACCENT))
        for entry, drawing in zip(self.query(ChoiceLine), _drawings(changed), strict=True):
            entry.redraw(drawing)


def _drawings(settings: Settings) -> list[Drawing]:
    return [
        _setting("Theme", settings.theme, "Cream on ink-blue (dark), or ink on paper (light)."),
        _setting("Motion", "on" if settings.motion else "off", "Whether anything on the screen may move by itself."),
        _setting("Playing blind", "on" if settings.blind else "off",
                 "Hides the meters and what a choice changed until the reckoning."),
    ]  # fmt: skip


def _setting(name: str, value: str, text: str) -> Drawing:
    def draw(width: int) -> Lines:
        head = line(ink(f"{name}: ", STRONG), ink(value, f"bold {ACCENT}"))
        return [*wrap(head, width), *wrap(ink(text, MUTED), width)]

    return draw
