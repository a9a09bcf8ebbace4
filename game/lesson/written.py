"""What students write, as plain text within bounds."""

from game.characters import replace_forbidden
from game.lesson.verbs import Refusal

MOST_CHARACTERS = 4000
"""No text of a student is longer."""


def tidy_text(text: str) -> str:
    """Return a text with plain line ends, without blank space around it, its forbidden characters replaced."""
    return replace_forbidden(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def take_text(text: str, *, may_be_empty: bool = False) -> str | Refusal:
    """Return a text as it is kept, or why it is not: too long, or empty where something is asked."""
    tidy = tidy_text(text)
    if len(tidy) > MOST_CHARACTERS:
        return Refusal(f"A text here has at most {MOST_CHARACTERS:,} characters; this one has {len(tidy):,}.")
    if not tidy and not may_be_empty:
        return Refusal("Nothing is written yet: say it in a sentence of your own.")
    return tidy


def quote_short(text: str) -> str:
    """Return the beginning of what somebody typed, in quotation marks, fit for a message."""
    tidy = " ".join(tidy_text(text).split())
    return f"'{tidy[:20]}'"
