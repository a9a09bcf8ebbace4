"""A folder of content: its decisions listed, opened and checked.

Listing comes first, at the start of the program, and must be quick: what reads and checks is imported when it is
asked for.
"""

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game.collector import uncollected
from game.errors import ContentError
from game.library.folders import FILES, FOLDERS, SHARED, STORIES
from game.library.pack_discovery import FILE as MANIFEST
from game.library.pack_discovery import PACKED
from game.library.summaries import Heading, read_campaign_heading, read_heading
from game.parsing.codes import NOT_READ
from game.parsing.quoting import quoted, shown
from game.problems import Problem, Severity, did_you_mean, sort_key

if TYPE_CHECKING:
    from game.library.archives import Shared
    from game.library.checking import Uses
    from game.library.packs import Pack
    from game.story.model import Decision, PartOf
    from game.story.references import Archive


@attrs.frozen(kw_only=True)
class Section:
    """A pack as lists show it, with its decisions and campaigns; `broken` says why it cannot be read."""

    name: str
    title: str
    origin: str
    version: str = ""
    author: str = ""
    licence: str = ""
    summary: str = ""
    headings: tuple[Heading, ...] = ()
    broken: str = ""


class Shelf:
    """A content folder: `decisions/`, the `bridges/` and `campaigns/` that join them, and what they share.

    A pack may lack what stands on the shelf `behind` it, as a rule the game's own content. `title` and `origin` are
    those of a pack: empty for the game's own content.
    """

    title = ""
    origin = ""

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
        return _sorted(read_heading(path) for path in self._files("decisions"))

    def campaigns(self) -> tuple[Heading, ...]:
        """List the campaigns by date, as `headings` does the decisions; their endings are those of the last leg."""
        return _sorted(self._with_endings(read_campaign_heading(path)) for path in self._files("campaigns"))

    def _with_endings(self, campaign: Heading) -> Heading:
        last = next((path for path in self.stories() if campaign.legs[-1:] == (path.stem,)), None)
        return campaign if last is None else attrs.evolve(campaign, endings=read_heading(last).endings)

    @property
    def figures(self) -> Path | None:
        """The folder of what was counted of the decisions and came with them; None for others than the game's own.

        Whoever made a pack might have written anything there.
        """
        return self.root / "figures" if self.behind is None else None

    def packs(self) -> tuple[Section, ...]:
        """List the packs to be shown with this shelf."""
        return ()

    def known(self) -> "Mapping[str, Pack]":
        """Give the packs found beside this shelf, by name."""
        return {}

    def address(self, decision_id: str) -> str:
        """Give the name by which one of this shelf's decisions is found again, from whichever shelf one asks."""
        return decision_id

    def holds(self, address: str, origin: str = "") -> bool:
        """Tell whether an address is of this shelf; `origin` is where its pack lay, if it was of one."""
        return not origin and address in {path.stem for path in self.stories()}

    def holding(self, address: str, origin: str = "") -> "Shelf":
        """Give the shelf that a decision stands on; raises ContentError where its pack or its file is gone."""
        if self.behind is None or self.holds(address, origin):
            return self
        return self.behind.holding(address, origin)

    @functools.cached_property
    def shared(self) -> "Shared":
        """What the decisions share, with the problems of its files; read once."""
        from game.library.archives import read_archive  # noqa: PLC0415 - not for a list

        return read_archive(self.root, self.behind.archive() if self.behind else None)

    def archive(self) -> "Archive":
        """Give what the decisions share; read once."""
        return self.shared.archive

    def open(self, decision_id: str) -> "Decision":
        """Read a decision, a bridge or a campaign; raises ContentError where there is none or it has errors.

        A decision knows the campaigns of which it is a leg.
        """
        decision = self._opened(decision_id)
        own = {meter.id for meter in decision.meters}
        return attrs.evolve(decision, part_of=tuple(self._part_of(decision.id, own)))

    def _part_of(self, decision_id: str, meters: AbstractSet[str]) -> Iterator["PartOf"]:
        from game.story.model import PartOf  # noqa: PLC0415 - not for a list

        for path in self._files("campaigns"):
            campaign = read_campaign_heading(path)
            if decision_id in campaign.legs:
                later = decision_id != campaign.legs[0]
                yield PartOf(title=campaign.title, inherits=later and not meters.isdisjoint(campaign.carried))

    def _opened(self, decision_id: str) -> "Decision":
        return self.open_file(self.path_of(decision_id))

    def path_of(self, decision_id: str) -> Path:
        """Give the file of a decision, a bridge or a campaign; raises ContentError where there is none."""
        paths = {path.stem: path for folder in reversed(STORIES) for path in self._files(folder)}
        if decision_id not in paths:
            mend = did_you_mean(decision_id, paths) or " 'oneside list' names those that exist."
            message = f"There is no decision {quoted(decision_id)}.{mend}"
            raise ContentError(message)
        return paths[decision_id]

    def open_file(self, path: Path) -> "Decision":
        """Read a decision from anywhere, with what this shelf's decisions share; raises ContentError as `open` does."""
        if path.parent.name == "campaigns":
            from game.library.campaigns import opened_campaign  # noqa: PLC0415 - not for a list

            return opened_campaign(path, self.shared, self._opened)
        from game.library.checking import opened  # noqa: PLC0415 - not for a list

        return opened(path, self.shared)

    def stories(self) -> tuple[Path, ...]:
        """Give the files of decisions, bridges and campaigns."""
        return tuple(path for folder in STORIES for path in self._files(folder))

    def _files(self, folder: str) -> tuple[Path, ...]:
        return tuple(sorted((self.root / folder).glob("*.yaml")))


