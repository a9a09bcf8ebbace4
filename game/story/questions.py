"""What a player may predict."""

import attrs

from game.story.mark import NOWHERE, Mark


@attrs.frozen(kw_only=True)
class Answer:
    """One possible answer to a question."""

    id: str
    text: str
    right: bool = False


@attrs.frozen(kw_only=True)
class Question:
    """What the player may predict; exactly one answer is right.

    It is asked at the fork, right after the player's own choice in the passage `at`, or before the reveal where it
    names none. The answer stays sealed until then.
    """

    id: str
    text: str
    answers: tuple[Answer, ...]
    at: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)

    @property
    def right(self) -> Answer:
        """The answer that is right."""
        return next(answer for answer in self.answers if answer.right)
