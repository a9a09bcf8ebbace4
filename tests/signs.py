"""Signs that a story may hold, for properties of what is written and drawn."""

import unicodedata

from hypothesis import strategies as st

from game.characters import FORBIDDEN

AWKWARD = "\u0301\u0488\u0903\u05b0\u0600\u06dd\u08e2\u20dd\ua670\ufe00\ufe0e\ufe0f\U0001f3fd\U000110bd\U0001d165"
"""Signs that combine with the one before or after them, or choose how it is drawn: from every kind that may be held."""

any_sign = st.characters(exclude_categories=["Cs"]) | st.sampled_from(AWKWARD)
held_sign = any_sign.filter(lambda sign: not FORBIDDEN.match(sign) and sign not in "\t\n")
"""Any sign that the reader lets into a line of a story."""


def combining_signs() -> str:
    """Return all signs a story may hold that are drawn with another one, or without a width of their own."""
    kinds = {"Mn", "Me", "Mc", "Cf", "Lm", "Sk", "Zs"}
    every = map(chr, range(0x20, 0x110000))
    return "".join(sign for sign in every if unicodedata.category(sign) in kinds and not FORBIDDEN.match(sign))
