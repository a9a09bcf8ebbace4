"""What is said and heard, line by line: stdin, stdout for the game, stderr for remarks."""

import sys
from typing import TextIO

from game.characters import without_forbidden
from game.line.render import usual_width

_LONGEST = 10_000
"""Characters: an answer is never longer; what follows is read as the next."""


class Talk:
    """A talk over three streams; `by_hand` tells whether somebody types the answers."""

    def __init__(self, heard: TextIO, told: TextIO, aside: TextIO, *, by_hand: bool, width: int) -> None:
        """Begin a talk; text is filled to `width` cells."""
        self._heard, self._told, self._aside = heard, told, aside
        self.by_hand = by_hand
        self.width = width

    @classmethod
    def here(cls) -> "Talk":
        """Talk over this program's own streams."""
        return cls(sys.stdin, sys.stdout, sys.stderr, by_hand=sys.stdin.isatty(), width=usual_width())

    def tell(self, text: str) -> None:
        """Say something of the game, on lines of its own."""
        self._told.write(f"{without_forbidden(text)}\n")
        self._told.flush()

    def remark(self, sentence: str) -> None:
        """Say something about the program, beside the game."""
        self._told.flush()
        self._aside.write(f"{without_forbidden(sentence)}\n")
        self._aside.flush()

    def ask(self) -> str | None:
        """Give the next line typed, without spaces around it; None where there will be none."""
        if self.by_hand:
            prompt = self._told if self._told.isatty() else self._aside
            prompt.write("> ")
            prompt.flush()
        line = self._heard.readline(_LONGEST)
        return line.strip() if line else None
