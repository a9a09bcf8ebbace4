"""Ink as text: what must be escaped, and the tags that carry what Ink has no word for."""

import re
from collections.abc import Iterable

from game.story.prose import Block, Cite, Shape, Style, StyledText

RESERVED = frozenset(
    (
        "not", "and", "or", "mod", "has", "hasnt", "true", "false", "else", "temp", "ref", "function", "return",
        "END", "DONE", "VAR", "CONST", "LIST", "INCLUDE", "EXTERNAL", "TODO", "CHOICE_COUNT", "TURNS", "TURNS_SINCE",
        "READ_COUNT", "RANDOM", "SEED_RANDOM", "POW", "FLOOR", "CEILING", "INT", "FLOAT", "MIN", "MAX", "LIST_VALUE",
        "LIST_COUNT", "LIST_MIN", "LIST_MAX", "LIST_ALL", "LIST_INVERT", "LIST_RANDOM", "LIST_RANGE",
    )
)  # fmt: skip
"""Words that Ink keeps for itself."""

HEAD = """\
// {title}
//
// A decision of 'Lean to One Side', written as Ink. Every meter is a VAR: numbers as numbers, named values as strings.
// A choice that is closed is told as a line in parentheses, for Ink hides it. What Ink has no word for travels as tags:
//
//   at the head        # title, id, summary, date, place, seat, axis (id; name; unit; what it counts; sides),
//                      # meter (id; label; range; words; hidden or fact; since; axis)
//   at a passage       # passage, title, date, place, seat, present, advice (who: what), paper, map
//   at a paragraph     # quotation or # item, where it is one; # sources (claims; each has a knot of its own)
//   at a choice        # choice (its id); the road that history took is told in the reveal
//   at a closed one    # closed (its id), asks (what it waits for)
//   where it is booked # bill (axis; low; best; high; confidence; kind; basis; side; article; why)
//   at an ending       # ending, title, date
//
// People, papers and sources have knots to which nothing leads: a program can visit them. Before the reveal a source
// says only where it stands, and a paper not how it survives. docs/export.md says more.
"""

_SPECIAL = re.compile(r"[\\{}\[\]|#]")
_PAIRS = re.compile(r"(?<=-)>|(?<=<)[->]|(?<=/)[/*]")
_FIRST = re.compile(r"[-*+=~!&$@(<>/]|(?:VAR|CONST|LIST|INCLUDE|EXTERNAL|TODO)\b")
_STARS = {Style.PLAIN: "", Style.EMPHASIS: "*", Style.STRONG: "**"}


def escape(text: str) -> str:
    """Return text so that Ink shows it as it is, on one line."""
    one_line = _PAIRS.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))
    return "\\" + one_line if _FIRST.match(one_line) else one_line


def make_tag(key: str, *parts: str) -> str:
    """Return a tag, without its `#`: `key: one; two`."""
    text = "; ".join(part for part in parts if part)
    return escape(f"{key}: {text}" if text else key)


def add_tags(text: str, tags: Iterable[str]) -> str:
    """Return text, which must be escaped already, with its tags behind it."""
    return " ".join([text, *(f"# {one}" for one in tags)]).strip()


def write_words(block: Block) -> str:
    """Return the words of a block; emphasis keeps its stars, source marks are left out."""
    return "".join(
        f"{_STARS[run.style]}{run.text}{_STARS[run.style]}" for run in block.runs if isinstance(run, StyledText)
    )


def write_paragraph(block: Block) -> str:
    """Return a block as one line of Ink: its words, its shape and its sources."""
    tags = [] if block.shape is Shape.PARAGRAPH else [block.shape.value]
    claims = [run.claim for run in block.runs if isinstance(run, Cite)]
    if claims:
        tags.append(make_tag("sources", ", ".join(claims)))
    return add_tags(escape(write_words(block)), tags)
