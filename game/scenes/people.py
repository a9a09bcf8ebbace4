"""The people in the room: who they are, and what they say when asked."""

from game.play.cards import PersonCard
from game.play.page import Page
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, ink, line, prose, spaced, stack, words, wrapped
from game.scenes.sheet import Opens, Sheet
from game.scenes.sources import cited_on


def people_sheet(page: Page) -> Sheet:
    """List the people in the room."""
    if not page.people:
        return Sheet("In the room", words("You are alone."))
    told = words("Choose somebody to see who they are and to ask what they advise.", MUTED)
    return Sheet("In the room", spaced([told, stack()]), [(_listed(card), _opens(page, card)) for card in page.people])


def _listed(card: PersonCard) -> Drawing:
    told = line(ink(card.name, STRONG), ink(f"  {card.role}", MUTED))
    return lambda width: wrapped(told, width)


def _opens(page: Page, card: PersonCard) -> Opens:
    return lambda: person_sheet(page, card)


def person_sheet(page: Page, card: PersonCard) -> Sheet:
    """Show who somebody is; the entry asks for advice."""
    text = spaced([words(card.role, MUTED), prose(card.card), stack()])
    asked = (
        lambda width: wrapped(ink("Ask for advice", STRONG), width, ink("→ ", f"bold {ACCENT}")),
        _advises(page, card),
    )
    return Sheet(card.name, text, [asked], cited=cited_on(page))


def _advises(page: Page, card: PersonCard) -> Opens:
    def open_advice() -> Sheet:
        said = prose(card.advice) if card.advice else words(f"{card.name} has nothing to say to this now.")
        return Sheet(f"{card.name} says", said, cited=cited_on(page))

    return open_advice
