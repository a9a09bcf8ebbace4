"""What can be looked at beside a page: people, papers, sources, meters, the road, why a choice is closed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.line.cells import fill
from game.line.commands import HELP, Show
from game.line.reckoning import write_whys
from game.line.words import (
    format_gauge,
    format_paper,
    format_person,
    format_road_step,
    format_source,
    join_paragraphs,
    write_items,
)
from game.play.page import Page, ReckoningDetail


def show_card(show: Show, page: Page, width: int, *, blind: bool = False) -> str:
    """Return what was asked to be shown, or a sentence saying that it is not there."""
    if blind and show.what == "m":
        return "The meters are hidden: you play blind."
    if blind and show.what == "w":
        return _why(show.which, page, width, asks=False)
    return _CARDS[show.what](show.which, page, width)


def _later(_which: str, _page: Page, _width: int) -> str:
    return "That is told at the reckoning."


def _help(_which: str, _page: Page, _width: int) -> str:
    return HELP


def _sources(which: str, page: Page, width: int) -> str:
    if which:
        number = _place(which, len(page.sources))
        return (
            format_source(page.sources[number], width)
            if number is not None
            else _lacking("source", which, page.sources)
        )
    listed = [f"[{card.number}] {card.author}, {card.work}; {card.where}" for card in page.sources]
    return write_items(listed, width) or "This page cites no source."


def _people(which: str, page: Page, width: int) -> str:
    if not page.people:
        return "Nobody else is in the room."
    if not which:
        listed = "\n".join(fill(f"{one.name}, {one.role}", width, first="- ") for one in page.people)
        return f"{listed}\n'p NAME' asks one of them."
    wanted = which.casefold()
    found = [one for one in page.people if one.id == wanted or wanted in one.name.casefold()]
    return format_person(found[0], width) if found else f"There is nobody called '{which}' in the room."


def _papers(which: str, page: Page, width: int) -> str:
    if not page.papers:
        return "There are no papers on the desk."
    if not which:
        listed = [f"{number}. {one.title} ({one.kind}, {one.date})" for number, one in enumerate(page.papers, 1)]
        return "\n".join(fill(text, width, rest="   ") for text in listed)
    number = _place(which, len(page.papers))
    return format_paper(page.papers[number], width) if number is not None else _lacking("paper", which, page.papers)


def _road(_which: str, page: Page, width: int) -> str:
    return write_items(map(format_road_step, page.road), width) or "You have not chosen anything yet."


def _meters(_which: str, page: Page, width: int) -> str:
    if not page.gauges:
        return "There are no meters here."
    return "\n".join(fill(f"{format_gauge(gauge)}. {gauge.help}", width, first="- ") for gauge in page.gauges)


def _map(_which: str, page: Page, width: int) -> str:
    if page.map is None:
        return "There is no map on this page."
    return join_paragraphs((fill(page.map.title, width), fill(page.map.words, width)))


def _why(which: str, page: Page, width: int, *, asks: bool = True) -> str:
    number = _place(which, len(page.options))
    if number is None:
        return "Say which choice, as in 'w 3'."
    option = page.options[number]
    if option.open:
        return f"Choice {number + 1} is open."
    return fill(" ".join(part for part in (option.reason, option.asks if asks else "") if part), width)


def _bills(which: str, page: Page, width: int) -> str:
    if not isinstance(page.detail, ReckoningDetail):
        return "The bill is told at the reckoning."
    lines = page.detail.lines
    if not which:
        return join_paragraphs(write_whys(line, width) for line in lines)
    number = _place(which, len(lines))
    return write_whys(lines[number], width) if number is not None else _lacking("axis", which, lines)


_CARDS: Mapping[str, Callable[[str, Page, int], str]] = MappingProxyType(
    {
        "?": _help,
        "s": _sources,
        "p": _people,
        "d": _papers,
        "r": _road,
        "m": _meters,
        "map": _map,
        "w": _why,
        "b": _bills,
        "y": _later,
        "o": _later,
    }
)


def _place(which: str, count: int) -> int | None:
    """Return the place from 0 that a number from 1 names, or None where it names none."""
    if not (which.isascii() and which.isdigit() and 1 <= int(which[:4]) <= count):
        return None
    return int(which[:4]) - 1


def _lacking(thing: str, which: str, things: tuple[object, ...]) -> str:
    has = f"they go from 1 to {len(things)}" if things else "this page has none"
    return f"There is no {thing} '{which}' here; {has}."
