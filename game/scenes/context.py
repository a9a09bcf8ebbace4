"""What the Textual face is given: the shelf, the saves, the records and the settings."""

from pathlib import Path

import attrs

from game.library.shelf import Shelf
from game.saving.records import Records
from game.saving.settings import Settings
from game.saving.slots import SavedGame, Slots


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
    """Where to begin: in a saved game, or in a decision after some choices.

    `pack` is where the decision's pack lies, if that is known.
    """

    decision: str = ""
    pack: str = ""
    steps: tuple[str, ...] = ()
    resume: SavedGame | None = None
