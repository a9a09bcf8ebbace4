"""The options of a page as lines: numbered where there is a choice, a closed one with its reason."""

from collections.abc import Sequence

from game.play.cards import Option
from game.scenes.drawing import ACCENT, MUTED, Drawing, Lines, ink, wrap


def draw_options(options: Sequence[Option], *, asks: bool) -> list[tuple[str, Drawing]]:
    """Return the id and the drawing of each option."""
    return [
        (option.id, draw_option(number, option) if asks else _onward(option))
        for number, option in enumerate(options, 1)
    ]


def draw_option(number: int, option: Option) -> Drawing:
    """Draw an option with its number; a closed one with the word and the reason."""

    def draw(width: int) -> Lines:
        if option.open:
            return wrap(ink(option.text), width, ink(f"{number}  ", f"bold {ACCENT}"))
        lines = wrap(ink(option.text, MUTED), width, ink(f"{number}  ", MUTED))
        closed = ink("   × closed: ", MUTED)  # noqa: RUF001 - the sign, not the letter
        return [*lines, *wrap(ink(option.reason, f"italic {MUTED}"), width, closed, ink(" " * 5))]

    return draw


def _onward(option: Option) -> Drawing:
    return lambda width: wrap(ink(option.text, "bold"), width, ink("→ ", f"bold {ACCENT}"))
