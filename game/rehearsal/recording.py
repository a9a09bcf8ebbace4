"""A game written down while it is played."""

import os
from pathlib import Path

from game.errors import UsageError
from game.play.session import Game
from game.rehearsal.files import SUFFIX
from game.rehearsal.writing import script_of
from game.saving.files import write_text


class Recording:
    """A file that holds the transcript of a game, as far as it has come."""

    def __init__(self, path: Path, decision: Path | None = None) -> None:
        """Write into a file; a decision on no shelf is named by its own file, as it is seen from there.

        Raises UsageError where the file could not be found again as a transcript.
        """
        if path.suffix != SUFFIX:
            message = f"Let the name of the transcript end in '{SUFFIX}', as in '{path.stem or 'road'}{SUFFIX}'."
            raise UsageError(message)
        self._path = path
        self._name = _seen_from(path, decision) if decision else ""

    def __call__(self, game: Game) -> None:
        """Write the game as it stands now; raises SaveError where that cannot be done."""
        write_text(self._path, script_of(game, self._name))


def _seen_from(path: Path, decision: Path) -> str:
    try:
        return Path(os.path.relpath(decision.resolve(), path.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return decision.resolve().as_posix()
