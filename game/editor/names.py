"""What a name leads to, over all files: where it is declared, where else it stands, and what else could stand there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from game.editor.index import Found, Index, Key
from game.editor.workspace import Desk
from game.parsing.nodes import Mapping, Scalar, Sequence
from game.schema.symbols import IN_ITS_FILE, Thing


@attrs.frozen(kw_only=True)
class Spot:
    """A name in one of the files."""

    index: Index
    found: Found

    @property
    def path(self) -> Path:
        """The file it stands in."""
        return self.index.path


class Names:
    """Follows names from the file they stand in."""

    def __init__(self, desk: Desk, path: Path, *, typing: bool = False) -> None:
        """Remember where the author stands; while they type, the names of their own file are those of a moment ago."""
        self.desk = desk
        self.path = path
        self.root = desk.root(path)
        self._typing = typing

    def index(self, path: Path) -> Index | None:
        """Give the names of a file."""
        return self.desk.lately(path) if self._typing and path == self.path else self.desk.index(path)

    def definitions(self, key: Key) -> list[Spot]:
        """Give where a name is declared: in the author's file, else in its content folder, else in the one behind."""
        wanted = self.same(key)
        for paths in ((self.path,), self.desk.files(self.root), self.desk.files(self.desk.home.root)):
            declared = [spot for spot in self._spots(wanted, paths) if spot.found.defines]
            if declared:
                return declared
        return []

    def uses(self, key: Key) -> list[Spot]:
        """Give everywhere a name stands in its content folder, its declaration included."""
        return list(self._spots(self.same(key), self._paths(self.root)))

    def candidates(self, thing: Thing, owner: str = "", within: str = "") -> list[Spot]:
        """Give what is declared of a thing and may be named here: `owner` and `within` are those of its key."""
        indexes = self.owned(owner) if thing.family in IN_ITS_FILE else self._everywhere()
        seen: dict[Key, Spot] = {}
        for index in indexes:
            for found in index.defined(thing):
                if found.key.within == within and found.key not in seen:
                    seen[found.key] = Spot(index=index, found=found)
        return list(seen.values())

    def campaigns(self) -> Iterator[tuple[Index, list[str], list[str]]]:
        """Give every campaign with its legs and its carried meters."""
        for path in self.desk.files(self.root):
            sort = self.desk.sort(path)
            index = self.index(path) if sort and sort.name == "campaign" else None
            if index is not None:
                yield index, listed(index, "legs"), listed(index, "carried")

    def same(self, key: Key) -> set[Key]:
        """Give all keys that mean the same thing.

        A carried meter is one meter in all legs of its campaigns; what else a campaign names without its leg is of the
        last one.
        """
        if key.family not in IN_ITS_FILE or key.family is Thing.LINE:
            return {key}
        meter = {Thing.METER: key.name, Thing.VALUE: key.within}.get(key.family)
        owners, before = {key.owner}, set[str]()
        campaigns = list(self.campaigns())
        while before != owners:
            before = set(owners)
            for index, legs, carried in campaigns:
                together = {index.path.stem, *(legs if meter in carried else legs[-1:])}
                owners |= together if together & owners else set()
        return {attrs.evolve(key, owner=owner) for owner in owners}

    def _spots(self, keys: set[Key], paths: Iterable[Path]) -> Iterator[Spot]:
        for path in paths:
            index = self.index(path)
            if index is not None:
                for key in keys:
                    yield from (Spot(index=index, found=found) for found in index.by_key.get(key, ()))

    def _paths(self, root: Path) -> Iterator[Path]:
        yield from (path for path in self.desk.files(root) if path != self.path)
        if root == self.root:
            yield self.path

    def owned(self, owner: str) -> Iterator[Index]:
        """Give the indexes of the files whose names are known under an owner: for a campaign those of its legs."""
        stems = [owner or self.path.stem]
        legs = next((legs for index, legs, _ in self.campaigns() if index.path.stem == stems[0]), [])
        for stem in [*stems, *reversed(legs)]:
            path = self.path if stem == self.path.stem else self._file(stem)
            index = self.index(path) if path else None
            if index is not None:
                yield index

    def _file(self, stem: str) -> Path | None:
        sheets = [root / "maps" / f"{stem}.yaml" for root in (self.root, self.desk.home.root)]
        return self.desk.story(stem, self.root) or next((path for path in sheets if path.is_file()), None)

    def _everywhere(self) -> Iterator[Index]:
        """Give the indexes of all files, the author's own before those of the folder behind."""
        roots = dict.fromkeys((self.root, self.desk.home.root))
        for path in dict.fromkeys(path for root in roots for path in self._paths(root)):
            index = self.index(path)
            if index is not None:
                yield index


def listed(index: Index, key: str) -> list[str]:
    """Give the texts of a list at the top of a file."""
    node = index.root.entries.get(key) if isinstance(index.root, Mapping) else None
    items = node.items if isinstance(node, Sequence) else []
    return [item.value.strip() for item in items if isinstance(item, Scalar)]
