"""The sources of a page: a list, and each claim with what it is, where it stands and who disputes it."""

from game.play.cards import DisputeCard, SourceCard
from game.play.page import Page
from game.play.phrases import STATUSES
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, hung, ink, line, spaced, stack, words, wrapped
from game.scenes.sheet import Cited, Opens, Sheet

KINDS = {
    "fact": "a fact",
    "figure": "a figure",
    "causal-claim": "a claim about causes, the author's",
    "counterfactual": "a counterfactual, the author's",
    "interpretation": "an interpretation, the author's",
    "quotation": "a quotation",
}


def sources_sheet(page: Page) -> Sheet:
    """List what the numbers of a page rest on."""
    if not page.sources:
        return Sheet("Sources", words("This page cites no sources."))
    told = words(
        "Each number in the text opens one of these. Choose one to see what it says and where it stands.", MUTED
    )
    entries = [(_listed(card), _opens(card)) for card in page.sources]
    return Sheet("Sources of this page", spaced([told, stack()]), entries)


def cited_on(page: Page) -> Cited:
    """Give what opens the source that a mark of this page names."""
    return lambda number: next((source_sheet(card) for card in page.sources if card.number == number), None)


def _opens(card: SourceCard) -> Opens:
    return lambda: source_sheet(card)


def _listed(card: SourceCard) -> Drawing:
    def draw(width: int) -> Lines:
        disputed = ink(f"   disputed ({len(card.disputes)})" if card.disputes else "", ACCENT)
        footing = line(ink(f"{card.author}, {card.where}", MUTED), disputed)
        number = ink(f"[{card.number}] ".rjust(5), ACCENT)
        return [*wrapped(ink(card.text), width, number), *wrapped(footing, width, ink("     "))]

    return draw


def source_sheet(card: SourceCard) -> Sheet:
    """Show one claim in full."""
    parts: list[Drawing] = [words(card.text, STRONG)]
    facts = [
        ("what it is", KINDS.get(card.kind, card.kind)),
        ("when", card.date),
        ("author", card.author),
        ("work", card.work),
        ("where", card.where),
        *(("figure", figure) for figure in card.figures),
        ("seen", STATUSES[card.status] if card.status else ""),
    ]
    parts.append(stack(*(labelled(label, told) for label, told in facts if told)))
    parts.extend(dispute(each) for each in card.disputes)
    return Sheet(f"Source [{card.number}]", spaced(parts))


def labelled(label: str, told: str) -> Drawing:
    """Draw a label and what it says, hanging."""
    return hung(words(told), ink(f"{label:<12}", MUTED))


def dispute(card: DisputeCard) -> Drawing:
    """Draw a dispute: what the article says, what others say, what the game prints, and whether we saw it."""
    return stack(
        lambda width: wrapped(line(ink("Disputed: ", f"bold {ACCENT}"), ink(card.title, STRONG)), width),
        labelled("the article", card.article),
        labelled("others", card.others),
        labelled("the game", card.game),
        labelled("seen", STATUSES[card.status]),
    )
