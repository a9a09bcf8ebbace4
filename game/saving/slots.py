"""Saved games on the disk: one file a game, the newest first."""

import re
from pathlib import Path

import attrs

from game.errors import SaveError
from game.saving.codec import SavedGame, decode, encode
from game.saving.files import name_backup, read_text, write_safely

ENDING = ".save.json"
_SLOT = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")

__all__ = ["Damaged", "SavedGame", "Slots"]


@attrs.frozen(kw_only=True)
class Damaged:
    """A file that is no readable saved game, with the reason; `older` is the good copy before it, if there is one."""

    slot: str
    reason: str
    older: SavedGame | None


class Slots:
    """The folder of saved games.

    It remembers what it read and wrote of each slot, so that a game that goes on in another window is noticed.
    """

    def __init__(self, folder: Path) -> None:
        """Look at a folder, which need not exist yet."""
        self.folder = folder
        self._known: dict[str, str] = {}

    def save(self, saved: SavedGame) -> None:
        """Keep a game; when this returns it is on the disk.

        Raises SaveError where it cannot be written, or where another window has gone on with the same game.
        """
        path = self._path(saved.slot)
        known = self._known.get(saved.slot)
        if known is not None and path.exists() and read_text(path) != known:
            message = (
                f"The saved game '{saved.slot}' has gone on in another window; this one is not kept. "
                "Continue it from the title."
            )
            raise SaveError(message)
        text = encode(saved)
        write_safely(path, text)
        self._known[saved.slot] = text

    def load(self, slot: str) -> SavedGame:
        """Return the saved game of that name; raises SaveError where there is none or it is damaged."""
        path = self._path(slot)
        if not path.exists():
            message = f"There is no saved game '{slot}'; 'oneside list' names them."
            raise SaveError(message)
        text = read_text(path)
        saved = decode(slot, text)
        self._known[slot] = text
        return saved

    def older(self, slot: str) -> SavedGame | None:
        """Return the good copy that is one save older, if there is one."""
        try:
            return decode(slot, read_text(name_backup(self._path(slot))))
        except SaveError:
            return None

    def restore(self, slot: str) -> SavedGame:
        """Put the older good copy in the place of a damaged game and give it; raises SaveError if there is none."""
        older = self.older(slot)
        if older is None:
            message = f"There is no older good copy of the saved game '{slot}'."
            raise SaveError(message)
        text = encode(older)
        write_safely(self._path(slot), text)
        self._known[slot] = text
        return older

    def everything(self) -> tuple[SavedGame | Damaged, ...]:
        """Return every saved game, the newest first; damaged ones come last, with the reason."""
        good: list[SavedGame] = []
        bad: list[Damaged] = []
        for slot in self._names():
            try:
                good.append(self.load(slot))
            except SaveError as error:
                bad.append(Damaged(slot=slot, reason=str(error), older=self.older(slot)))
        return (*sorted(good, key=lambda saved: saved.saved, reverse=True), *bad)

    def all(self) -> tuple[SavedGame, ...]:
        """Return the readable saved games, the newest first."""
        return tuple(saved for saved in self.everything() if isinstance(saved, SavedGame))

    def latest(self) -> SavedGame | None:
        """Return the game to continue: the newest one that has not come to its reckoning."""
        return next((saved for saved in self.all() if not saved.finished), None)

    def free_name(self, wanted: str) -> str:
        """Return the name, or the name with a number, that no game has yet."""
        name, number = wanted, 2
        while self._path(name).exists():
            name, number = f"{wanted}-{number}", number + 1
        return name

    def _names(self) -> list[str]:
        try:
            names = [path.name.removesuffix(ENDING) for path in self.folder.glob(f"*{ENDING}")]
        except OSError:
            return []
        return sorted(name for name in names if _SLOT.fullmatch(name))

    def _path(self, slot: str) -> Path:
        if not _SLOT.fullmatch(slot):
            message = f"'{slot}' is not the name of a saved game: small letters, digits and dashes only."
            raise SaveError(message)
        return self.folder / f"{slot}{ENDING}"