def _sorted(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    return tuple(sorted(headings, key=lambda heading: (heading.date.first, heading.date.last, heading.id)))


def check(what: Shelf | Iterable[Path], home: Shelf | None = None) -> list[Problem]:
    """Collect all problems of a shelf, or of files and folders, in the order of files and lines.

    Files that are not read come first, and errors in what stories share before those in stories: what they hold is
    missing elsewhere.

    A file that lies in no content folder is checked as a decision of the shelf `home`.
    """
    with uncollected():
        if isinstance(what, Shelf):
            problems = _of_shelf(what)
        else:
            problems = {problem for path in what for problem in _of_path(path, home)}
    return sorted(problems, key=lambda problem: (_distance(problem), *sort_key(problem)))


def _distance(problem: Problem) -> int:
    """Tell how far from a cause a problem is: 0 for a file that is not read, 1 for one shared, 2 for all others."""
    file = Path(problem.mark.file)
    shared = file.name in FILES or file.parent.name in SHARED
    return 0 if problem.code == NOT_READ else 1 if shared and problem.severity is Severity.ERROR else 2


def _of_path(path: Path, home: Shelf | None) -> Iterable[Problem]:
    """Check a content folder, one of its parts, one of its files, or a decision from anywhere."""
    folder = path.parent
    if path.name == MANIFEST or (path.suffix.lower() == PACKED and path.is_file()):
        return _of_manifest(folder, home) if path.name == MANIFEST else _of_packed(path, home)
    if path.name in STORIES and path.is_dir():
        return _of_stories(shelf_at(folder, home), sorted(path.glob("*.yaml")))
    if path.is_dir() and path.name not in FOLDERS:
        return check(shelf_at(path, home))
    if path.name in FILES or path.name in FOLDERS or folder.name in SHARED:
        root = folder.parent if folder.name in SHARED else folder
        return (each for each in _of_shared(shelf_at(root, home)) if each.mark.file.startswith(shown(path)))
    if folder.name in STORIES:
        return _of_stories(shelf_at(folder.parent, home), [path])
    return _of_stories(home or Shelf(folder), [path])


def shelf_at(root: Path, home: Shelf | None) -> Shelf:
    """Give the shelf of a folder; `home` stands behind it, unless it is that folder itself."""
    if home is not None and home.root.resolve() == root.resolve():
        return home
    if home is not None and (root / MANIFEST).is_file():
        from game.library.packs import open_pack, shelf_of  # noqa: PLC0415 - for packs only

        with contextlib.suppress(ContentError):  # what is wrong with a manifest is told of the manifest
            return shelf_of(open_pack(root), home)
    return Shelf(root, home)


def _of_manifest(root: Path, home: Shelf | None) -> Iterable[Problem]:
    if not (root / MANIFEST).is_file():
        return ()
    from game.library.packs import problems_of_manifest  # noqa: PLC0415 - for packs only

    return problems_of_manifest(root / MANIFEST, home)


def _of_packed(path: Path, home: Shelf | None) -> Iterator[Problem]:
    """Check what is in a .zip, and name its files as they lie in there."""
    from game.library.packs import readable  # noqa: PLC0415 - for packs only

    with readable(path) as root:
        for problem in _of_path(root, home):
            file = problem.mark.file.replace(shown(root), shown(path))
            message = problem.message.replace(shown(root), shown(path))
            yield attrs.evolve(problem, mark=problem.mark._replace(file=file), message=message)


def _of_shelf(shelf: Shelf) -> set[Problem]:
    from game.library.checking import Uses  # noqa: PLC0415 - as above
    from game.library.ignored_files import unread_in  # noqa: PLC0415 - not for a list

    uses, unread = Uses(), set(unread_in(shelf.root))
    uses.known = not unread
    stories = _of_stories(shelf, shelf.stories(), uses)
    return {*unread, *stories, *_of_shared(shelf, uses), *_of_manifest(shelf.root, shelf.behind)}


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

    return problems_of_shared(shelf.shared, uses, shelf.behind.archive() if shelf.behind else None)
