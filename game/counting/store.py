"""Figures kept beside the saves, by the fingerprint of the story they were counted from."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from game.analysis.codec import as_data, read_as
from game.analysis.figures import Survey
from game.analysis.standing import Standing
from game.errors import SaveError
from game.saving.files import read_text, write_safely
from game.story.model import Decision

FOLDER = "figures"

Figures = TypeVar("Figures", Survey, Standing)


class Store:
    """The figures of decisions; with `folder` None nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Keep figures in a folder below that of the saves, which need not exist yet."""
        self._folder = folder / FOLDER if folder else None

    def survey(self, decision: Decision) -> Survey | None:
        """Give the survey of a decision as it stands, if it was kept."""
        return self._read(_name(decision), Survey)

    def standing(self, decision: Decision, road: Sequence[str]) -> Standing | None:
        """Give where a road of a decision as it stands was placed, if it was kept."""
        return self._read(_name(decision, road), Standing)

    def keep(self, decision: Decision, survey: Survey, road: Sequence[str], standing: Standing) -> None:
        """Keep both, and forget those of the story as it was before; raises SaveError where that cannot be done."""
        if self._folder is None:
            return
        mine = _name(decision)
        if self._folder.is_dir():
            for path in self._folder.glob(f"{decision.id}@*"):
                if not path.name.startswith(mine.removesuffix(".json")):
                    path.unlink(missing_ok=True)
        write_safely(self._folder / mine, json.dumps(as_data(survey)))
        write_safely(self._folder / _name(decision, road), json.dumps(as_data(standing)))

    def _read(self, name: str, kind: type[Figures]) -> Figures | None:
        """Read what was kept; what is missing or damaged is counted again."""
        if self._folder is None:
            return None
        try:
            return read_as(kind, json.loads(read_text(self._folder / name)))
        except (SaveError, ValueError):
            return None


def _name(decision: Decision, road: Sequence[str] = ()) -> str:
    walked = f"-{_short(','.join(road))}" if road else ""
    return f"{decision.id}@{_short(decision.fingerprint)}{walked}.json"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
