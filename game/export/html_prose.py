"""Blocks of text as HTML, escaped, with source marks that lead to the list of sources."""

import itertools
from collections.abc import Iterable

from markupsafe import Markup, escape

from game.story.prose import Block, Cite, Run, Shape, Style

_STYLES = {
    Style.PLAIN: Markup("{}"),
    Style.EMPHASIS: Markup("<em>{}</em>"),
    Style.STRONG: Markup("<strong>{}</strong>"),
}
_AROUND = {
    Shape.PARAGRAPH: Markup("{}"),
    Shape.QUOTATION: Markup("<blockquote>{}</blockquote>"),
    Shape.ITEM: Markup("<ul>{}</ul>"),
}


def render_html(blocks: Iterable[Block]) -> Markup:
    """Return blocks as paragraphs, quotations and lists."""
    groups = itertools.groupby(blocks, lambda block: block.shape)
    return Markup("\n").join(_AROUND[shape].format(_inside(shape, list(group))) for shape, group in groups)


def link_sources(numbers: Iterable[int]) -> Markup:
    """Return source marks by their numbers."""
    return Markup().join(Markup('<sup><a href="#source-{0}">{0}</a></sup>').format(number) for number in numbers)


def _inside(shape: Shape, blocks: list[Block]) -> Markup:
    frame = Markup("<li>{}</li>") if shape is Shape.ITEM else Markup("<p>{}</p>")
    return Markup().join(frame.format(Markup().join(map(_run, block.runs))) for block in blocks)


def _run(run: Run) -> Markup:
    if isinstance(run, Cite):
        return link_sources([run.number])
    return _STYLES[run.style].format(escape(run.text))
