"""How far a counting has come, on one line of stderr that is written over."""

import sys
import time

OFTEN = 0.2
"""Seconds between two words."""


class Progress:
    """Tells a person at a terminal how far the counting of something has come; where nobody watches, nothing.

    `ends` says how it can be ended.
    """

    def __init__(self, about: str = "", *, ends: str = "") -> None:
        """Say nothing yet."""
        self.about = about
        self._ends = f" ({ends})" if ends else ""
        self._watched = sys.stderr.isatty()
        self._last_time = time.monotonic()

    def tell(self, sentence: str) -> None:
        """Say it, unless something was said a moment ago."""
        now = time.monotonic()
        if self._watched and now - self._last_time > OFTEN:
            self._last_time = now
            sys.stderr.write(f"\r\x1b[K{self.about}: {sentence}{self._ends}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave no trace."""
        if self._watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
