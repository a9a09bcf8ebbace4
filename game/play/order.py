"""The order in which choices and answers are offered: drawn for each game, the same whenever it is looked at again.

It depends on the game's number and on names alone, so that undo, a saved game and a replay show the same; the page that
plays in a browser draws by the same rule.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
AS_WRITTEN = 0
"""The number of a game whose choices stand as their author wrote them."""
MOST = 2**31 - 1
_WORD = 0xFFFFFFFF


def drawn(number: int, place: str, things: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Return things in the order drawn for a place in the game of that number; `name` tells them apart."""
    if number == AS_WRITTEN:
        return tuple(things)
    return tuple(sorted(things, key=lambda thing: (draw(f"{number}/{place}/{name(thing)}"), name(thing))))


def draw(text: str) -> int:
    """Return a number of 32 bits that looks drawn, the same for the same text.

    FNV-1a (Fowler, Noll, Vo), its bits mixed as MurmurHash3 finishes: texts that differ in one letter lie far apart.
    """
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & _WORD
    value = (value ^ value >> 16) * 0x85EBCA6B & _WORD
    value = (value ^ value >> 13) * 0xC2B2AE35 & _WORD
    return value ^ value >> 16
