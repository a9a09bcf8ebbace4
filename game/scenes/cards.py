"""The card that a click on a page asks for."""

from game.play.page import Page
from game.scenes.sheet import Sheet


def card(page: Page, kind: str, value: str | int) -> Sheet | None:
    """Give the sheet of a source (by number), a person or a paper (by id) of this page; None where it has none."""
    if kind == "source":
        from game.scenes.sources import source_sheet  # noqa: PLC0415 - read when asked for

        return next((source_sheet(each) for each in page.sources if each.number == value), None)
    if kind == "person":
        from game.scenes.people import person_sheet  # noqa: PLC0415

        return next((person_sheet(page, each) for each in page.people if each.id == value), None)
    from game.scenes.papers import paper_sheet  # noqa: PLC0415

    return next((paper_sheet(page, each) for each in page.papers if each.id == value), None)
