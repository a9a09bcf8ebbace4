"""A decision as a gamebook to print: numbered sections, a record sheet, and the reveal and the bill at the end."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.characters import replace_forbidden
from game.export.exported import Exported
from game.export.gamebook_back import back_of
from game.export.gamebook_front import front_of
from game.export.gamebook_sections import Sections
from game.play.phrases import STATUSES, VERDICTS, list_dispute_parts
from game.story.model import Decision
from game.story.references import References

REMARKS = (
    "A book cannot close a choice or keep a meter; it asks its reader to do both, on the record sheet.",
    "A book cannot hide a meter; hidden ones are boxes with a letter, and their names stand at the end.",
)


def write_gamebook(decision: Decision, references: References) -> Exported:
    """Write a decision as one HTML page to be printed; the same decision gives the same book."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sections = Sections(decision, references)
    front = front_of(decision, references, sections)
    numbered = sections.write()
    back = back_of(decision, references, sections)
    text = environment.get_template("gamebook.html.jinja").render(
        front=front,
        sections=numbered,
        back=back,
        sources=sections.citations.cards(),
        statuses=STATUSES,
        dispute_parts=list_dispute_parts,
        verdicts=VERDICTS,
    )
    return Exported(text=replace_forbidden(text), remarks=REMARKS)
