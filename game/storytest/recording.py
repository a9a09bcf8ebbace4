"""A game written down while it is played."""

import os
from pathlib import Path

from game.errors import UsageError
from game.library.catalogue import Found
from game.library.folders import TRANSCRIPT
from game.play.game import Game
from game.saving.files import write_text
from game.storytest.writing import script_of


class Recording:
    """A file that holds the transcript of a game, as far as it has come."""

    def __init__(self, path: Path, name: str = "") -> None:
        """Write into a file; the decision is called `name` there, or by its id.

        Raises UsageError where the file could not be found again as a transcript.
        """
        if path.suffix != TRANSCRIPT:
            name = f"{path.stem or 'road'}{TRANSCRIPT}"
            message = f"Let the name of the transcript end in '{TRANSCRIPT}', as in '{name}'."
            raise UsageError(message)
        self._path = path
        self._name = name

    def __call__(self, game: Game) -> None:
        """Write the game as it stands now; raises SaveError where that cannot be done."""
        write_text(self._path, script_of(game, self._name))


def name_from(transcript: Path, found: Found) -> str:
    """Return the name by which a transcript's file finds a decision of a shelf again, wherever one stands.

    That is the id of the game's own, and of one in the content folder that the transcript lies in; else the way to its
    file, or to its packed pack.
    """
    shelf, file = found.shelf, found.path
    if shelf.behind is None:
        return found.address.name
    if shelf.pack and shelf.pack.is_packed:
        return f"{_find_relative(transcript, shelf.pack.origin)}/{file.stem}"
    root = file.resolve().parent.parent
    if (root / "decisions").is_dir() and transcript.resolve().is_relative_to(root):
        return file.stem
    return _find_relative(transcript, file)


def _find_relative(transcript: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(file.resolve(), transcript.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return file.resolve().as_posix()
