"""A folder of content: its decisions listed, opened and checked.

Listing comes first, at the start of the program, and must be quick: what reads and checks is imported when it is
asked for.
"""

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import ContentError
from game.library.headings import Heading, read_heading
from game.library.saying import quoted, shown
from game.problems import Problem, did_you_mean, sort_key

if TYPE_CHECKING:
    from game.library.archives import Shared
    from game.library.checking import Uses
    from game.story.archive import Archive
    from game.story.model import Decision

_STORIES = ("decisions", "bridges", "campaigns")
_PARTS = (*_STORIES, "ledger", "papers", "maps")
_ROOT_FILES = ("axes.yaml", "lenses.yaml", "cast.yaml", "theses.yaml")


class Shelf:
    """A content folder: `decisions/`, the `bridges/` and `campaigns/` that join them, and what they share.

    A pack may lack what stands on the shelf `behind` it, as a rule the game's own content.
    """

    def __init__(self, root: Path, behind: "Shelf | None" = None) -> None:
        """Remember the folder; nothing is read yet."""
        self.root = root
        self.behind = behind

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the decisions, by name."""
        return self._files("decisions")

    def headings(self) -> tuple[Heading, ...]:
        """List the decisions by date, broken ones last; reads no further than is needed for that."""
        return self._headings("decisions")

    def campaigns(self) -> tuple[Heading, ...]:
        """List the campaigns by date, as `headings` does the decisions."""
        return self._headings("campaigns")

    @functools.cached_property
    def shared(self) -> "Shared":
        """What the decisions share, with the problems of its files; read once."""
        from game.library.archives import read_archive  # noqa: PLC0415 - not for a list

        return read_archive(self.root, self.behind.archive() if self.behind else None)

    def archive(self) -> "Archive":
        """Give what the decisions share; read once."""
        return self.shared.archive

    def open(self, decision_id: str) -> "Decision":
        """Read a decision, a bridge or a campaign; raises ContentError where there is none or it has errors."""
        others = [path for folder in _STORIES[1:] for path in self._files(folder)]
        paths = {path.stem: path for path in (*others, *self.paths)}
        if decision_id not in paths:
            message = f"There is no decision {quoted(decision_id)}.{did_you_mean(decision_id, paths)}"
            raise ContentError(message)
        return self.open_file(paths[decision_id])

    def open_file(self, path: Path) -> "Decision":
        """Read a decision from anywhere, with what this shelf's decisions share; raises ContentError as `open` does."""
        if path.parent.name == "campaigns":
            from game.library.campaigns import opened_campaign  # noqa: PLC0415 - not for a list

            return opened_campaign(path, self.shared, self.open)
        from game.library.checking import opened  # noqa: PLC0415 - not for a list

        return opened(path, self.shared)

    def stories(self) -> tuple[Path, ...]:
        """Give the files of decisions, bridges and campaigns."""
        return tuple(path for folder in _STORIES for path in self._files(folder))

    def _files(self, folder: str) -> tuple[Path, ...]:
        return tuple(sorted((self.root / folder).glob("*.yaml")))

    def _headings(self, folder: str) -> tuple[Heading, ...]:
        headings = [read_heading(path) for path in self._files(folder)]
        return tuple(sorted(headings, key=lambda heading: (heading.date.first, heading.date.last, heading.id)))


def check(what: Shelf | Iterable[Path], home: Shelf | None = None) -> list[Problem]:
    """Collect all problems of a shelf, or of files and folders, in the order of files and lines.

    A file that lies in no content folder is checked as a decision of the shelf `home`.
    """
    from game.library.read import uncollected  # noqa: PLC0415 - not for a list

    with uncollected():
        if isinstance(what, Shelf):
            problems = _of_shelf(what)
        else:
            problems = {problem for path in what for problem in _of_path(path, home)}
    return sorted(problems, key=sort_key)


def _of_path(path: Path, home: Shelf | None) -> Iterable[Problem]:
    """Check a content folder, one of its parts, one of its files, or a decision from anywhere."""
    folder = path.parent
    if path.name in _STORIES and path.is_dir():
        return _of_stories(_shelf_at(folder, home), sorted(path.glob("*.yaml")))
    if path.is_dir() and path.name not in _PARTS:
        return check(_shelf_at(path, home))
    shared = {"ledger", "papers", "maps"}
    if path.name in _ROOT_FILES or path.name in _PARTS or folder.name in shared:
        root = folder.parent if folder.name in shared else folder
        return (each for each in _of_shared(_shelf_at(root, home)) if each.mark.file.startswith(shown(path)))
    if folder.name in _STORIES:
        return _of_stories(_shelf_at(folder.parent, home), [path])
    return _of_stories(home or Shelf(folder), [path])


def _shelf_at(root: Path, home: Shelf | None) -> Shelf:
    """Give the shelf of a folder; `home` stands behind it, unless it is that folder itself."""
    if home is not None and home.root.resolve() == root.resolve():
        return home
    return Shelf(root, home)


def _of_shelf(shelf: Shelf) -> set[Problem]:
    from game.library.checking import Uses  # noqa: PLC0415 - not for a list

    uses = Uses()
    return {*_of_stories(shelf, shelf.stories(), uses), *_of_shared(shelf, uses)}


def _of_stories(shelf: Shelf, paths: Iterable[Path], uses: "Uses | None" = None) -> Iterator[Problem]:
    from game.library.checking import problems_of_decision  # noqa: PLC0415 - not for a list

    for path in paths:
        if path.parent.name == "campaigns":
            from game.library.campaigns import problems_of_campaign  # noqa: PLC0415 - few files are campaigns

            yield from problems_of_campaign(path, shelf.shared, shelf.open, uses)
        else:
            yield from problems_of_decision(path, shelf.shared, uses)


def _of_shared(shelf: Shelf, uses: "Uses | None" = None) -> Iterator[Problem]:
    from game.library.checking import problems_of_shared  # noqa: PLC0415 - not for a list

    return problems_of_shared(shelf.shared, uses)
