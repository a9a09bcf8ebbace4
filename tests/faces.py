"""A page in the faces of the terminal, with all that can be asked for there."""

from collections.abc import Iterator

from game.line.cards import show_card
from game.line.commands import Show
from game.line.render import page_as_text
from game.play.page import Page
from game.scenes.drawing import Drawing, stack
from game.scenes.explained import build_meters_sheet
from game.scenes.maps import build_map_sheet
from game.scenes.option_list import draw_options
from game.scenes.papers import build_desk_sheet
from game.scenes.people import build_people_sheet
from game.scenes.reckoning import build_reckoning_sections
from game.scenes.reveal import build_reveal_sections
from game.scenes.road import build_road_sheet
from game.scenes.sheet import Sheet
from game.scenes.sources import build_sources_sheet
from game.scenes.story_scene import StoryScene
from game.scenes.widgets.masthead import draw_masthead
from game.story.journal import Stage

WIDTH = 100
"""Columns of the scenes: room for all that may be left out where there is none."""


def plain(page: Page) -> Iterator[str]:
    """Yield a page as plain text, with all that can be asked for there."""
    yield page_as_text(page)
    asked = [("p", person.id) for person in page.people]
    for letter, many in (("d", page.papers), ("s", page.sources), ("w", page.options)):
        asked += [(letter, str(number)) for number, _ in enumerate(many, 1)]
    for what, which in [*asked, *((letter, "") for letter in ("p", "d", "s", "m", "r", "map", "b"))]:
        yield show_card(Show(what, which), page, 76)


def scenes(page: Page) -> Iterator[str]:
    """Yield a page as the scenes draw it, with all sheets that can be laid over it."""
    yield from _drawn(draw_masthead(page), _option_lines_of(page))
    if page.stage in StoryScene.VIEWS:
        view = StoryScene.VIEWS[page.stage](page, blind=False)
        yield from _drawn(view.strip(), view.story(), view.below(), view.beside())
    else:
        sections = build_reveal_sections(page) if page.stage is Stage.REVEAL else build_reckoning_sections(page)
        yield from _drawn(*(section.drawing for section in sections))
    if page.map:
        yield from _laid(build_map_sheet(page.map, 60))
    for made in (build_people_sheet, build_desk_sheet, build_sources_sheet, build_road_sheet):
        yield from _laid(made(page))
    yield from _laid(build_meters_sheet(page, blind=False))


def _option_lines_of(page: Page) -> Drawing:
    return stack(*(drawing for _, drawing in draw_options(page.options, asks=page.asks)))


def _laid(laid_over: Sheet) -> Iterator[str]:
    """Yield a sheet and all that its entries open."""
    yield from (laid_over.heading, *_drawn(laid_over.text, *(drawing for drawing, _ in laid_over.entries)))
    for _, opens in laid_over.entries:
        opened = opens()
        if opened is not None:
            yield from _laid(opened)


def _drawn(*drawings: Drawing) -> Iterator[str]:
    return (line.plain for drawing in drawings for line in drawing(WIDTH))
