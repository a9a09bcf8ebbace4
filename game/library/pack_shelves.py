"""The packs on this machine as shelves: by name, by where they lie, and by what is in them."""

import contextlib
import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import ContentError
from game.library.listing import PackSummary, list_shelf
from game.library.pack_discovery import find_packs_near
from game.library.shelf import Shelf
from game.parsing.quoting import quote
from game.problems import suggest

if TYPE_CHECKING:
    from game.library.packs import Pack


class PackShelves:
    """Puts packs on shelves in front of the game's own; those installed are looked for when they are first needed."""

    def __init__(self, home: Shelf, find_packs: Callable[[], Iterable[Path]]) -> None:
        """Take the game's own shelf, and what finds the folders and files of the packs that are installed."""
        self._home = home
        self._find_packs = find_packs

    @property
    def installed(self) -> "Mapping[str, Pack]":
        """The packs that were found and can be read, by name."""
        return self._read[0]

    def named(self, name: str) -> Shelf:
        """Return the shelf of an installed pack; raises ContentError where there is none of that name."""
        if name not in self.installed:
            message = f"There is no pack {quote(name)}.{suggest(name, self.installed)}"
            raise ContentError(message)
        return self.shelf_of(self.installed[name])

    def at(self, path: Path) -> Shelf:
        """Return the shelf of the pack that a folder or a .zip is; raises ContentError where it is broken."""
        from game.library.packs import open_pack  # noqa: PLC0415 - where there are no packs it is not read

        return self.shelf_of(open_pack(path))

    def near(self, name: str) -> Shelf | None:
        """Return the pack of a name that lies in the current folder or around it."""
        for path in find_packs_near(Path()):
            with contextlib.suppress(ContentError):  # what is wrong with a pack is told where it is asked for
                shelf = self.at(path)
                if shelf.pack and shelf.pack.manifest.name == name:
                    return shelf
        return None

    def having(self, story: str) -> list[Shelf]:
        """Return the shelves of all the installed packs that have a story of that id."""
        return [shelf for shelf in map(self.named, self.installed) if shelf.has(story)]

    def summaries(self) -> tuple[PackSummary, ...]:
        """List the installed packs by title; those that cannot be read come last and say why."""
        good = [pack for name in self.installed for pack in list_shelf(self.named(name)).packs]
        return (*sorted(good, key=lambda pack: (pack.title, pack.name)), *self._read[1])

    def shelf_of(self, pack: "Pack") -> Shelf:
        """Put a pack on a shelf, behind it the packs it needs, and behind them the game's own content."""
        from game.library.packs import in_order  # noqa: PLC0415 - as above

        shelf = self._home
        for each, lacks in in_order(pack, self.installed):
            shelf = Shelf(each.root, shelf, each, shelf.lacks or lacks)
        return shelf

    @functools.cached_property
    def _read(self) -> "tuple[dict[str, Pack], tuple[PackSummary, ...]]":
        """Read the manifests: the good ones by name, and what is to be said of the others."""
        paths = list(dict.fromkeys(self._find_packs()))
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
                text = f"There are two packs called {quote(pack.manifest.name)}; the one in '{first.origin}' is used."
                broken.append(_broken(path, text))
        return good, tuple(broken)


def _broken(path: Path, text: str) -> PackSummary:
    return PackSummary(name=path.stem, title=path.stem, origin=str(path), broken=text)
