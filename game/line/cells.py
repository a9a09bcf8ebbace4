"""How many cells of a terminal a text takes, and text filled to a width of cells."""

import unicodedata
from collections.abc import Iterator


def width_of(text: str) -> int:
    """Count the cells a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def fill(text: str, width: int, *, first: str = "", rest: str | None = None) -> str:
    """Break a paragraph into lines of at most `width` cells; `first` and `rest` stand before the lines.

    A word that is longer than a line is broken where the line ends.
    """
    rest = " " * width_of(first) if rest is None else rest
    lines: list[str] = []
    line, room = "", max(width - width_of(first), 1)
    for word in _words(text, max(width - width_of(rest), 1)):
        if line and width_of(line) + 1 + width_of(word) > room:
            lines.append(line)
            line, room = word, max(width - width_of(rest), 1)
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return "\n".join(f"{rest if number else first}{one}".rstrip() for number, one in enumerate(lines))


def padded(text: str, width: int) -> str:
    """Give the text with spaces behind it, up to a width of cells."""
    return text + " " * (width - width_of(text))


def _words(text: str, longest: int) -> Iterator[str]:
    for word in text.split():
        if width_of(word) <= longest:
            yield word
        else:
            yield from _broken(word, longest)


def _broken(word: str, longest: int) -> Iterator[str]:
    """Cut a word into parts of at most `longest` cells; combining characters stay with theirs."""
    part = ""
    for character in word:
        if part and width_of(part) + _cells(character) > longest:
            yield part
            part = ""
        part += character
    yield part


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
