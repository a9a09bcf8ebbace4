"""The files an author works on: what the editor holds goes before what the disk holds."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import attrs

from game.analysis.promise_findings import QUICKLY, broken_promises
from game.characters import replace_forbidden
from game.editor.index import Index, index_of
from game.editor.places import SourceText
from game.errors import ContentError
from game.library.campaigns import problems_of_campaign
from game.library.checking import open_decision, problems_of_decision, problems_of_shared
from game.library.folders import FILES, FOLDERS, STORIES, is_lesson
from game.library.lessons import problems_of_lesson
from game.library.read import Result, read_file
from game.library.references import Shared, read_references
from game.library.shelf import Shelf
from game.parsing.nodes import Node
from game.parsing.quoting import format_path
from game.parsing.reading import Reading, TooManyProblemsError
from game.parsing.yaml_nodes import read_nodes
from game.problems import Problem
from game.schema.files import BY_NAME, SORTS, FileSort, sort_of
from game.schema.scalars import Kind
from game.story.model import Decision
from game.story.references import References

T = TypeVar("T")
MOST_BYTES = 4_000_000
"""A larger file is not looked at while somebody types in it."""

Stamp = tuple[int, int]
"""Tells one state of a file from the next; a draft counts its changes, a file on the disk has time and size."""
State = tuple[Stamp | None, tuple[tuple[Path, Stamp | None], ...], tuple[Stamp | None, ...]]
"""What the problems of a file depend on: itself, what it shares, and where it is a campaign or a lesson the stories."""


@attrs.frozen
class Buffer:
    """What the editor holds of a file."""

    raw: str = attrs.field(repr=False)
    text: SourceText = attrs.field(repr=False)
    number: int


class Workspace:
    """Reads, checks and indexes files, each once for every state it is in. Used by one thread at a time."""

    def __init__(self, home: Shelf) -> None:
        """Begin with nothing open; `home` stands behind every content folder."""
        self.home = home
        self._drafts: dict[Path, Buffer] = {}
        self._numbers = itertools.count(1)
        self._results: dict[tuple[Path, int], tuple[Stamp | None, Result[Any]]] = {}
        self._indexes: dict[Path, tuple[Stamp | None, Index]] = {}
        self._good: dict[Path, Index] = {}
        self._shared: dict[Path, tuple[object, Shared]] = {}
        self._legs: dict[Path, tuple[object, Decision]] = {}

    def put(self, path: Path, text: str) -> None:
        """Take what the editor holds of a file."""
        self._drafts[path] = Buffer(text, SourceText(text), next(self._numbers))

    def drop(self, path: Path) -> None:
        """Forget a draft: the editor has closed the file."""
        self._drafts.pop(path, None)

    @property
    def open(self) -> tuple[Path, ...]:
        """The files that the editor has open, in the order they were opened or changed first."""
        return tuple(self._drafts)

    def stamp(self, path: Path) -> Stamp | None:
        """Return the state a file is in; None where it cannot be read."""
        draft = self._drafts.get(path)
        if draft is not None:
            return draft.number, -1
        try:
            found = path.stat()
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size

    def text(self, path: Path) -> SourceText:
        """Return the text of a file; empty where it cannot be read as text."""
        draft = self._drafts.get(path)
        return _on_disk(path) if draft is None else draft.text

    def sort(self, path: Path) -> FileSort | None:
        """Return what a file is, by where it lies or else by what it says; None where it is none of ours."""
        placed = sort_of(path)
        if placed is not None and self._is_content(self._folder(path, placed)):
            return placed
        text = "\n" + self.text(path).text
        if "\nformat:" not in text:
            return None
        if "\nlegs:" in text:
            return BY_NAME["campaign"]
        if "\njunctures:" in text:
            return BY_NAME["lesson"]
        story = any(f"\n{key}:" in text for key in ("passages", "briefing", "meters", "seat"))
        return BY_NAME["decision"] if story else None

    def root(self, path: Path) -> Path:
        """Return the content folder that a file belongs to; the home shelf's where it lies in none."""
        sort = sort_of(path)
        if sort is not None and self._is_content(folder := self._folder(path, sort)):
            return folder
        return self.home.root

    def _folder(self, path: Path, sort: FileSort) -> Path:
        return path.parent.parent if "/" in sort.places[0] else path.parent

    def _is_content(self, folder: Path) -> bool:
        if folder == self.home.root.resolve():
            return True
        return sum((folder / name).exists() for name in (*FOLDERS, *FILES)) > 1

    def files(self, root: Path) -> Iterator[Path]:
        """Return all files of a content folder, those that are only drafts among them."""
        found = {path for sort in SORTS for place in sort.places for path in root.glob(place)}
        drafted = {path for path in self._drafts if self.sort(path) and self.root(path) == root}
        return iter(sorted(found | drafted))

    def story(self, name: str, root: Path) -> Path | None:
        """Return the file of a decision, a bridge or a campaign; one of the home shelf where the folder has none."""
        folders = [each / part for each in (root, self.home.root) for part in STORIES]
        places = [folder / f"{name}.yaml" for folder in folders]
        lone = [path for path in self._drafts if path.stem == name and self.root(path) == root]
        return next((path for path in [*places, *lone] if path in self._drafts or path.is_file()), None)

    def index(self, path: Path) -> Index | None:
        """Return the names of a file; where it cannot be read just now, as far as what was good of it tells."""
        sort = self.sort(path)
        if sort is None:
            return None
        stamp = self.stamp(path)
        known = self._indexes.get(path)
        if known is None or known[0] != stamp:
            known = stamp, self._index(path, sort, self.text(path))
            self._indexes[path] = known
        return known[1]

    def lately(self, path: Path) -> Index | None:
        """Return the names of a file as they were when it was last looked at: while somebody types, that is enough."""
        known = self._indexes.get(path)
        return known[1] if known else self.index(path)

    def _index(self, path: Path, sort: FileSort, text: SourceText) -> Index:
        """Index a text; one that cannot be read without the lines that changed since it could, or else as it was."""
        root = nodes_of(text)
        if root is not None:
            self._good[path] = index_of(path, sort, text, root)
            return self._good[path]
        good = self._good.get(path) or self._saved(path, sort)
        if good is None:
            return index_of(path, sort, text, None)
        mended = SourceText(drop_differences(text, good.text))
        root = nodes_of(mended)
        return good if root is None else index_of(path, sort, mended, root)

    def _saved(self, path: Path, sort: FileSort) -> Index | None:
        """Give the names of a file as it lies on the disk: an author who types at once breaks it before it is read."""
        text = _on_disk(path)
        root = nodes_of(text)
        return None if root is None else index_of(path, sort, text, root)

    def read_shared(self, root: Path) -> Shared:
        """Return what the files of a folder share, read anew where one of them has changed."""
        state = self._stamp_shared(root)
        known = self._shared.get(root)
        if known is None or known[0] != state:
            behind = References() if root == self.home.root else self.read_shared(self.home.root).references
            known = state, read_references(root, behind, self._read)
            self._shared[root] = known
        return known[1]

    def _stamp_shared(self, root: Path) -> tuple[tuple[Path, Stamp | None], ...]:
        roots = dict.fromkeys((root, self.home.root))
        return tuple(
            (path, self.stamp(path))
            for each in roots
            for path in self.files(each)
            if not (_is_story(path) or is_lesson(path))
        )

    def _read(self, path: Path, kind: Kind[T], *, named: bool = False) -> Result[T]:
        stamp = self.stamp(path)
        known = self._results.get((path, id(kind)))
        if known is None or known[0] != stamp:
            known = stamp, read_file(path, kind, self.data(path), named=named)
            self._results[path, id(kind)] = known
        return known[1]

    def data(self, path: Path) -> bytes | None:
        """Return the bytes of a draft; None where the file on the disk is what there is."""
        draft = self._drafts.get(path)
        return None if draft is None else draft.raw.encode("utf-8", "replace")

    def problems(self, path: Path) -> list[Problem]:
        """Return what is wrong in a file, with everything it shares as it stands on the workspace."""
        sort = self.sort(path)
        if sort is None:
            return []
        shared = self.read_shared(self.root(path))
        data = self.data(path)
        if sort.name == "decision":
            found = list(problems_of_decision(path, shared, data=data))
        elif sort.name == "campaign":
            found = problems_of_campaign(path, shared, lambda name: self._leg(name, path), data=data, prove=_prove)
        elif sort.name == "lesson":
            found = problems_of_lesson(path, shared, lambda name: self._leg(name, path), data=data)
        else:
            found = list(problems_of_shared(shared))
        own = format_path(path)
        return list(dict.fromkeys(problem for problem in found if problem.mark.file == own))

    def state(self, path: Path) -> State:
        """Return what the problems of a file depend on; as long as it stays, so do they."""
        rests = (sort := self.sort(path)) is not None and sort.name in {"campaign", "lesson"}
        stories = self.stories(self.root(path)) if rests else ()
        return self.stamp(path), self._stamp_shared(self.root(path)), tuple(self.stamp(each) for each in stories)

    def stories(self, root: Path) -> tuple[Path, ...]:
        """Return the decisions, bridges and campaigns of a folder."""
        return tuple(path for path in self.files(root) if _is_story(path))

    def _leg(self, name: str, campaign: Path) -> Decision:
        """Open a leg, or the decision of a lesson; raises ContentError where there is none or it has errors."""
        root = self.root(campaign)
        path = self.story(name, root)
        if path is None:
            message = f"There is no decision '{name}'."
            raise ContentError(message)
        state = (self.stamp(path), self._stamp_shared(root))
        known = self._legs.get(path)
        if known is None or known[0] != state:
            known = state, open_decision(path, self.read_shared(root), data=self.data(path))
            self._legs[path] = known
        return known[1]


def _on_disk(path: Path) -> SourceText:
    try:
        return SourceText(path.read_bytes()[:MOST_BYTES].decode("utf-8"))
    except (OSError, ValueError):
        return SourceText("")


def _prove(campaign: Decision) -> tuple[Problem, ...]:
    """Tell which promises of a campaign are broken; those of a decision are looked at where its roads are counted."""
    return broken_promises(campaign, QUICKLY)


def _is_story(path: Path) -> bool:
    return path.parent.name in STORIES


def nodes_of(text: SourceText) -> Node | None:
    """Read a text to nodes; None where it is no YAML that can be read on from."""
    try:
        return read_nodes(replace_forbidden(text.text), Reading(""))
    except TooManyProblemsError:
        return None


def drop_differences(text: SourceText, good: SourceText) -> str:
    """Give a text with those of its lines emptied that differ from one that could be read: as many lines, no change."""
    new, old = text.lines, good.lines
    same = min(len(new), len(old))
    above = next((row for row in range(same) if new[row] != old[row]), same)
    below = next((row for row in range(same - above) if new[-1 - row] != old[-1 - row]), same - above)
    return "\n".join([*new[:above], *([""] * (len(new) - above - below)), *new[len(new) - below :]])
