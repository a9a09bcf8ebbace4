"""The side panel of a passage: where things stand, who is in the room, what lies on the desk."""

from game.play.cards import Gauge, PaperCard, PersonCard
from game.play.page import Page
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    gap,
    ink,
    line,
    space_out,
    stack,
    touch,
    words,
    wrap,
)
from game.scenes.meters import draw_brief, draw_meter

FEW = 5
"""Meters up to which each has its row of blocks in the panel."""

DESK = 6
"""Papers that the panel names, the newest first."""


def draw_panel(page: Page, *, blind: bool) -> Drawing:
    """Draw the panel; who plays blind sees no meters."""
    parts: list[Drawing] = []
    if page.gauges and not blind:
        parts.append(draw_part("Where things stand", "m", "meters", _meters(page.gauges)))
    if page.people:
        parts.append(draw_part("In the room", "p", "people", stack(*(_person(person) for person in page.people))))
    if page.papers:
        parts.append(draw_part("On the desk", "d", "desk", _papers(page.papers)))
    if page.map is not None:
        parts.append(draw_part("On the wall", "g", "map", words(page.map.title)))
    return space_out(stack(part, gap) for part in parts)


def _meters(gauges: tuple[Gauge, ...]) -> Drawing:
    if len(gauges) <= FEW:
        return space_out(draw_meter(gauge) for gauge in gauges)
    return stack(*(draw_brief(gauge) for gauge in gauges))


def draw_part(title: str, key: str, command: str, drawing: Drawing) -> Drawing:
    """Draw a small heading with the key that opens more, and what is under it."""

    def draw(width: int) -> Lines:
        head = line(ink(title.upper(), MUTED), ink(f"  {key}", f"bold {ACCENT}"))
        return [touch(head, command=command), *drawing(width)]

    return draw


def _papers(papers: tuple[PaperCard, ...]) -> Drawing:
    shown = stack(*(_paper(paper) for paper in papers[:DESK]))
    left = len(papers) - DESK
    return stack(shown, words(f"  and {left} more", MUTED)) if left > 0 else shown


def _person(person: PersonCard) -> Drawing:
    name = touch(ink(person.name, STRONG), person=person.id)
    return stack(lambda width: wrap(name, width), words(person.role, MUTED))


def _paper(paper: PaperCard) -> Drawing:
    sign = ink("+ " if paper.new else "· ", ACCENT if paper.new else MUTED)
    title = ink(paper.title, STRONG if paper.new else "")
    content = line(title, ink("  new", ACCENT)) if paper.new else title
    return lambda width: wrap(touch(content, paper=paper.id), width, sign)
