"""The sources of a page: a list, and each claim with what it is, where it stands and who disputes it."""

from game.play.cards import DisputeCard, SourceCard
from game.play.page import Page
from game.play.phrases import CLAIMS, SEALED, STATUSES
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, hang, ink, line, space_out, stack, words, wrap
from game.scenes.sheet import Cited, Opens, Sheet


def build_sources_sheet(page: Page) -> Sheet:
    """List what the numbers of a page rest on."""
    if not page.sources:
        return Sheet("Sources", words("This page cites no sources."))
    drawing = words(
        "Each number in the text opens one of these. Before the reveal a source of a later day is sealed: it says "
        "where a claim stands, and not what it says.",
        MUTED,
    )
    entries = [(_draw_line(card), _opens(card)) for card in page.sources]
    return Sheet("Sources of this page", space_out([drawing, stack()]), entries)


def cited_on(page: Page) -> Cited:
    """Return what opens the source that a mark of this page names."""
    return lambda number: next((build_source_sheet(card) for card in page.sources if card.number == number), None)


def _opens(card: SourceCard) -> Opens:
    return lambda: build_source_sheet(card)


def _draw_line(card: SourceCard) -> Drawing:
    def draw(width: int) -> Lines:
        disputed = ink(f"   disputed ({len(card.disputes)})" if card.disputes else "", ACCENT)
        number = ink(f"[{card.number}] ".rjust(5), ACCENT)
        if card.sealed:
            return wrap(ink(f"{card.author}, {card.where}", MUTED), width, number)
        footing = line(ink(f"{card.author}, {card.where}", MUTED), disputed)
        return [*wrap(ink(card.text), width, number), *wrap(footing, width, ink("     "))]

    return draw


def build_source_sheet(card: SourceCard) -> Sheet:
    """Show one claim in full."""
    parts: list[Drawing] = [words(SEALED, MUTED) if card.sealed else words(card.text, STRONG)]
    facts = [
        ("what it is", CLAIMS[card.kind]),
        ("when", card.date),
        ("author", card.author),
        ("work", card.work),
        ("where", card.where),
        *(("figure", figure) for figure in card.figures),
        ("of the work", card.note),
        ("seen", STATUSES[card.status] if card.status else ""),
    ]
    parts.append(stack(*(draw_labelled(label, text) for label, text in facts if text)))
    parts.extend(draw_dispute(each) for each in card.disputes)
    return Sheet(f"Source [{card.number}]", space_out(parts))


def draw_labelled(label: str, text: str) -> Drawing:
    """Draw a label and what it says, hanging."""
    return hang(words(text), ink(f"{label:<12}", MUTED))


def draw_dispute(card: DisputeCard) -> Drawing:
    """Draw a dispute: what the article says, what others say, what the game prints, and whether we saw it."""
    return stack(
        lambda width: wrap(line(ink("Disputed: ", f"bold {ACCENT}"), ink(card.title, STRONG)), width),
        draw_labelled("the article", card.article),
        draw_labelled("others", card.others),
        draw_labelled("the game", card.game),
        draw_labelled("seen", STATUSES[card.status]),
    )
