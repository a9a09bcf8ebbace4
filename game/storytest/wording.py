"""How words of a transcript are held against words of the story: as they sound, not as they are set."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")
_SET_ALIKE = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
_GAP = "..."


def normalize(text: str) -> str:
    """Return a text in small letters, with one kind of quotation mark and dash, and single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SET_ALIKE).casefold().split())


def contains(page: str, wanted: str) -> bool:
    """Tell whether a text stands in another; `...` in it stands for anything between."""
    parts = [re.escape(part.strip()) for part in normalize(wanted).split(_GAP)]
    return re.search(".*?".join(parts), normalize(page)) is not None


def find_matches(name: str, things: Iterable[T], names: Callable[[T], tuple[str, str]]) -> list[T]:
    """Return what a name speaks of: the thing of that id, else of that text, else all whose text begins so."""
    known: Mapping[int, tuple[str, str]]
    listed = list(things)
    known = {index: names(thing) for index, thing in enumerate(listed)}
    wanted = normalize(name)
    for matches in (
        lambda one: one[0].casefold() == wanted,
        lambda one: normalize(one[1]) == wanted,
        lambda one: bool(wanted) and normalize(one[1]).startswith(wanted),
    ):
        if hits := [listed[index] for index, one in known.items() if matches(one)]:
            return hits
    return []


def quote_list(names: Iterable[str]) -> str:
    """Return names in quotation marks: `'a', 'b'`, or `nothing`."""
    return ", ".join(f"'{name}'" for name in names) or "nothing"
