"""What the exit codes of `oneside` mean."""

import enum

from game.errors import ChoiceNotOfferedError, ContentError, OnesideError, SaveError, UsageError


class ExitCode(enum.IntEnum):
    """How a command came out; the docstring of each is its line in the manual."""

    FINE = 0
    """The command did what it was asked."""
    PROBLEMS = 1
    """`check` or `analyse` found something wrong, or `test` a transcript that the story no longer follows."""
    USAGE = 2
    """The command was called in a way that cannot be carried out."""
    CONTENT = 3
    """A decision, or what it rests on, cannot be opened."""
    SAVE = 4
    """A saved game cannot be read, or a file or the output cannot be written."""
    NOT_OFFERED = 5
    """A choice of `--road` is not open where the road has come to."""
    BUG = 70
    """The game made a mistake of its own; a report was written."""
    INTERRUPTED = 130
    """The player pressed Ctrl-C; the game is kept."""
    NOBODY_READS = 141
    """Whoever read the output went away before its end."""


_CODES = (
    (UsageError, ExitCode.USAGE),
    (ContentError, ExitCode.CONTENT),
    (SaveError, ExitCode.SAVE),
    (ChoiceNotOfferedError, ExitCode.NOT_OFFERED),
)


def code_of(error: OnesideError) -> ExitCode:
    """Return the exit code of an error that a person is told."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.USAGE)
