"""Packs: folders of content with a manifest, or such folders packed into a .zip."""

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game import __version__
from game.errors import ContentError
from game.library.pack_discovery import FILE
from game.library.read import read_file
from game.library.shelf import Section, Shelf
from game.library.summaries import Heading
from game.parsing import codes
from game.parsing.quoting import quoted, shown
from game.problems import Problem
from game.schema.declarations.pack import PACK
from game.schema.manifest import ONESIDE, Manifest, unmet

if TYPE_CHECKING:
    from game.story.model import Decision


@attrs.frozen(kw_only=True, eq=False)
class Pack:
    """A pack as it was read: `origin` is its folder or .zip, `root` the folder its files can be read from."""

    origin: Path
    root: Path
    manifest: Manifest

    def as_named(self, text: str) -> str:
        """Say of a packed pack's files where they are packed, not where they were unpacked."""
        return text if self.root == self.origin else text.replace(shown(self.root), shown(self.origin))


class PackShelf(Shelf):
    """The decisions of one pack, each known as `pack/decision`; `lacks` says what it needs and does not find."""

    def __init__(self, pack: Pack, behind: Shelf, lacks: str = "") -> None:
        """Put a pack in front of what lies behind it."""
        super().__init__(pack.root, behind)
        self.pack = pack
        self.origin = str(pack.origin)
        self.title = pack.manifest.title
        self.lacks = lacks

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.pack.manifest.name

    def address(self, decision_id: str) -> str:
        """Give `pack/decision`."""
        return f"{self.name}/{decision_id}"

    def holds(self, address: str, origin: str = "") -> bool:
        """Tell whether an address is of this pack, and of this copy of it."""
        return origin in {"", self.origin} and address.startswith(f"{self.name}/")

    def has(self, decision_id: str) -> bool:
        """Tell whether a decision, a bridge or a campaign of that id is in the pack."""
        return any(path.stem == decision_id for path in self.stories())

    def open(self, decision_id: str) -> "Decision":
        """Read a decision named by its id or its address, or one of those behind this pack."""
        own = decision_id.removeprefix(f"{self.name}/")
        behind = self.behind
        if behind is not None and own == decision_id and not super().holds(own) and behind.holds(own):
            return behind.open(own)
        return super().open(decision_id)

    def path_of(self, decision_id: str) -> Path:
        """Give the file of a decision named by its id or its address; raises ContentError where there is none."""
        return super().path_of(decision_id.removeprefix(f"{self.name}/"))

    def open_file(self, path: Path) -> "Decision":
        """Read a decision; raises ContentError also where the pack needs what is not there."""
        if self.lacks:
            raise ContentError(self.lacks)
        try:
            return super().open_file(path)
        except ContentError as error:
            raise ContentError(self.pack.as_named(str(error)), error.problems) from error

    def headings(self) -> tuple[Heading, ...]:
        """List the decisions by date; the id of each is its address."""
        return self._listed(super().headings())

    def campaigns(self) -> tuple[Heading, ...]:
        """List the campaigns by date, as `headings` does the decisions."""
        return self._listed(super().campaigns())

    def packs(self) -> tuple[Section, ...]:
        """List this pack alone, which is how it stands on a title of its own."""
        return (self.section(),)

    def section(self) -> Section:
        """Give the pack as lists show it."""
        told = self.pack.manifest
        return Section(
            name=told.name,
            title=told.title,
            version=told.version,
            author=told.author,
            licence=told.licence,
            summary=told.summary,
            origin=self.origin,
            headings=(*self.headings(), *self.campaigns()),
        )

    def _listed(self, headings: Iterable[Heading]) -> tuple[Heading, ...]:
        return tuple(
            attrs.evolve(each, id=self.address(each.id), broken=self.pack.as_named(each.broken) or self.lacks)
            for each in headings
        )


def open_pack(origin: Path) -> Pack:
    """Read a pack's manifest; raises ContentError where there is none, or it has errors.

    A packed pack is unpacked into a folder that goes when nobody has the pack in hand any more.
    """
    with contextlib.ExitStack() as stack:
        root = stack.enter_context(readable(origin))
        result = read_file(root / FILE, PACK)
        if result.value is None:
            more = f" (and {len(result.problems) - 1} more)" if len(result.problems) > 1 else ""
            said = str(result.problems[0]).replace(shown(root), shown(origin))
            message = f"The pack {quoted(shown(origin))} cannot be opened: {said}{more}"
            raise ContentError(message, result.problems)
        pack = Pack(origin=origin, root=root, manifest=result.value)
        weakref.finalize(pack, stack.pop_all().close)
    return pack


def shelf_of(pack: Pack, home: Shelf) -> PackShelf:
    """Put a pack on a shelf, behind it the packs it needs, and behind them the game's own content."""
    known: Mapping[str, Pack] = home.known()
    versions = _versions(known)
    *others, last = _in_order(pack, known, set())
    behind, lacks = home, ""
    for other in others:
        lacks = lacks or _lack(other, versions)
        behind = PackShelf(other, behind, lacks)
    return PackShelf(last, behind, lacks or _lack(last, versions))


def problems_of_manifest(path: Path, home: Shelf | None) -> Iterator[Problem]:
    """Give the problems of a manifest, needs that are not met among them."""
    result = read_file(path, PACK)
    yield from result.problems
    if result.value is not None:
        for need, said in unmet(result.value, _versions(home.known() if home else {})):
            yield Problem(mark=need.mark, code=codes.UNMET_NEED, message=said)


@contextlib.contextmanager
def readable(origin: Path) -> Iterator[Path]:
    """Give the folder that a pack's files can be read from, for as long as this lasts.

    Raises ContentError where a .zip is damaged or leads out of itself.
    """
    if origin.is_dir():
        yield origin
        return
    root = _unpacked(origin)
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _unpacked(origin: Path) -> Path:
    from game.library.unpacking import unpack  # noqa: PLC0415 - most packs are folders

    root = Path(tempfile.mkdtemp(prefix="oneside-"))
    try:
        unpack(origin, root)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise
    return root


def _in_order(pack: Pack, known: Mapping[str, Pack], seen: set[str]) -> Iterator[Pack]:
    """Give a pack behind all the packs it needs, each once."""
    seen.add(pack.manifest.name)
    for need in pack.manifest.needs:
        if need.name in known and need.name not in seen:
            yield from _in_order(known[need.name], known, seen)
    yield pack


def _versions(known: Mapping[str, Pack]) -> dict[str, str]:
    return {ONESIDE: __version__, **{name: pack.manifest.version for name, pack in known.items()}}


def _lack(pack: Pack, versions: Mapping[str, str]) -> str:
    return next((said for _, said in unmet(pack.manifest, versions)), "")
