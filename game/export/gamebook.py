"""A decision as a gamebook to print: numbered sections, a record sheet, and the reveal and the bill at the end."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.characters import without_forbidden
from game.export.exported import Exported
from game.export.gamebook_back import back_of
from game.export.gamebook_front import front_of
from game.export.gamebook_sections import Sections
from game.play.phrases import STATUSES, VERDICTS, dispute_parts
from game.story.model import Decision
from game.story.references import Archive

REMARKS = (
    "A book cannot close a choice or keep a meter; it asks its reader to do both, on the record sheet.",
    "A book cannot hide a meter; hidden ones are boxes with a letter, and their names stand at the end.",
)


def gamebook(decision: Decision, archive: Archive) -> Exported:
    """Write a decision as one HTML page to be printed; the same decision gives the same book."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sections = Sections(decision, archive)
    front = front_of(decision, archive, sections)
    numbered = sections.written()
    back = back_of(decision, archive, sections)
    text = environment.get_template("gamebook.html.jinja").render(
        front=front,
        sections=numbered,
        back=back,
        sources=sections.citations.cards(),
        statuses=STATUSES,
        dispute_parts=dispute_parts,
        verdicts=VERDICTS,
    )
    return Exported(text=without_forbidden(text), remarks=REMARKS)
