"""A page as plain text. Pure: the same page gives the same text."""

import shutil
from typing import assert_never

from game.line.cells import fill
from game.line.reckoning import (
    count_predictions,
    write_bills,
    write_endings,
    write_lenses,
    write_plot,
    write_roads,
    write_theses,
    write_unveiled,
)
from game.line.reveal import write_days, write_notes, write_predictions
from game.line.words import (
    captioned,
    format_gauge,
    format_option,
    join_paragraphs,
    write_items,
    write_prose,
)
from game.play.legs import describe_leg
from game.play.page import (
    BriefingDetail,
    LegView,
    Page,
    QuestionDetail,
    ReckoningDetail,
    RevealDetail,
    detail_of,
)
from game.play.phrases import describe_axis, describe_order
from game.story.journal import Stage

WIDEST = 76
"""Cells: a longer line is hard to read."""


def find_usual_width() -> int:
    """Return the width of the terminal, at most 76 cells."""
    return min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)


def page_as_text(page: Page, width: int = WIDEST, *, before: Stage | None = None, blind: bool = False) -> str:
    """Return a page as text filled to a width of cells.

    `before` is the kind of the page that was read just before, so that nothing is told twice; `blind` leaves out the
    meters and what a choice changed.
    """
    telling = _Telling(before, blind=blind)
    match page.stage:
        case Stage.BRIEFING:
            text = _briefing(page, width)
        case Stage.PASSAGE:
            text = _passage(page, width, telling)
        case Stage.CONSEQUENCE:
            text = _consequence(page, width, telling)
        case Stage.ENDING:
            text = _ending(page, width, telling)
        case Stage.QUESTION:
            text = _question(page, width)
        case Stage.REVEAL:
            text = _reveal(page, width)
        case Stage.RECKONING:
            text = _reckoning(page, width)
        case _:
            assert_never(page.stage)
    return text


class _Telling:
    """What has just been told, and what may be."""

    def __init__(self, before: Stage | None, *, blind: bool) -> None:
        self.after_consequence = before is Stage.CONSEQUENCE
        self.blind = blind


def _heading(page: Page, title: str, width: int) -> str:
    lines = [fill(title, width), fill(f"{page.date}, {page.place}", width)]
    if page.leg:
        lines.append(fill(f"{page.decision_title}, {describe_leg(page.leg)}: {page.leg.title}", width))
    return "\n".join(lines)


def _briefing(page: Page, width: int) -> str:
    detail = detail_of(page, BriefingDetail)
    judged = [f"{axis.name} ({describe_axis(axis)}): {axis.help}" for axis in detail.judged_by]
    return join_paragraphs(
        (
            _heading(page, page.title, width),
            fill(f"In the chair: {page.seat}.", width),
            write_prose(page.text, width),
            captioned("You want:", write_items(detail.wants, width), width),
            captioned("You fear:", write_items(detail.fears, width), width),
            captioned("You will be judged by:", write_items(judged, width), width),
            captioned("The legs:", write_items(map(_leg, detail.legs), width), width),
            fill(detail.part_of, width) if detail.part_of else "",
            fill(detail.composed, width) if detail.composed else "",
        )
    )


def _leg(leg: LegView) -> str:
    return f"{leg.number}. {leg.title}{' (a bridge)' if leg.bridge else ''}"


def _passage(page: Page, width: int, telling: _Telling) -> str:
    return join_paragraphs(
        (
            _heading(page, page.title, width),
            fill(f"In the chair: {page.seat}.", width) if page.leg and page.leg.opens else "",
            "" if telling.after_consequence else _write_chosen(page, width),
            write_prose(page.text, width),
            _write_surroundings(page, width),
            "" if telling.blind else _meters(page, width, change=not telling.after_consequence),
            _options(page, width) if page.asks else "",
        )
    )


def _consequence(page: Page, width: int, telling: _Telling) -> str:
    return join_paragraphs(
        (_write_chosen(page, width), write_prose(page.text, width), _write_changes(page, width, telling))
    )


def _ending(page: Page, width: int, telling: _Telling) -> str:
    return join_paragraphs(
        (
            _heading(page, f"The end of this road: {page.title}", width),
            "" if telling.after_consequence else _write_chosen(page, width),
            write_prose(page.text, width),
            _write_changes(page, width, telling),
        )
    )


def _question(page: Page, width: int) -> str:
    detail = detail_of(page, QuestionDetail)
    if detail.answered:
        asked = fill(f"You say: {detail.answered}. How sure are you?", width)
    else:
        count = "" if detail.at_fork else f", question {detail.number} of {detail.count}"
        title = f"{page.title}{count} (sealed until the reveal)"
        asked = join_paragraphs((_write_chosen(page, width), fill(title, width), write_prose(page.text, width)))
    return join_paragraphs((asked, _options(page, width)))


def _reveal(page: Page, width: int) -> str:
    detail = detail_of(page, RevealDetail)
    return join_paragraphs(
        (
            _heading(page, page.title, width),
            write_prose(page.text, width),
            write_predictions(detail.predictions, width),
            write_days(detail.days, width),
            write_notes(detail.notes, width),
        )
    )


def _reckoning(page: Page, width: int) -> str:
    detail = detail_of(page, ReckoningDetail)
    return join_paragraphs(
        (
            fill(page.title, width),
            write_roads(page, detail, width),
            write_bills(detail.lines, width),
            write_lenses(detail.lenses, width),
            write_endings(detail.endings, width),
            write_theses(detail.theses, width),
            write_plot(detail.plot, width),
            write_unveiled(detail.unveiled, width),
            count_predictions(detail.predictions, width),
            fill(describe_order(page), width),
        )
    )


def _write_chosen(page: Page, width: int) -> str:
    return fill(f"You chose: {page.chosen}", width) if page.chosen else ""


def _write_surroundings(page: Page, width: int) -> str:
    """Return who is in the room and what lies on the desk, a line each."""
    lines = []
    if page.people:
        there = "; ".join(f"{person.name}, {person.role}" for person in page.people)
        lines.append(fill(f"In the room: {there}.", width))
    new = [f"{number}. {paper.title}" for number, paper in enumerate(page.papers, 1) if paper.new]
    if new:
        lines.append(fill(f"New on the desk: {'; '.join(new)}.", width))
    older = len(page.papers) - len(new)
    if older:
        lines.append(fill(f"On the desk from before: {older} {'paper' if older == 1 else 'papers'}.", width))
    if page.map:
        lines.append(fill(f"A map hangs here: {page.map.title}.", width))
    return "\n".join(lines)


def _meters(page: Page, width: int, *, change: bool) -> str:
    return "\n".join(fill(format_gauge(gauge, change=change), width, rest="  ") for gauge in page.gauges)


def _write_changes(page: Page, width: int, telling: _Telling) -> str:
    """Return what the last choice did to the meters, unless that has just been told."""
    if telling.blind or telling.after_consequence:
        return ""
    changed = (format_gauge(gauge) for gauge in page.gauges if gauge.changed)
    return "\n".join(fill(text, width, rest="  ") for text in changed)


def _options(page: Page, width: int) -> str:
    numbered = (format_option(option, number) for number, option in enumerate(page.options, 1))
    return "\n".join(fill(text, width, rest="   ") for text in numbered)
