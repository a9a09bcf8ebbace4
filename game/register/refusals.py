"""What the register refuses, each as one plain sentence."""

from game.errors import OnesideError


class RegisterError(OnesideError):
    """The register could not be read or written."""


class AwayError(RegisterError):
    """The database does not answer, or has no connection free; what was asked for may be asked again."""


class NoSuchClassError(RegisterError):
    """A class was asked for that the register does not have."""

    def __init__(self, class_id: str) -> None:
        """Say which."""
        super().__init__(f"The register has no class '{class_id}'.")


class CodeTakenError(RegisterError):
    """A class was to be opened with the id or the code of another; draw anew."""


class StaleError(RegisterError):
    """Events were to follow a sequence number that is not the last; nothing of them was kept."""

    def __init__(self, class_id: str, expected: int, last: int) -> None:
        """Keep the sequence number that is the last."""
        super().__init__(
            f"The class '{class_id}' has gone on to {last} while {expected} was thought to be its last event."
        )
        self.last = last
