"""Comments that an author may not have meant: a sign in the middle of a text, and nobody reads what follows it."""

import bisect
import re
from collections.abc import Iterator, Sequence

from game.parsing import codes
from game.parsing.parser import list_extents
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.story.mark import Mark

Span = tuple[tuple[int, int], tuple[int, int]]
"""Where a text begins and where it ends: line and column, from 0."""

_SIGN = re.compile(r"#(?<=[ \t]#)(?!oneside:)[^\s#!]")
_BEGINS = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)


def refuse_swallowed_text(text: str, reading: Reading) -> bool:
    """Refuse every comment behind a value that begins without a blank; says whether there was one."""
    if _SIGN.search(text) is None:
        return False
    found = list(_find_swallowed(text))
    for line, column, comment in found:
        message = (
            f"Everything after this '#' is a comment, and {quote(comment)} is not read. "
            "Put the text in quotation marks, or a space after the '#'."
        )
        reading.refuse_at(Mark(reading.file, line, column), codes.SWALLOWED, message)
    return bool(found)


def _find_swallowed(text: str) -> Iterator[tuple[int, int, str]]:
    """Give line and column, from 1, and the comment, where its sign is not within a quoted text or one behind a bar."""
    spans = list(_spans(text))
    for number, line in enumerate(text.split("\n")):
        if _SIGN.search(line) is None:
            continue
        signs = (found.start() for found in _BEGINS.finditer(line))
        first = next((sign for sign in signs if not _within(spans, (number, sign))), None)
        if first and line[:first].strip() and _SIGN.match(line, first):
            yield number + 1, first + 1, line[first:].strip()


def _within(spans: Sequence[Span], place: tuple[int, int]) -> bool:
    last = bisect.bisect_right(spans, place, key=lambda span: span[0]) - 1
    return last >= 0 and place < spans[last][1]


def _spans(text: str) -> Iterator[Span]:
    """Yield where texts begin and end in which the sign is a letter like others."""
    for extent in list_extents(text):
        if extent is not None and extent.style:
            yield (extent.line, extent.column), (extent.end_line, extent.end_column)
