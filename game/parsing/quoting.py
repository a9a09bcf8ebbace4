"""How names and files are said in messages."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.characters import without_forbidden
from game.problems import did_you_mean

if TYPE_CHECKING:
    from game.story.references import Archive


def quoted(name: str) -> str:
    """Put a name as the author wrote it into quotation marks, cut where it is very long; safe to show."""
    told = name if len(name) <= 60 else f"{name[:57]}..."  # noqa: PLR2004 - a name has at most 60 characters
    return f"'{without_forbidden(told)}'"


def typed(word: str) -> str:
    """Give a word of a command line so that a shell takes it for one word; safe to show."""
    word = without_forbidden(word)
    plain = shlex.quote(word)
    # double quotation marks, where they do, stand well in a sentence and are known to every shell
    return plain if plain == word or set(word) & set('"$`\\!') else f'"{word}"'


def all_of(names: Sequence[str]) -> str:
    """Give names in quotation marks as a sentence has them: `'a', 'b' and 'c'`."""
    *others, last = (quoted(name) for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def no_claim(name: str, archive: "Archive") -> str:
    """Say that the ledger does not hold a claim."""
    mend = did_you_mean(name, archive.claims) or " Add the claim to a file in 'ledger/'."
    return f"There is no claim {quoted(name)} in the ledger.{mend}"


def shown(path: Path) -> str:
    """Give a path as problems name it: from the current folder where it lies below that; safe to show."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):
        near = ".."
    return without_forbidden(str(path) if near.startswith("..") else near)
