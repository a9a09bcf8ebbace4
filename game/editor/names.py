"""What a name leads to, over all files: where it is declared, where else it stands, and what else could stand there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from game.editor.index import Index, Key, NameUse
from game.editor.workspace import Workspace
from game.parsing.nodes import Mapping, Scalar, Sequence
from game.schema.symbols import IN_ITS_FILE, SymbolType


@attrs.frozen(kw_only=True)
class Occurrence:
    """A name in one of the files."""

    index: Index
    found: NameUse

    @property
    def path(self) -> Path:
        """The file it stands in."""
        return self.index.path


class Names:
    """Follows names from the file they stand in."""

    def __init__(self, content: Workspace, path: Path, *, typing: bool = False) -> None:
        """Remember where the author stands; while they type, the names of their own file are those of a moment ago."""
        self.content = content
        self.path = path
        self.root = content.root(path)
        self._typing = typing

    def index(self, path: Path) -> Index | None:
        """Return the names of a file."""
        return self.content.lately(path) if self._typing and path == self.path else self.content.index(path)

    def definitions(self, key: Key) -> list[Occurrence]:
        """Return where a name is declared: in the author's file, else in its content folder, else in the one behind."""
        wanted = {key} if key.family is SymbolType.AXIS else self.same(key)
        for paths in ((self.path,), self.content.files(self.root), self.content.files(self.content.home.root)):
            declared = [spot for spot in self._spots(wanted, paths) if spot.found.defines]
            if declared:
                return declared
        return []

    def uses(self, key: Key) -> list[Occurrence]:
        """Return everywhere a name stands in its content folder, its declaration included."""
        return list(self._spots(self.same(key), self._paths(self.root)))

    def candidates(self, thing: SymbolType, owner: str = "", within: str = "") -> list[Occurrence]:
        """Return what is declared of a thing and may be named here: `owner` and `within` are those of its key."""
        indexes = self.list_owned(owner) if thing.family in IN_ITS_FILE else self._everywhere()
        seen: dict[Key, Occurrence] = {}
        for index in indexes:
            for found in index.list_definitions(thing):
                if found.key.within == within and found.key not in seen:
                    seen[found.key] = Occurrence(index=index, found=found)
        return list(seen.values())

    def campaigns(self) -> Iterator[tuple[Index, list[str], list[str]]]:
        """Yield every campaign with its legs and its carried meters."""
        for path in self.content.files(self.root):
            sort = self.content.sort(path)
            index = self.index(path) if sort and sort.name == "campaign" else None
            if index is not None:
                yield index, list_texts(index, "legs"), list_texts(index, "carried")

    def same(self, key: Key) -> set[Key]:
        """Return all keys that mean the same thing.

        A carried meter is one meter in all legs of its campaigns; what else a campaign names without its leg is of the
        last one. A scale is one in all files, and the meter of each decision that uses it.
        """
        if key.family is SymbolType.METER and self._uses_scale(key):
            return self.same(Key(SymbolType.AXIS, key.name))
        if key.family is SymbolType.AXIS:
            return {key, *self._meters_of_scale(key)}
        if key.family not in IN_ITS_FILE or key.family is SymbolType.LINE:
            return {key}
        meter = {SymbolType.METER: key.name, SymbolType.VALUE: key.within}.get(key.family)
        owners, before = {key.owner}, set[str]()
        campaigns = list(self.campaigns())
        while before != owners:
            before = set(owners)
            for index, legs, carried in campaigns:
                together = {index.path.stem, *(legs if meter in carried else legs[-1:])}
                owners |= together if together & owners else set()
        return {attrs.evolve(key, owner=owner) for owner in owners}

    def _uses_scale(self, key: Key) -> bool:
        """Tell whether a meter is a scale: in its file, or in a leg of the campaign."""
        return any(key.name in list_scales(index) for index in self.list_owned(key.owner))

    def _meters_of_scale(self, key: Key) -> Iterator[Key]:
        """Yield the scale as the meter of each decision that uses it, and of each campaign of such decisions."""
        users = set()
        for path in self.content.files(self.root):
            index = self.index(path)
            if index is not None and key.name in list_scales(index):
                users.add(path.stem)
        users |= {index.path.stem for index, legs, _ in self.campaigns() if users & set(legs)}
        return (Key(SymbolType.METER, key.name, user) for user in users)

    def scale_of(self, spot: Occurrence) -> Occurrence:
        """Return where a meter is declared as a scale, if it is one; else the meter's own place."""
        name = spot.found.key.name
        if spot.found.thing is not SymbolType.METER or name not in list_scales(spot.index):
            return spot
        declared = self.definitions(Key(SymbolType.AXIS, name))
        return next((each for each in declared if each.found.thing is SymbolType.AXIS), spot)

    def _spots(self, keys: set[Key], paths: Iterable[Path]) -> Iterator[Occurrence]:
        for path in paths:
            index = self.index(path)
            if index is not None:
                for key in keys:
                    yield from (Occurrence(index=index, found=found) for found in index.by_key.get(key, ()))

    def _paths(self, root: Path) -> Iterator[Path]:
        yield from (path for path in self.content.files(root) if path != self.path)
        if root == self.root:
            yield self.path

    def list_owned(self, owner: str) -> Iterator[Index]:
        """Yield the indexes of the files whose names are known under an owner: for a campaign those of its legs."""
        stems = [owner or self.path.stem]
        legs = next((legs for index, legs, _ in self.campaigns() if index.path.stem == stems[0]), [])
        for stem in [*stems, *reversed(legs)]:
            own = self.path if stem == self.path.stem else None
            for path in dict.fromkeys((own, self._file(stem))):
                index = self.index(path) if path else None
                if index is not None:
                    yield index

    def _file(self, stem: str) -> Path | None:
        sheets = [root / "maps" / f"{stem}.yaml" for root in (self.root, self.content.home.root)]
        return self.content.story(stem, self.root) or next((path for path in sheets if path.is_file()), None)

    def _everywhere(self) -> Iterator[Index]:
        """Yield the indexes of all files, the author's own before those of the folder behind."""
        roots = dict.fromkeys((self.root, self.content.home.root))
        for path in dict.fromkeys(path for root in roots for path in self._paths(root)):
            index = self.index(path)
            if index is not None:
                yield index


def list_scales(index: Index) -> set[str]:
    """Return the scales that a decision uses."""
    node = index.root.entries.get("scales") if isinstance(index.root, Mapping) else None
    return set(node.entries) if isinstance(node, Mapping) and index.sort.name == "decision" else set()


def list_texts(index: Index, key: str) -> list[str]:
    """Return the texts of a list at the top of a file."""
    node = index.root.entries.get(key) if isinstance(index.root, Mapping) else None
    items = node.items if isinstance(node, Sequence) else []
    return [item.value.strip() for item in items if isinstance(item, Scalar)]
