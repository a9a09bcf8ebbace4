"""How names and files are said in messages."""

import os
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.characters import replace_forbidden
from game.problems import suggest


def quote(name: str) -> str:
    """Put a name as the author wrote it into quotation marks, cut where it is very long; safe to show."""
    text = name if len(name) <= 60 else f"{name[:57]}..."  # noqa: PLR2004 - a name has at most 60 characters
    return f"'{replace_forbidden(text)}'"


def quote_word(word: str) -> str:
    """Return a word of a command line so that a shell takes it for one word; safe to show."""
    word = replace_forbidden(word)
    plain = shlex.quote(word)
    # double quotation marks, where they do, stand well in a sentence and are known to every shell
    return plain if plain == word or set(word) & set('"$`\\!') else f'"{word}"'


def quote_all(names: Sequence[str]) -> str:
    """Return names in quotation marks as a sentence has them: `'a', 'b' and 'c'`."""
    *others, last = (quote(name) for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def describe_missing_claim(name: str, claims: Iterable[str]) -> str:
    """Say that the ledger does not hold a claim."""
    mend = suggest(name, claims) or " Add the claim to a file in 'ledger/'."
    return f"There is no claim {quote(name)} in the ledger.{mend}"


def format_path(path: Path) -> str:
    """Return a path as problems name it: from the current folder where it lies below that; safe to show."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):
        near = ".."
    return replace_forbidden(str(path) if near.startswith("..") else near)
