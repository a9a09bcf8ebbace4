"""The card that a click on a page asks for."""

from game.play.page import Page
from game.scenes.papers import build_paper_sheet
from game.scenes.people import build_person_sheet
from game.scenes.sheet import Sheet
from game.scenes.sources import cited_on


def build_card(page: Page, kind: str, value: str | int) -> Sheet | None:
    """Return the sheet of a source (by number), a person or a paper (by id) of this page; None where it has none."""
    if kind == "source":
        return cited_on(page)(int(value))
    if kind == "person":
        return next((build_person_sheet(page, each) for each in page.people if each.id == value), None)
    return next((build_paper_sheet(page, each) for each in page.papers if each.id == value), None)
