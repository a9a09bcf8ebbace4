"""The catalogue: the game's own shelf, the packs on this machine, and whatever else is named or remembered.

A person names a decision in many ways, and `find` knows them all. A saved game remembers an `Address`, and `open`
follows it.
"""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from game.address import Address
from game.errors import ContentError, OnesideError, UsageError
from game.library.folders import STORIES, content_folder_of
from game.library.listing import Listed, Listing, list_shelf, list_stories
from game.library.pack_discovery import FILE, PACKED, find_pack_around, find_packs_near, is_pack
from game.library.pack_shelves import PackShelves
from game.library.shelf import OpenDecision, Shelf
from game.library.typed_paths import existing, is_path, neighbour
from game.parsing.quoting import format_path, quote
from game.paths import path_of
from game.problems import find_nearest, suggest


@attrs.frozen
class Found:
    """A decision on its shelf; one that is `alone` was named by its file, and the rest of the shelf was not meant."""

    shelf: Shelf
    address: Address
    alone: bool = False

    @property
    def path(self) -> Path:
        """The file of the decision; raises ContentError where there is none."""
        return self.shelf.path_at(self.address)

    def stories(self) -> tuple[Listed, ...]:
        """List the decision."""
        return (Listed(self.address, self.shelf.heading(self.path)),)

    def open(self) -> OpenDecision:
        """Open the decision; raises ContentError where it has errors or its pack needs what is not there."""
        return self.shelf.open_at(self.address)


@attrs.frozen
class Several:
    """A shelf with several decisions to choose from."""

    shelf: Shelf

    def stories(self) -> tuple[Listed, ...]:
        """List them, and behind them the campaigns."""
        return list_stories(self.shelf)


Asked = Found | Several


