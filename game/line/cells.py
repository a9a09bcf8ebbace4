"""How many cells of a terminal a text takes, and text filled to a width of cells."""

import wcwidth


def width_of(text: str) -> int:
    """Count the cells a text takes: two for a wide character or an emoji of many parts, none for combining ones."""
    return len(text) if text.isascii() else wcwidth.width(text, control_codes="ignore")


def fill(text: str, width: int, *, first: str = "", rest: str | None = None) -> str:
    """Break a paragraph into lines of at most `width` cells; `first` and `rest` stand before the lines.

    A word that is longer than a line is broken, never within what is seen as one character.
    """
    lines = wcwidth.wrap(
        " ".join(text.split()),
        width,
        initial_indent=first,
        subsequent_indent=" " * width_of(first) if rest is None else rest,
        break_on_hyphens=False,
    )
    return "\n".join(lines) or first.rstrip()


def pad(text: str, width: int) -> str:
    """Return the text with spaces behind it, up to a width of cells."""
    return text + " " * (width - width_of(text))
