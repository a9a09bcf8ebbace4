"""A decision as a gamebook to print: numbered sections, a record sheet, and the reveal and the bill at the end."""

from pathlib import Path

from game.export.exported import Exported
from game.export.gamebook_back import back_of
from game.export.gamebook_front import front_of
from game.export.gamebook_sections import Sections
from game.play.phrases import STATUSES, VERDICTS, list_dispute_parts
from game.story.model import Decision
from game.story.references import References
from game.templates import render_page

REMARKS = (
    "A book cannot close a choice or keep a meter; it asks its reader to do both, on the record sheet.",
    "A book cannot hide what the seat does not know: it is a box with a letter, whose name stands at the end.",
    "A book cannot seal its last pages; it asks its reader not to look sources up before the reveal.",
    "A book has no lenses, and one order of choices, which was drawn once.",
)


def write_gamebook(decision: Decision, references: References) -> Exported:
    """Write a decision as one HTML page to be printed; the same decision gives the same book."""
    sections = Sections(decision, references)
    front = front_of(decision, references, sections)
    numbered = sections.write()
    back = back_of(decision, references, sections)
    text = render_page(
        Path(__file__).with_name("gamebook.html.jinja"),
        front=front,
        sections=numbered,
        back=back,
        sources=sections.citations.cards(),
        statuses=STATUSES,
        dispute_parts=list_dispute_parts,
        verdicts=VERDICTS,
    )
    return Exported(text=text, remarks=REMARKS)
