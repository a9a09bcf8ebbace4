"""Setting meters by hand."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, space_out, stack, words, wrap
from game.scenes.sheet import Sheet
from game.scenes.widgets.choice_list import ChoiceLine
from game.story.conditions import Meters
from game.story.model import Meter

TOLD = "Right and left set a meter; the page behind follows. What was chosen before is forgotten."


class ValuesSheet(Sheet):
    """Every meter of a decision, each an entry that can be set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "shift(1)", show=False),
        Binding("left,minus", "shift(-1)", show=False),
    ]

    def __init__(self, meters: tuple[Meter, ...], values: Meters, put: Callable[[int, int], None]) -> None:
        """Show these meters; `put` is told a meter's index and its new value."""
        self._meters, self._values, self._put = meters, values, put
        super().__init__(
            "Meters",
            space_out([words(TOLD if meters else "The decision has no meters.", MUTED), stack()]),
            [(drawing, lambda: None) for drawing in self._drawings()],
        )

    def take(self, index: int) -> None:
        """Set a meter to its next value, and after the last to the first."""
        self._shift(index, 1, around=True)

    def action_shift(self, by: int) -> None:
        """Set the selected meter to the next value, or the one before."""
        if isinstance(self.focused, ChoiceLine):
            self._shift(int(self.focused.taken), by, around=False)

    def _shift(self, index: int, by: int, *, around: bool) -> None:
        meter, value = self._meters[index], self._values[index] + by
        if around and value > meter.high:
            value = meter.low
        value = min(max(value, meter.low), meter.high)
        self._values = (*self._values[:index], value, *self._values[index + 1 :])
        self._put(index, value)
        for entry, drawing in zip(self.query(ChoiceLine), self._drawings(), strict=True):
            entry.redraw(drawing)

    def _drawings(self) -> list[Drawing]:
        return [_draw_meter(meter, value) for meter, value in zip(self._meters, self._values, strict=True)]


def _draw_meter(meter: Meter, value: int) -> Drawing:
    text = meter.describe(value)
    number = "" if meter.names or text == str(value) else f"{value} "
    span = ", ".join(meter.names) if meter.names else f"{meter.low} to {meter.high}"

    def draw(width: int) -> Lines:
        head = line(ink(f"{meter.label}: ", STRONG), ink(f"{number}{text}", f"bold {ACCENT}"))
        hidden = "; hidden from the player" if meter.hidden else ""
        return [*wrap(head, width), *wrap(ink(f"{meter.id}: {span}{hidden}", MUTED), width)]

    return draw
