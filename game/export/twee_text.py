"""Twee for SugarCube as text: what must be written as a character reference, and how prose is set."""

import itertools
import re
from collections.abc import Callable, Iterable

from game.story.conditions import When
from game.story.prose import Block, Cite, Prose, Run, Shape, Style, parse

_SPECIAL = re.compile(r"""[$_<>\[\]{}*#/~^=@!\\|&%`"]|([':-])\1+""")
_AROUND = {Shape.PARAGRAPH: ("", ""), Shape.QUOTATION: ("<blockquote>", "</blockquote>"), Shape.ITEM: ("<ul>", "</ul>")}
_STYLES = {Style.PLAIN: ("", ""), Style.EMPHASIS: ("<em>", "</em>"), Style.STRONG: ("<strong>", "</strong>")}

WriteMark = Callable[[str], str]
"""Gives the source mark of a claim."""


def escape(text: str) -> str:
    """Return text so that SugarCube shows it as it is, on one line, within a macro's string too."""
    return _SPECIAL.sub(_references, " ".join(text.split()))


def _references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


def write_where(when: str, text: str) -> str:
    """Return what is told only where a condition, written for SugarCube, holds."""
    return f"<<if {when}>>{text}<</if>>" if when else text


def write_prose(prose: Prose, condition: Callable[[When | None], str], mark: WriteMark) -> str:
    """Return text with its conditions."""
    return "\n".join(write_where(condition(piece.when), write_blocks(parse(piece.text), mark)) for piece in prose)


def write_blocks(blocks: Iterable[Block], mark: WriteMark) -> str:
    """Return blocks as HTML, which SugarCube takes as it is."""
    parts: list[str] = []
    for shape, group in itertools.groupby(blocks, lambda block: block.shape):
        element = "li" if shape is Shape.ITEM else "p"
        inside = "".join(f"<{element}>{_words(block, mark)}</{element}>" for block in group)
        parts.append(inside.join(_AROUND[shape]))
    return "\n".join(parts)


def _words(block: Block, mark: WriteMark) -> str:
    return "".join(_run(run, mark) for run in block.runs)


def _run(run: Run, mark: WriteMark) -> str:
    if isinstance(run, Cite):
        return mark(run.claim)
    return _apart(run.text).join(_STYLES[run.style])


def _apart(text: str) -> str:
    """Return the words of a run; the blanks at its ends part it from its neighbours."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + escape(text) + after
