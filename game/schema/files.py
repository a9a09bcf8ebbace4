"""The files that content is made of: where each sort lies, and what is declared to stand in it."""

from pathlib import Path
from typing import Any

import attrs

from game.schema.declarations.axes import AXES, LENSES, SCALES
from game.schema.declarations.campaign import CAMPAIGN
from game.schema.declarations.decision import DECISION
from game.schema.declarations.lesson import LESSON
from game.schema.declarations.map import MAP
from game.schema.declarations.pack import PACK
from game.schema.declarations.shared import CAST, DISPUTES, LEDGER, PAPER, SOURCES, THESES
from game.schema.scalars import Kind


@attrs.frozen(kw_only=True)
class FileSort:
    """A sort of file: its name on the command line, the paths in a content folder it lies at, and its kind."""

    name: str
    places: tuple[str, ...]
    kind: Kind[Any] = attrs.field(repr=False)


SORTS = (
    FileSort(name="decision", places=("decisions/*.yaml", "bridges/*.yaml"), kind=DECISION),
    FileSort(name="campaign", places=("campaigns/*.yaml",), kind=CAMPAIGN),
    FileSort(name="lesson", places=("lessons/*.yaml",), kind=LESSON),
    FileSort(name="axes", places=("axes.yaml",), kind=AXES),
    FileSort(name="scales", places=("scales.yaml",), kind=SCALES),
    FileSort(name="lenses", places=("lenses.yaml",), kind=LENSES),
    FileSort(name="cast", places=("cast.yaml",), kind=CAST),
    FileSort(name="papers", places=("papers/*.yaml",), kind=PAPER),
    FileSort(name="ledger", places=("ledger/*.yaml",), kind=LEDGER),
    FileSort(name="sources", places=("ledger/sources.yaml",), kind=SOURCES),
    FileSort(name="disputes", places=("ledger/disputes.yaml",), kind=DISPUTES),
    FileSort(name="theses", places=("theses.yaml",), kind=THESES),
    FileSort(name="maps", places=("maps/*.yaml",), kind=MAP),
    FileSort(name="pack", places=("pack.yaml",), kind=PACK),
)
"""In the order of docs/format.md."""

BY_NAME = {sort.name: sort for sort in SORTS}


def sort_of(path: Path) -> FileSort | None:
    """Return what a file of a content folder is by where it lies; None where it lies in none."""
    fitting = [(place, sort) for sort in SORTS for place in sort.places if path.match(place)]
    return max(fitting, key=lambda fit: (fit[0].count("/"), "*" not in fit[0]), default=("", None))[1]
