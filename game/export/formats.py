"""The formats a decision can be exported to."""

import enum
from typing import assert_never

from game.export.exported import Exported
from game.export.ink import ink
from game.export.twee import twee
from game.story.model import Decision
from game.story.references import Archive


class Format(enum.Enum):
    """What `oneside export --to` takes."""

    INK = "ink"
    TWEE = "twee"
    HTML = "html"
    GAMEBOOK = "gamebook"


def exported(decision: Decision, archive: Archive, wanted: Format) -> Exported:
    """Write a decision in a format."""
    match wanted:
        case Format.INK:
            return ink(decision, archive)
        case Format.TWEE:
            return twee(decision, archive)
        case Format.HTML:
            from game.export.page import page  # noqa: PLC0415 - Jinja, 35 of 350 ms of an export

            return page(decision, archive)
        case Format.GAMEBOOK:
            from game.export.gamebook import gamebook  # noqa: PLC0415 - as above

            return gamebook(decision, archive)
        case _:
            assert_never(wanted)
