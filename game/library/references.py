"""What decisions share, read from all its files into one value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from game.library.read import Result, read_file
from game.parsing import codes
from game.problems import Problem
from game.schema.declarations.axes import AXES, LENSES, SCALES
from game.schema.declarations.map import MAP
from game.schema.declarations.shared import CAST, DISPUTES, LEDGER, PAPER, SOURCES, THESES
from game.schema.scalars import Kind
from game.story.map import Map
from game.story.mark import Mark
from game.story.references import ANY_NAME, Claim, Dispute, Paper, References, Source

T = TypeVar("T")
_LEDGER_PARTS = ("claims", "sources", "disputes")


class Marked(Protocol):
    """Whatever knows its place."""

    @property
    def mark(self) -> Mark:
        """Where it was written."""


M = TypeVar("M", bound=Marked)


@attrs.frozen(kw_only=True)
class Shared:
    """The references, the problems of its files, and the text of each file by the name it has in problems."""

    references: References
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = attrs.field(factory=dict, repr=False)


class FileReader(Protocol):
    """Reads a file that holds a value of a kind, as `read_file` does; an editor reads what it holds itself."""

    def __call__(self, path: Path, kind: Kind[T], *, named: bool = False) -> Result[T]:
        """Read the file; with `named` its name is an id."""


def read_references(root: Path, behind: References | None = None, read: FileReader = read_file) -> Shared:
    """Read what the decisions of a content folder share; what is not there is taken from the references `behind`."""
    return _Collecting(root, behind or References(), read).read_all()


Memory = dict[Path, tuple[tuple[int, int], Any]]
"""What was read from each file, with the time of its last change and its size."""


def remember_files(memory: Memory) -> FileReader:
    """Return a reader that reads a file again only where it changed since."""

    def read(path: Path, kind: Kind[T], *, named: bool = False) -> Result[T]:
        try:
            stat = path.stat()
        except OSError:
            return read_file(path, kind, named=named)
        key = (stat.st_mtime_ns, stat.st_size)
        known = memory.get(path)
        if known is None or known[0] != key:
            known = memory[path] = (key, read_file(path, kind, named=named))
        result: Result[T] = known[1]
        return result

    return read


def merge(behind: dict[str, M], own: dict[str, M], problems: list[Problem]) -> dict[str, M]:
    """Add things by name; one that is there already is a problem and stays as it was."""
    together = dict(behind)
    for name, thing in own.items():
        first = together.setdefault(name, thing)
        if first is not thing:
            message = (
                f"'{name}' is in the ledger twice, first in {first.mark.file}, line {first.mark.line}. "
                "Give one of them another name."
            )
            problems.append(Problem(mark=thing.mark, code=codes.SAME_CLAIM_TWICE, message=message))
    return together


class _Collecting:
    """Reads one content folder's shared files, one after the other."""

    def __init__(self, root: Path, behind: References, read: FileReader) -> None:
        self.root = root
        self.read = read
        self.behind = behind
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.lost = {part: set(names) for part, names in behind.lost.items()}

    def read_all(self) -> Shared:
        claims, sources, disputes = self.read_ledger()
        scales = {**self.behind.scales, **self.whole("scales.yaml", SCALES, "axes")}
        references = References(
            claims={**self.behind.claims, **claims},
            sources={**self.behind.sources, **sources},
            disputes={**self.behind.disputes, **disputes},
            papers={**self.behind.papers, **self.read_papers()},
            people={**self.behind.people, **self.whole("cast.yaml", CAST, "people")},
            axes={
                **self.behind.axes,
                **self.whole("axes.yaml", AXES, "axes"),
                **{name: scale.axis for name, scale in scales.items()},
            },
            scales=scales,
            lenses={**self.behind.lenses, **self.whole("lenses.yaml", LENSES, "lenses")},
            theses={**self.behind.theses, **self.whole("theses.yaml", THESES, "theses")},
            maps={**self.behind.maps, **self.read_maps()},
            lost=self.lost,
        )
        return Shared(references=references, problems=tuple(self.problems), texts=self.texts)

    def read_ledger(self) -> tuple[dict[str, Claim], dict[str, Source], dict[str, Dispute]]:
        """Read the bibliography, the disputes, and every other file of the ledger."""
        claims: dict[str, Claim] = {}
        sources = self.whole("ledger/sources.yaml", SOURCES, "sources")
        disputes = self.whole("ledger/disputes.yaml", DISPUTES, "disputes")
        for path in self.files("ledger"):
            if path.name not in {"sources.yaml", "disputes.yaml"} and (
                held := self.take(self.read(path, LEDGER), *_LEDGER_PARTS)
            ):
                claims = merge(claims, held.claims, self.problems)
                sources = merge(sources, held.sources, self.problems)
                disputes = merge(disputes, held.disputes, self.problems)
        return claims, sources, disputes

    def read_papers(self) -> dict[str, Paper]:
        """Read the papers, each named after its file."""
        read = {
            path.stem: self.take(self.read(path, PAPER, named=True), "papers", name=path.stem)
            for path in self.files("papers")
        }
        return {name: paper for name, paper in read.items() if paper is not None}

    def read_maps(self) -> dict[str, Map]:
        """Read the maps, each named after its file."""
        read = {path.stem: self.take(self.read(path, MAP), "maps", name=path.stem) for path in self.files("maps")}
        return {name: sheet for name, sheet in read.items() if sheet is not None}

    def whole(self, name: str, kind: Kind[dict[str, T]], part: str) -> dict[str, T]:
        """Read a file that is one mapping; nothing where it is not there."""
        path = self.root / name
        return (self.take(self.read(path, kind), part) or {}) if path.exists() else {}

    def files(self, folder: str) -> Iterator[Path]:
        return iter(sorted((self.root / folder).glob("*.yaml")))

    def take(self, result: Result[T], *parts: str, name: str = ANY_NAME) -> T | None:
        """Return what was read; names that could not be read are lost to these parts of the references.

        Where nothing could be read of the file, that is `name`, else any.
        """
        self.problems.extend(result.problems)
        self.texts[result.file] = result.text
        lost = {name} if result.value is None else result.lost
        for part in parts if lost else ():
            self.lost.setdefault(part, set()).update(lost)
        return result.value