class Catalogue:
    """All that can be asked for."""

    def __init__(self, home: Shelf, find_packs: Callable[[], Iterable[Path]] = tuple) -> None:
        """Take the game's own shelf, and what finds the packs that are installed."""
        self.home = home
        self.packs = PackShelves(home, find_packs)

    def find(self, text: str, which: str | None = None) -> Asked:
        """Find what a person typed: an id, a pack, `pack/id`, or the path of a file, a folder, a .zip or a manifest.

        A shelf with one decision stands for that decision; `which` names one of several. Raises UsageError where there
        is no such thing, ContentError where there is no decision of that id or a pack cannot be opened.
        """
        asked = self._search(text) or _one(self.home, text)
        if which is not None:
            return _choose(asked, which, text)
        if isinstance(asked, Several) and not asked.stories():
            message = f"{quote(text)} has no decisions."
            raise UsageError(message)
        return asked

    def find_one(self, text: str) -> Found:
        """Find one decision, as `find` does; raises UsageError where there are several to choose from."""
        asked = self.find(text)
        if isinstance(asked, Several):
            names = ", ".join(self.name_of(each.address) for each in asked.stories())
            message = f"{quote(text)} has several decisions; say which: {names}."
            raise UsageError(message)
        return asked

    def find_path(self, text: str) -> Path:
        """Find a file or folder that a person typed, that of a decision by its name too; raises as `find` does.

        What is packed is no file yet, and is refused.
        """
        if not text or path_of(text).exists():
            return existing(text)
        try:
            asked = self._search(text)
        except OnesideError:
            if neighbour(path_of(text)):
                existing(text)
            raise
        if asked is None:
            meant = find_nearest(text, (path.stem for path in self.home.stories()))
            return self.home.path_of(text) if meant else existing(text)
        if packed := asked.shelf.packed:
            message = f"A packed file is taken as a whole; name {quote(format_path(packed))}."
            raise UsageError(message)
        return asked.path if isinstance(asked, Found) else asked.shelf.root

    def name_of(self, address: Address) -> str:
        """Give the name by which a story can be asked for from here: of a pack that is not installed, where it lies."""
        if not (address.pack and address.path):
            return address.name
        installed = (pack.origin.resolve() for pack in self.packs.installed.values())
        if address.path.resolve() in installed:
            return address.name
        place = format_path(address.path)
        if place.startswith(("~", "-")) or place in self.packs.installed:  # a home, an option, another pack
            place = f"./{place}"
        return f"{place}/{address.story}"

    def listing(self, asked: Asked | None = None) -> Listing:
        """List what was asked for, with what stands beside it; where nothing was, all there is."""
        if isinstance(asked, Found) and asked.alone:
            return Listing(decisions=asked.stories())
        shelf = asked.shelf if asked else self.home
        listing = list_shelf(shelf)
        return attrs.evolve(listing, packs=self.packs.summaries()) if shelf is self.home else listing

    def open(self, address: Address) -> OpenDecision:
        """Open the story at an address; raises ContentError where it, its pack or its file is not there."""
        return self.shelf_at(address).open_at(address)

    def shelf_at(self, address: Address) -> Shelf:
        """Return the shelf of an address; raises ContentError where its pack or its file is gone.

        A pack that no longer is where it lay is taken from those installed.
        """
        path = address.path
        if not address.pack:
            return self.home if path is None else self._shelf_of_file(path)
        if path is not None and path.exists():
            shelf = self.packs.at(path)
            if shelf.name == address.pack:
                return shelf
        if path is not None and address.pack not in self.packs.installed:
            message = (
                f"The pack {quote(address.pack)}, which this decision belongs to, is gone: it was in '{path}', "
                "and no pack of that name is installed."
            )
            raise ContentError(message)
        return self.packs.named(address.pack)

    def shelf_of_folder(self, folder: Path) -> Shelf:
        """Return the shelf of a content folder, whatever its manifest may be worth."""
        if folder.resolve() == self.home.root.resolve():
            return self.home
        if (folder / FILE).is_file():
            with contextlib.suppress(ContentError):  # what is wrong with a manifest is told of the manifest
                return self.packs.at(folder)
        return Shelf(folder, self.home)

    def shelf_around(self, folder: Path) -> Shelf:
        """Return the shelf of the pack around a folder, or the game's own; raises ContentError where it is broken."""
        pack = find_pack_around(folder)
        return self.home if pack is None else self.packs.at(pack)

    def _shelf_of_file(self, path: Path) -> Shelf:
        if not path.is_file():
            message = f"The file '{path}', which this decision is in, is {'not a file' if path.exists() else 'gone'}."
            raise ContentError(message)
        return Shelf(content_folder_of(path), self.home)

    def _search(self, text: str) -> Asked | None:
        """Look for an own decision of that id, then for a file or folder of that name, then among the packs."""
        if self.home.has(text):
            return _one(self.home, text)
        if text and is_path(text) and path_of(text).exists():
            return self._at(path_of(text).resolve())
        place, _, story = text.rpartition("/")
        asked = self._inside(place, story) if place else self._pack(text)
        if asked is not None:
            return asked
        if not text or is_path(text):
            existing(text)
        return self._in_packs(text)

    def _at(self, path: Path) -> Asked:
        """Return what lies at a path: a pack, a folder of content, or one decision of either, or of none."""
        if path in {own.resolve() for own in self.home.stories()}:
            return _one(self.home, path.stem)
        if path.name == FILE or path.suffix.lower() == PACKED or (path / FILE).is_file():
            return _only(self.packs.at(path.parent if path.name == FILE else path))
        if path.is_dir():
            return Several(self.home) if path == self.home.root.resolve() else _only(Shelf(path, self.home))
        folder = content_folder_of(path)
        if folder != path.parent and (folder / FILE).is_file():
            return _one(self.packs.at(folder), path.stem)
        return Found(self._shelf_of_file(path), Address.of_file(path), alone=True)

    def _pack(self, name: str) -> Asked | None:
        shelf = self.packs.called(name)
        return None if shelf is None else _only(shelf)

    def _inside(self, place: str, story: str) -> Found | None:
        """Look for `place/decision` in an installed pack, then in what lies at a place."""
        shelf = self.packs.named(place) if place in self.packs.installed else None
        if (shelf is None or not shelf.has(story)) and (around := self._place(place)) is not None:
            return _choose(around, story, place)
        return None if shelf is None else _one(shelf, story)

    def _place(self, text: str) -> Asked | None:
        """Return a folder, a .zip or a pack near here that decisions are asked of as `place/decision`."""
        path = path_of(text)
        if is_pack(path) or (path.is_dir() and any((path / folder).is_dir() for folder in STORIES)):
            return self._at(path.resolve())
        near = self.packs.near(text)
        return None if near is None else Several(near)

    def _in_packs(self, story: str) -> Asked | None:
        """Look for a decision of that id in the packs installed, and in those near here."""
        shelves = self.packs.having(story)
        if len(shelves) > 1:
            names = ", ".join(shelf.address(shelf.path_of(story)).name for shelf in shelves)
            message = f"{quote(story)} is in several packs; say which: {names}."
            raise UsageError(message)
        if shelves:
            return _one(shelves[0], story)
        near = [pack / folder / f"{story}.yaml" for pack in find_packs_near(Path()) for folder in STORIES]
        here = [path for path in near if path.is_file()]
        return self._at(here[0]) if len(here) == 1 else None


def _one(shelf: Shelf, story: str) -> Found:
    """Take a story of a shelf; raises ContentError where there is none of that id."""
    return Found(shelf, shelf.address(shelf.path_of(story)))


def _only(shelf: Shelf) -> Asked:
    """Take a shelf with one decision for that decision."""
    stories = list_stories(shelf)
    return Found(shelf, stories[0].address) if len(stories) == 1 else Several(shelf)


def _choose(asked: Asked, which: str, text: str) -> Found:
    """Take one of the decisions of what a person called `text`; raises UsageError where it is not among them."""
    alone = isinstance(asked, Found) and asked.alone
    addresses = [each.address for each in (asked.stories() if alone else list_stories(asked.shelf))]
    wanted = next((each for each in addresses if which in {each.name, each.story}), None)
    if wanted is None:
        mend = suggest(which, [each.story for each in addresses])
        message = f"There is no decision {quote(which)} in {quote(text)}.{mend}"
        raise UsageError(message)
    return Found(asked.shelf, wanted, alone)
