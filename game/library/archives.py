"""What decisions share, read from all its files into one archive."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from game.library import codes
from game.library.kinds import Kind
from game.library.read import Result, read_file, read_paper
from game.library.schema.map import MAP
from game.library.schema.shared import AXES, CAST, DISPUTES, LEDGER, LENSES, SOURCES, THESES
from game.problems import Problem
from game.story.archive import Archive, Claim, Dispute, Paper, Source
from game.story.mark import Mark
from game.story.sheet import Sheet

T = TypeVar("T")


class Marked(Protocol):
    """Whatever knows its place."""

    @property
    def mark(self) -> Mark:
        """Where it was written."""


M = TypeVar("M", bound=Marked)


@attrs.frozen(kw_only=True)
class Shared:
    """An archive, the problems of its files, and the text of each file by the name it has in problems."""

    archive: Archive
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = attrs.field(factory=dict, repr=False)


Memory = dict[Path, tuple[tuple[int, int], Any]]
"""What was read from each file, with the time of its last change and its size."""


def read_archive(root: Path, behind: Archive | None = None, memory: Memory | None = None) -> Shared:
    """Read what the decisions of a content folder share; what is not there is taken from the archive `behind`.

    With a `memory`, files that have not changed since are not read again.
    """
    return _Collecting(root, behind or Archive(), memory).all()


def merged(behind: dict[str, M], own: dict[str, M], problems: list[Problem]) -> dict[str, M]:
    """Add things by name; one that is there already is a problem and stays as it was."""
    together = dict(behind)
    for name, thing in own.items():
        first = together.setdefault(name, thing)
        if first is not thing:
            message = f"'{name}' is in the ledger twice, first in {first.mark.file}, line {first.mark.line}."
            problems.append(Problem(mark=thing.mark, code=codes.SAME_CLAIM_TWICE, message=message))
    return together


class _Collecting:
    """Reads one content folder's shared files, one after the other."""

    def __init__(self, root: Path, behind: Archive, memory: Memory | None) -> None:
        self.root = root
        self.memory = memory
        self.behind = behind
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}

    def all(self) -> Shared:
        claims, sources, disputes = self.ledger()
        archive = Archive(
            claims={**self.behind.claims, **claims},
            sources={**self.behind.sources, **sources},
            disputes={**self.behind.disputes, **disputes},
            papers={**self.behind.papers, **self.papers()},
            people={**self.behind.people, **self.whole("cast.yaml", CAST)},
            axes={**self.behind.axes, **self.whole("axes.yaml", AXES)},
            lenses={**self.behind.lenses, **self.whole("lenses.yaml", LENSES)},
            theses={**self.behind.theses, **self.whole("theses.yaml", THESES)},
            maps={**self.behind.maps, **self.maps()},
        )
        return Shared(archive=archive, problems=tuple(self.problems), texts=self.texts)

    def ledger(self) -> tuple[dict[str, Claim], dict[str, Source], dict[str, Dispute]]:
        """Read the bibliography, the disputes, and every other file of the ledger."""
        claims: dict[str, Claim] = {}
        sources = self.whole("ledger/sources.yaml", SOURCES)
        disputes = self.whole("ledger/disputes.yaml", DISPUTES)
        for path in self.files("ledger"):
            if path.name not in {"sources.yaml", "disputes.yaml"} and (held := self.taken(self.read(path, LEDGER))):
                claims = merged(claims, held.claims, self.problems)
                sources = merged(sources, held.sources, self.problems)
                disputes = merged(disputes, held.disputes, self.problems)
        return claims, sources, disputes

    def papers(self) -> dict[str, Paper]:
        """Read the papers, each named after its file."""
        read = {path.stem: self.taken(self.remembered(path, read_paper)) for path in self.files("papers")}
        return {name: paper for name, paper in read.items() if paper is not None}

    def maps(self) -> dict[str, Sheet]:
        """Read the maps, each named after its file."""
        read = {path.stem: self.taken(self.read(path, MAP)) for path in self.files("maps")}
        return {name: sheet for name, sheet in read.items() if sheet is not None}

    def whole(self, name: str, kind: Kind[dict[str, T]]) -> dict[str, T]:
        """Read a file that is one mapping; nothing where it is not there."""
        path = self.root / name
        return (self.taken(self.read(path, kind)) or {}) if path.exists() else {}

    def files(self, folder: str) -> Iterator[Path]:
        return iter(sorted((self.root / folder).glob("*.yaml")))

    def read(self, path: Path, kind: Kind[T]) -> Result[T]:
        return self.remembered(path, lambda file: read_file(file, kind))

    def remembered(self, path: Path, read: Callable[[Path], Result[T]]) -> Result[T]:
        """Read a file, unless it is as it was when it was read before."""
        if self.memory is None:
            return read(path)
        try:
            stat = path.stat()
        except OSError:
            return read(path)
        key = (stat.st_mtime_ns, stat.st_size)
        known = self.memory.get(path)
        if known is None or known[0] != key:
            known = self.memory[path] = (key, read(path))
        result: Result[T] = known[1]
        return result

    def taken(self, result: Result[T]) -> T | None:
        self.problems.extend(result.problems)
        self.texts[result.file] = result.text
        return result.value
