"""What the Textual face is given: the catalogue, the saves, the records and the settings."""

from pathlib import Path

import attrs

from game.address import Address
from game.library.catalogue import Asked, Catalogue
from game.saving.records import Records
from game.saving.settings import Settings
from game.saving.slots import SavedGame, Slots


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The services at hand; with `slots` None nothing is saved, with `folder` None no setting outlasts the program.

    The title lists what was `asked` for, or everything. With `counts` all roads are counted in the background as soon
    as a game has ended.
    """

    catalogue: Catalogue
    slots: Slots | None
    records: Records
    settings: Settings
    asked: Asked | None = None
    folder: Path | None = None
    counts: bool = True


@attrs.frozen(kw_only=True)
class StartPoint:
    """Where to begin: in a saved game, or in a decision after some choices.

    The `number` draws the order of choices; without one it is drawn itself.
    """

    decision: Address | None = None
    steps: tuple[str, ...] = ()
    number: int | None = None
    resume: SavedGame | None = None
