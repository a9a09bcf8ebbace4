"""The people in the room: who they are, and what they say when asked."""

from game.play.cards import PersonCard
from game.play.page import Page
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, ink, line, prose, space_out, stack, words, wrap
from game.scenes.sheet import Opens, Sheet
from game.scenes.sources import cited_on


def build_people_sheet(page: Page) -> Sheet:
    """List the people in the room."""
    if not page.people:
        return Sheet("In the room", words("You are alone."))
    drawing = words("Choose somebody to see who they are and to ask what they advise.", MUTED)
    return Sheet(
        "In the room", space_out([drawing, stack()]), [(_draw_line(card), _opens(page, card)) for card in page.people]
    )


def _draw_line(card: PersonCard) -> Drawing:
    content = line(ink(card.name, STRONG), ink(f"  {card.role}", MUTED))
    return lambda width: wrap(content, width)


def _opens(page: Page, card: PersonCard) -> Opens:
    return lambda: build_person_sheet(page, card)


def build_person_sheet(page: Page, card: PersonCard) -> Sheet:
    """Show who somebody is; the entry asks for advice."""
    text = space_out([words(card.role, MUTED), prose(card.card), stack()])
    asked = (
        lambda width: wrap(ink("Ask for advice", STRONG), width, ink("→ ", f"bold {ACCENT}")),
        _advises(page, card),
    )
    return Sheet(card.name, text, [asked], cited=cited_on(page))


def _advises(page: Page, card: PersonCard) -> Opens:
    def open_advice() -> Sheet:
        drawing = prose(card.advice) if card.advice else words(f"{card.name} has nothing to say to this now.")
        return Sheet(f"{card.name} says", drawing, cited=cited_on(page))

    return open_advice
