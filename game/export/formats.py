"""The formats a decision can be exported to."""

import enum
from typing import assert_never

from game.export.exported import Exported
from game.export.ink import write_ink
from game.export.twee import write_twee
from game.story.model import Decision
from game.story.references import References


class Format(enum.Enum):
    """What `oneside export --to` takes."""

    INK = "ink"
    TWEE = "twee"
    HTML = "html"
    GAMEBOOK = "gamebook"


def export(decision: Decision, references: References, wanted: Format) -> Exported:
    """Write a decision in a format."""
    match wanted:
        case Format.INK:
            return write_ink(decision, references)
        case Format.TWEE:
            return write_twee(decision, references)
        case Format.HTML:
            from game.export.page import write_page  # noqa: PLC0415 - Jinja, 23 of 450 ms of an export

            return write_page(decision, references)
        case Format.GAMEBOOK:
            from game.export.gamebook import write_gamebook  # noqa: PLC0415 - Jinja, 31 of 450 ms of an export

            return write_gamebook(decision, references)
        case _:
            assert_never(wanted)
