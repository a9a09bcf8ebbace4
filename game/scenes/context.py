"""What the Textual face is given: the shelf, the saves, the records and the settings."""

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game.library.shelf import Shelf
from game.saving.records import Records
from game.saving.settings import Settings
from game.saving.slots import SavedGame, Slots

if TYPE_CHECKING:
    from game.session import Record


@attrs.frozen(kw_only=True, eq=False)
class Table:
    """The services at hand; with `slots` None nothing is saved, with `folder` None no setting outlasts the program.

    With `counts` all roads are counted in the background as soon as a game has ended.
    """

    shelf: Shelf
    slots: Slots | None
    records: Records
    settings: Settings
    folder: Path | None = None
    counts: bool = True


@attrs.frozen(kw_only=True)
class Start:
    """Where to begin: at the title, in a decision after some choices, or in a saved game; `record` writes it down."""

    decision: str | None = None
    resume: SavedGame | None = None
    steps: tuple[str, ...] = ()
    record: "Record | None" = None
