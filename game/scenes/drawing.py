"""Text as it may reach a widget: Content, never markup, and free of control characters.

A drawing is a function from a width in cells to lines that fit it; every widget of this face draws one.
"""

from collections.abc import Callable, Iterable, Sequence

from textual.content import Content, Span
from textual.style import Style

from game.characters import replace_forbidden
from game.story.prose import Block, Cite, Run, Shape, StyledText, parse
from game.story.prose import Style as Setting

Lines = list[Content]
Drawing = Callable[[int], Lines]

ACCENT = "$accent"
MUTED = "$muted"
FAINT = "$faint"
STRONG = "bold"
HEADING = "bold $accent"

EMPTY = Content("")
LEAST = 8
"""Columns that a line of text has at the least."""
_SETTINGS = {Setting.PLAIN: "", Setting.EMPHASIS: "italic", Setting.STRONG: "bold"}


def ink(text: str, style: str = "") -> Content:
    """Return text as it stands, in one style; forbidden characters become a replacement sign."""
    clean = replace_forbidden(text).expandtabs(4).strip("\n")
    return Content(clean, spans=[Span(0, len(clean), style)] if style and clean else None)


def touch(content: Content, **meta: str | int) -> Content:
    """Return the content so that a click on it says `meta`."""
    return content.stylize(Style.from_meta(dict(meta)))


def line(*parts: Content) -> Content:
    """Set parts one after another."""
    return EMPTY.join(parts)


def source_marks(numbers: Iterable[int]) -> Content:
    """Return the marks of sources, each opening its own."""
    return line(*(touch(ink(f"[{number}]", ACCENT), source=number) for number in numbers))


def runs(pieces: Sequence[Run], style: str = "") -> Content:
    """Return the runs of a block as one content."""
    parts = []
    for piece in pieces:
        if isinstance(piece, Cite):
            if not piece.number:
                continue
            parts.append(source_marks((piece.number,)))
        elif isinstance(piece, StyledText):
            parts.append(ink(piece.text, f"{style} {_SETTINGS[piece.style]}".strip()))
    return line(*parts)


def wrap(content: Content, width: int, first: Content = EMPTY, rest: Content | None = None) -> Lines:
    """Fill lines of a width, the first led by `first` and the others by `rest` (blanks as wide as `first`)."""
    lead = Content(" " * first.cell_length) if rest is None else rest
    content = Content(content.plain.replace("\n", " "), spans=list(content.spans))
    room = max(width - first.cell_length, LEAST)
    lines = content.wrap(room) or [EMPTY]
    if len(lines) > 1 and lead.cell_length != first.cell_length:
        taken = len(lines[0].plain)
        taken += content.plain[taken : taken + 1] in {" ", "\n"}
        lines = [lines[0], *content[taken:].wrap(max(width - lead.cell_length, LEAST))]
    return [line(lead if index else first, text) for index, text in enumerate(lines)]


def prose(blocks: Sequence[Block], style: str = "") -> Drawing:
    """Draw paragraphs, quotations and lists."""

    def draw(width: int) -> Lines:
        lines: Lines = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            together = before is not None and before.shape is block.shape is not Shape.PARAGRAPH
            if lines and not (together and block.shape is Shape.ITEM):
                lines.append(EMPTY)
            lines.extend(_block(block, width, style))
        return lines

    return draw


def _block(block: Block, width: int, style: str) -> Lines:
    if block.shape is Shape.QUOTATION:
        bar = ink("│ ", ACCENT)
        return wrap(runs(block.runs, f"{style} italic"), width, bar, bar)
    if block.shape is Shape.ITEM:
        return wrap(runs(block.runs, style), width, ink("– ", MUTED))  # noqa: RUF001
    return wrap(runs(block.runs, style), width)


def words(text: str, style: str = "") -> Drawing:
    """Draw a text that is no prose of the story: a help, a note; paragraphs and emphasis as there."""
    return prose(parse(text), style)


def hang(drawing: Drawing, first: Content) -> Drawing:
    """Draw something to the right of what leads its first line."""

    def draw(width: int) -> Lines:
        lead = Content(" " * first.cell_length)
        return [line(lead if index else first, text) for index, text in enumerate(drawing(width - lead.cell_length))]

    return draw


def gap(width: int) -> Lines:
    """Draw one empty line."""
    del width
    return [EMPTY]


def rule(width: int) -> Lines:
    """Draw a thin line across."""
    return [ink("─" * width, FAINT)]


def heading(text: str) -> Drawing:
    """Draw a heading with air below it."""
    return lambda width: [*wrap(ink(text, HEADING), width), EMPTY]


def stack(*drawings: Drawing) -> Drawing:
    """Draw one thing below another."""
    return lambda width: [text for drawing in drawings for text in drawing(width)]


def space_out(drawings: Iterable[Drawing]) -> Drawing:
    """Draw one thing below another with an empty line between."""
    parts = [part for drawing in drawings for part in (drawing, gap)]
    return stack(*parts[:-1])


def indent(drawing: Drawing, cells: int) -> Drawing:
    """Draw something moved to the right."""
    lead = Content(" " * cells)
    return lambda width: [line(lead, text) for text in drawing(width - cells)]


def apart(left: Content, right: Content, width: int) -> Content:
    """Set two parts at the two ends of a line; the left one is cut where both do not fit."""
    room = width - right.cell_length - 2
    if left.cell_length > room:
        left = left.truncate(max(room, 0), ellipsis=True)
    return line(left, Content(" " * max(width - left.cell_length - right.cell_length, 1)), right)


def pack(parts: Iterable[Content], between: str = "   ") -> Drawing:
    """Draw parts one after another, as many on a line as fit; none is broken."""
    kept = list(parts)

    def draw(width: int) -> Lines:
        lines: Lines = []
        for part in kept:
            joined = line(lines[-1], ink(between), part) if lines else part
            if lines and joined.cell_length <= width:
                lines[-1] = joined
            else:
                lines.append(part.truncate(width, ellipsis=True))
        return lines

    return draw
