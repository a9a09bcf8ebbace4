"""What is remembered of a class beside its log: how it was led, and where it could be reached."""

import contextlib
import json
from pathlib import Path

import attrs
import cattrs

from game.errors import SaveError
from game.saving.files import read_text, write_safely

FOLDER = "classes"


@attrs.frozen(kw_only=True)
class Notes:
    """How a class was led: `lesson` as it was typed, by phones, `hands` or one keyboard, and its last address and port.

    `rehearsed` are so many made-up students; a class that was rehearsed goes on with them.
    """

    lesson: str
    mode: str = "phones"
    host: str = ""
    port: int | None = None
    rehearsed: int = 0


def keep_notes(saves: Path, code: str, notes: Notes) -> None:
    """Remember how a class is led; raises SaveError."""
    write_safely(_path_of(saves, code), json.dumps(cattrs.unstructure(notes), indent=1) + "\n")


def load_notes(saves: Path, code: str) -> Notes | None:
    """Return how a class was led; None where that is not known."""
    try:
        return cattrs.structure(json.loads(read_text(_path_of(saves, code))), Notes)
    except (SaveError, ValueError, TypeError, KeyError, cattrs.BaseValidationError):
        return None


def drop_notes(saves: Path, kept: frozenset[str]) -> None:
    """Forget all classes but those whose codes are kept: the register deletes them after a month."""
    for path in (saves / FOLDER).glob("*.json*"):
        if path.name.partition(".")[0] not in kept:
            with contextlib.suppress(OSError):
                path.unlink()


def find_cookies(saves: Path, code: str) -> Path:
    """Return the file in which the made-up students of a class keep their cookies."""
    return saves / FOLDER / f"{code}.rehearsal.json"


def _path_of(saves: Path, code: str) -> Path:
    return saves / FOLDER / f"{code}.json"
