"""Stdin, stdout and stderr as a command finds them: perhaps closed, full, or unable to say every character."""

import errno
import io
import os
import sys
from typing import TextIO

from game.characters import replace_forbidden

FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF})
"""What the system says where a stream takes no more."""


def prepare() -> None:
    """Put an empty stream in the place of a closed one, and let what is no text, or cannot be said, be replaced."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as we run
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def let_go(stream: TextIO) -> None:
    """Keep the interpreter from writing what is left to a stream that takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def remark(sentence: str) -> None:
    """Say something on stderr, on lines of its own, if anybody can hear it."""
    try:
        sys.stderr.write(f"{replace_forbidden(sentence).rstrip()}\n")
        sys.stderr.flush()
    except OSError:
        let_go(sys.stderr)
