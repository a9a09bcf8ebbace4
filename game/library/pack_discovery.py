"""Where packs lie on this machine: in the folder of packs, and in installed Python packages."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from game.paths import find_packs_folder

FILE = "pack.yaml"
"""What a folder must hold to be a pack."""
PACKED = ".zip"
"""How the name of a packed pack ends."""
GROUP = "oneside.packs"
"""The group of entry points under which a Python package names the package or module that holds `pack.yaml`."""


def find_packs() -> Iterator[Path]:
    """Yield the folders and .zip files of the packs on this machine."""
    yield from packs_in(find_packs_folder())
    yield from find_installed_packs()


def packs_in(folder: Path) -> Iterator[Path]:
    """Yield the folders with a manifest, and the .zip files, of a folder that need not exist; by name."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in inside if not path.name.startswith(".") and is_pack(path))


def find_pack_around(folder: Path) -> Path | None:
    """Return the folder of the pack that a folder is or lies in, if any."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if (place / FILE).is_file()), None)


def find_packs_near(folder: Path) -> Iterator[Path]:
    """Yield the pack that a folder is or lies in, and the folders of packs in it."""
    around = find_pack_around(folder)
    if around is not None:
        yield around
    yield from (path.resolve() for path in packs_in(folder) if path.is_dir())


def is_pack(path: Path) -> bool:
    """Tell whether a folder has a manifest, or a file is packed."""
    try:
        return (path / FILE).is_file() or (path.suffix.lower() == PACKED and path.is_file())
    except OSError:  # a folder closed to this user
        return False


def find_installed_packs() -> Iterator[Path]:
    """Yield the folders that installed packages name; no code of theirs is run."""
    if not any(_announces(Path(entry or ".")) for entry in dict.fromkeys(sys.path)):
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes longer to import than a list to be written

    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        yield _folder_of(point.module)


def _announces(site: Path) -> bool:
    """Tell whether a package installed in a folder of the import path names our group."""
    try:
        with os.scandir(site) as inside:
            names = [entry.path for entry in inside if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(_names_group(Path(name, "entry_points.txt")) for name in names)


def _names_group(file: Path) -> bool:
    try:
        return GROUP.encode() in file.read_bytes()
    except OSError:
        return False


def _folder_of(module: str) -> Path:
    """Find the folder of a package, or that of a module, without running either.

    Where there is none, the name itself is given, at which no manifest will be found.
    """
    from importlib.machinery import PathFinder  # noqa: PLC0415 - only where a package was found
    from importlib.util import find_spec  # noqa: PLC0415

    first, *rest = module.split(".")
    try:
        spec = find_spec(first)
    except (ImportError, ValueError):
        spec = None
    for part in rest:
        search = spec.submodule_search_locations if spec is not None else None
        spec = PathFinder.find_spec(part, list(search)) if search else None
    if spec is None:
        return Path(module)
    places = [Path(place) for place in spec.submodule_search_locations or ()]
    if not places and spec.origin:
        places = [Path(spec.origin).parent]
    return next((place for place in places if (place / FILE).is_file()), (*places, Path(module))[0])
