"""Text with conditions, and the small part of Markdown that it may use."""

import enum
import functools
import re

import attrs

from game.story.conditions import Meters, When, applies
from game.story.mark import NOWHERE, Mark


@attrs.frozen
class Piece:
    """Some paragraphs that are told where their condition holds."""

    text: str
    when: When | None = None
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


Prose = tuple[Piece, ...]


class Style(enum.Enum):
    """How words are set."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"


class Shape(enum.Enum):
    """What kind of block a block is."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"


@attrs.frozen
class StyledText:
    """A run of text in one style."""

    text: str
    style: Style = Style.PLAIN


@attrs.frozen
class Cite:
    """A source mark: the claim's id and the number it bears on its page (0 before it is numbered)."""

    claim: str
    number: int = 0


Run = StyledText | Cite


@attrs.frozen
class Block:
    """A paragraph, a quoted paragraph or an item of a list."""

    shape: Shape
    runs: tuple[Run, ...]


CITE = re.compile(r"\[\^([a-z0-9][a-z0-9_-]*)\]")
INLINE = re.compile(
    r"\[\^(?P<claim>[a-z0-9][a-z0-9_-]*)\]"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
)
_BLANK = re.compile(r"\n[ \t]*\n")


def select_text(prose: Prose, meters: Meters) -> str:
    """Return the text of the pieces whose conditions hold, as paragraphs."""
    return "\n\n".join(piece.text.strip("\n") for piece in prose if applies(piece.when, meters))


def count_words(text: str) -> int:
    """Count the words a reader reads; source marks are none."""
    return len((CITE.sub("", text) if "[^" in text else text).split())


@functools.lru_cache(maxsize=4096)  # a paper on the desk is set anew for every page on which it lies
def parse(text: str) -> tuple[Block, ...]:
    """Cut text into blocks; what is not of our small part of Markdown stays as it is written."""
    blocks: list[Block] = []
    for chunk in _BLANK.split(text.strip()):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        blocks.extend(_blocks_of(lines))
    return tuple(blocks)


def _blocks_of(lines: list[str]) -> list[Block]:
    """Group lines of one chunk: quoted lines together, each list item with the lines that follow it."""
    groups: list[tuple[Shape, list[str]]] = []
    for line in lines:
        shape, words = _find_shape(line)
        continues = groups and shape is not Shape.ITEM and groups[-1][0] in {shape, Shape.ITEM}
        if continues and (shape is groups[-1][0] or shape is Shape.PARAGRAPH):
            groups[-1][1].append(words)
        else:
            groups.append((shape, [words]))
    return [Block(shape, _runs(" ".join(words))) for shape, words in groups]


def _find_shape(line: str) -> tuple[Shape, str]:
    if line == ">" or line.startswith("> "):
        return Shape.QUOTATION, line[1:].strip()
    if line.startswith("- "):
        return Shape.ITEM, line[2:].strip()
    return Shape.PARAGRAPH, line


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for found in INLINE.finditer(text):
        if found.start() > end:
            runs.append(StyledText(text[end : found.start()]))
        if found["claim"]:
            runs.append(Cite(found["claim"]))
        elif found["strong"]:
            runs.append(StyledText(found["strong"], Style.STRONG))
        else:
            runs.append(StyledText(found["emphasis"], Style.EMPHASIS))
        end = found.end()
    if end < len(text):
        runs.append(StyledText(text[end:]))
    return tuple(runs)
