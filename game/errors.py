"""The errors a person is told in one plain sentence; anything else is a bug."""


class OnesideError(Exception):
    """A failure that a person can understand and mend; its text is one plain sentence."""


class ContentError(OnesideError):
    """Content could not be opened; `problems` holds what `oneside check` would say."""

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        """Keep the sentence and the problems (each prints as one line)."""
        super().__init__(message)
        self.problems = problems


class ChoiceNotOfferedError(OnesideError):
    """A choice was asked for that does not exist in this place, or that is closed there."""


class NothingToUndoError(OnesideError):
    """Undo was asked for at the very beginning of a game."""


class SaveError(OnesideError):
    """A saved game could not be read or written."""


class UsageError(OnesideError):
    """A command was called in a way that cannot be carried out."""


def describe_reason(error: OSError) -> str:
    """Return why the system refused something, as the end of a sentence."""
    return (error.strerror or str(error)).lower()
