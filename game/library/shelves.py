"""The game's own shelf with the packs found beside it, and shelves of files from anywhere."""

import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game.errors import ContentError
from game.library.folders import STORIES
from game.library.shelf import Section, Shelf
from game.library.summaries import Heading, read_heading
from game.parsing.quoting import quoted
from game.problems import did_you_mean

if TYPE_CHECKING:
    from game.library.packs import Pack, PackShelf


class Shelves(Shelf):
    """The game's own shelf, and the packs on this machine, which are looked for when they are first asked for."""

    def __init__(self, root: Path, find: Callable[[], Iterable[Path]]) -> None:
        """Remember how to find the folders and files of packs."""
        super().__init__(root)
        self._find = find

    def packs(self) -> tuple[Section, ...]:
        """List the packs by title; those that cannot be read come last and say why."""
        good, broken = self._found
        sections = [self.pack(name).section() for name in good]
        return (*sorted(sections, key=lambda section: (section.title, section.name)), *broken)

    def known(self) -> "Mapping[str, Pack]":
        """Give the packs found that can be read, by name."""
        return self._found[0]

    def pack(self, name: str) -> "PackShelf":
        """Give the shelf of a pack by its name; raises ContentError where there is none."""
        from game.library.packs import shelf_of  # noqa: PLC0415 - where there are no packs it is not read

        if name not in self.known():
            message = f"There is no pack {quoted(name)}.{did_you_mean(name, self.known())}"
            raise ContentError(message)
        return shelf_of(self.known()[name], self)

    def with_decision(self, decision_id: str) -> list[str]:
        """Give the addresses of a decision in all the packs that have one of that id."""
        shelves = [self.pack(name) for name in self.known()]
        return [
            shelf.address(decision_id) for shelf in shelves if decision_id in {path.stem for path in shelf.stories()}
        ]

    def holding(self, address: str, origin: str = "") -> Shelf:
        """Give the shelf of an address: this one, that of a pack, or that of a file.

        Raises ContentError, in one sentence, where the pack or the file is not there.
        """
        if "/" not in address and "\\" not in address:
            return self
        if not origin and Path(address).is_absolute():
            return shelf_of_file(Path(address), self)
        name = address.partition("/")[0]
        if origin and (shelf := self._at(Path(origin), name)) is not None:
            return shelf
        if origin and name not in self.known():
            message = (
                f"The pack {quoted(name)}, which this decision belongs to, is gone: it was in '{origin}', and no pack "
                "of that name is installed."
            )
            raise ContentError(message)
        return self.pack(name)

    def _at(self, origin: Path, name: str) -> "PackShelf | None":
        """Give the pack that lies at a path, if it is still the one of that name."""
        if not origin.exists():
            return None
        from game.library.packs import open_pack, shelf_of  # noqa: PLC0415 - as above

        pack = open_pack(origin)
        return shelf_of(pack, self) if pack.manifest.name == name else None

    @functools.cached_property
    def _found(self) -> "tuple[dict[str, Pack], tuple[Section, ...]]":
        """Read the manifests: the good ones by name, and what is to be said of the others."""
        paths = list(dict.fromkeys(self._find()))
        if not paths:
            return {}, ()
        from game.library.packs import open_pack  # noqa: PLC0415 - as above

        good: dict[str, Pack] = {}
        broken = []
        for path in paths:
            try:
                pack = open_pack(path)
            except ContentError as error:
                broken.append(_broken(path, str(error)))
                continue
            first = good.setdefault(pack.manifest.name, pack)
            if first is not pack:
                said = f"There are two packs called {quoted(pack.manifest.name)}; the one in '{first.origin}' is used."
                broken.append(_broken(path, said))
        return good, tuple(broken)


class FileShelf(Shelf):
    """Decisions from a folder without a manifest, each known by the path of its file; with `only`, that one alone."""

    def __init__(self, root: Path, behind: Shelf, only: Path | None = None) -> None:
        """Take what a content folder shares, and what lies behind that."""
        super().__init__(root, behind)
        self._only = only

    @property
    def paths(self) -> tuple[Path, ...]:
        """The one file, or the decisions of the folder."""
        return (self._only,) if self._only else super().paths

    def stories(self) -> tuple[Path, ...]:
        """Give the one file, or all of the folder."""
        return (self._only,) if self._only else super().stories()

    def address(self, decision_id: str) -> str:
        """Give the path by which a decision is found again."""
        return next((str(path) for path in self.stories() if path.stem == decision_id), decision_id)

    def holds(self, address: str, origin: str = "") -> bool:
        """Tell whether an address is that of a file here."""
        return not origin and address in {str(path) for path in self.stories()}

    def path_of(self, decision_id: str) -> Path:
        """Give the file of a decision named by its id or by its path; raises ContentError where there is none."""
        path = next((path for path in self.stories() if decision_id in {str(path), path.stem}), None)
        return super().path_of(decision_id) if path is None else path

    def headings(self) -> tuple[Heading, ...]:
        """List the decisions by date; the id of each is its address."""
        return self._addressed((read_heading(self._only),) if self._only else super().headings())

    def campaigns(self) -> tuple[Heading, ...]:
        """List the campaigns by date, as `headings` does the decisions."""
        return () if self._only else self._addressed(super().campaigns())

    def _addressed(self, headings: Iterable[Heading]) -> tuple[Heading, ...]:
        return tuple(attrs.evolve(each, id=str(each.path)) for each in headings)


def shelf_of_file(path: Path, home: Shelf) -> FileShelf:
    """Give the shelf of one file; raises ContentError where it is gone, or none."""
    if not path.is_file():
        message = f"The file '{path}', which this decision is in, is {'not a file' if path.exists() else 'gone'}."
        raise ContentError(message)
    root = path.parent.parent if path.parent.name in STORIES else path.parent
    return FileShelf(root, home, only=path)


def _broken(path: Path, said: str) -> Section:
    return Section(name=path.stem, title=path.stem, origin=str(path), broken=said)
