"""What is said and heard, line by line: stdin, stdout for the game, stderr for remarks."""

import sys
from typing import TextIO

from game.characters import replace_forbidden
from game.line.render import find_usual_width

_LONGEST = 10_000
"""Characters: an answer is never longer; what follows is read as the next."""


class Talk:
    """A talk over three streams; `by_hand` tells whether somebody types the answers."""

    def __init__(self, incoming: TextIO, output: TextIO, aside: TextIO, *, by_hand: bool, width: int) -> None:
        """Begin a talk; text is filled to `width` cells."""
        self._incoming, self._output, self._aside = incoming, output, aside
        self.by_hand = by_hand
        self.width = width

    @classmethod
    def here(cls) -> "Talk":
        """Talk over this program's own streams."""
        return cls(sys.stdin, sys.stdout, sys.stderr, by_hand=sys.stdin.isatty(), width=find_usual_width())

    def tell(self, text: str) -> None:
        """Say something of the game, on lines of its own."""
        self._output.write(f"{replace_forbidden(text)}\n")
        self._output.flush()

    def remark(self, sentence: str) -> None:
        """Say something about the program, beside the game."""
        self._output.flush()
        self._aside.write(f"{replace_forbidden(sentence)}\n")
        self._aside.flush()

    def ask(self) -> str | None:
        """Return the next line typed, without spaces around it; None where there will be none."""
        self.prompt()
        line = self._incoming.readline(_LONGEST)
        return line.strip() if line else None

    def prompt(self) -> None:
        """Show whoever types that a line is waited for."""
        if self.by_hand:
            prompt = self._output if self._output.isatty() else self._aside
            prompt.write("> ")
            prompt.flush()
