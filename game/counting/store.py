"""Figures kept beside the saves, or shipped with a story, by the shape of the story they were counted from."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from game.analysis.codec import figures_as_data, read_figures
from game.analysis.figures import Survey
from game.analysis.ranking import RoadRanks
from game.errors import SaveError
from game.saving.files import read_text, write_safely, write_text

FOLDER = "figures"
FORMAT = 1

Figures = TypeVar("Figures", Survey, RoadRanks)


class Store:
    """Figures of stories, each by the id of its story and the `shape` that it had.

    They are kept below the folder of the saves, and looked for in a folder that was `shipped` besides; either may be
    None.
    """

    def __init__(self, folder: Path | None, shipped: Path | None = None) -> None:
        """Remember the folders, which need not exist."""
        self._folder = folder / FOLDER if folder else None
        self._shipped = shipped

    def survey(self, story: str, shape: str) -> Survey | None:
        """Return the survey of a story of this shape, if there is one."""
        kept = self._read(_name(story, shape), Survey)
        return kept or self._read_shipped(story, shape)

    def ranks(self, story: str, shape: str, road: Sequence[str]) -> RoadRanks | None:
        """Return where a road of a story of this shape was placed, if it was kept."""
        return self._read(_name(story, shape, road), RoadRanks)

    def keep(self, story: str, shape: str, survey: Survey, road: Sequence[str], ranks: RoadRanks) -> None:
        """Keep both, and forget those of the story as it was before; raises SaveError where that cannot be done."""
        if self._folder is None:
            return
        mine = _name(story, shape)
        if self._folder.is_dir():
            for path in self._folder.glob(f"{story}@*"):
                if not path.name.startswith(mine.removesuffix(".json")):
                    path.unlink(missing_ok=True)
        if self._read_shipped(story, shape) is None:
            write_safely(self._folder / mine, json.dumps(figures_as_data(survey)))
        write_safely(self._folder / _name(story, shape, road), json.dumps(figures_as_data(ranks)))

    def ship(self, story: str, shape: str, survey: Survey) -> Path:
        """Write a survey where it is shipped with its story; raises SaveError where that cannot be done."""
        if self._shipped is None:
            message = "There is no folder to ship figures in."
            raise SaveError(message)
        path = self._shipped / f"{story}.json"
        text = json.dumps({"format": FORMAT, "shape": shape, "survey": figures_as_data(survey)})
        write_text(path, f"{text}\n", make_folder=True)
        return path

    def _read_shipped(self, story: str, shape: str) -> Survey | None:
        found = _data(self._shipped / f"{story}.json") if self._shipped else None
        if not isinstance(found, dict) or (found.get("format"), found.get("shape")) != (FORMAT, shape):
            return None
        return _figures(Survey, found.get("survey"))

    def _read(self, name: str, kind: type[Figures]) -> Figures | None:
        """Read what was kept; what is missing or damaged is counted again."""
        return _figures(kind, _data(self._folder / name)) if self._folder else None


def _data(path: Path) -> Any:
    try:
        return json.loads(read_text(path))
    except (SaveError, ValueError):
        return None


def _figures(kind: type[Figures], data: Any) -> Figures | None:
    try:
        return None if data is None else read_figures(kind, data)
    except ValueError:
        return None


def _name(story: str, shape: str, road: Sequence[str] = ()) -> str:
    walked = f"-{_short(','.join(road))}" if road else ""
    return f"{story}@{_short(shape)}{walked}.json"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
