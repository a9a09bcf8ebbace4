"""The options of a page as entries: numbered where there is a choice, a closed one with its reason."""

from collections.abc import Iterator, Sequence

from game.play.cards import Option
from game.scenes.ink import ACCENT, MUTED, Drawing, Lines, ink, wrapped
from game.scenes.widgets.entries import Entry


def option_entries(options: Sequence[Option], *, asks: bool) -> Iterator[Entry]:
    """Give one entry for each option."""
    for number, option in enumerate(options, 1):
        drawing = numbered(number, option) if asks else _onward(option)
        yield Entry(option.id, drawing, classes="" if option.open else "-closed")


def numbered(number: int, option: Option) -> Drawing:
    """Draw an option with its number; a closed one with the word and the reason."""

    def draw(width: int) -> Lines:
        if option.open:
            return wrapped(ink(option.text), width, ink(f"{number}  ", f"bold {ACCENT}"))
        lines = wrapped(ink(option.text, MUTED), width, ink(f"{number}  ", MUTED))
        closed = ink("   × closed: ", MUTED)  # noqa: RUF001 - the sign, not the letter
        return [*lines, *wrapped(ink(option.reason, f"italic {MUTED}"), width, closed, ink(" " * 5))]

    return draw


def _onward(option: Option) -> Drawing:
    return lambda width: wrapped(ink(option.text, "bold"), width, ink("→ ", f"bold {ACCENT}"))
