"""The formats a decision can be exported to."""

import enum
from typing import assert_never

from game.export.exported import Exported
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
            from game.export.ink import write_ink  # noqa: PLC0415 - each format is read when it is asked for

            return write_ink(decision, references)
        case Format.TWEE:
            from game.export.twee import write_twee  # noqa: PLC0415

            return write_twee(decision, references)
        case Format.HTML:
            from game.export.page import write_page  # noqa: PLC0415

            return write_page(decision, references)
        case Format.GAMEBOOK:
            from game.export.gamebook import write_gamebook  # noqa: PLC0415

            return write_gamebook(decision, references)
        case _:
            assert_never(wanted)
