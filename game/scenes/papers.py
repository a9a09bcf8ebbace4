"""The papers on the desk, and one paper as it lies there."""

from game.play.cards import PaperCard
from game.play.page import Page
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    ink,
    line,
    prose,
    source_marks,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.sheet import Opens, Sheet
from game.scenes.sources import cited_on, draw_labelled


def build_desk_sheet(page: Page) -> Sheet:
    """List the papers laid on the desk so far."""
    if not page.papers:
        return Sheet("On the desk", words("There is nothing on the desk."))
    return Sheet("On the desk", stack(), [(_draw_line(paper), _opens(page, paper)) for paper in page.papers])


def _draw_line(paper: PaperCard) -> Drawing:
    def draw(width: int) -> Lines:
        fresh = ink("  new", ACCENT) if paper.new else ink("")
        title = line(ink(paper.title, STRONG), fresh)
        return [*wrap(title, width), *wrap(ink(f"{paper.kind}, {paper.date}", MUTED), width)]

    return draw


def _opens(page: Page, paper: PaperCard) -> Opens:
    return lambda: build_paper_sheet(page, paper)


def build_paper_sheet(page: Page, paper: PaperCard) -> Sheet:
    """Show a paper: what it is and its text; from the reveal on how we have it, whose work it is, and what followed."""
    facts = [
        ("kind", f"{paper.kind}, {paper.date}"),
        ("from", paper.by),
        ("to", paper.to),
        ("what it is", paper.what),
        ("how we have it", paper.survives),
    ]
    parts: list[Drawing] = [
        prose(paper.text),
        stack(*(_label(label, text) for label, text in facts if text)),
    ]
    if paper.composed:
        parts.append(stack(words("COMPOSED FOR THIS GAME", MUTED), prose(paper.composed)))
    if paper.afterwards:
        parts.append(stack(words("AFTERWARDS", MUTED), prose(paper.afterwards)))
    if paper.sources:
        parts.append(lambda width: wrap(line(ink("Rests on ", MUTED), source_marks(paper.sources)), width))
    return Sheet(paper.title, space_out(parts), cited=cited_on(page))


def _label(label: str, text: str) -> Drawing:
    return draw_labelled(f"{label:<15}", text)
