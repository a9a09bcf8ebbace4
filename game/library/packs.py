"""Packs: folders of content with a manifest, or such folders packed into a .zip."""

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from game import __version__
from game.errors import ContentError
from game.library.pack_discovery import FILE
from game.library.read import read_file
from game.parsing import codes
from game.parsing.quoting import format_path, quote
from game.problems import Problem
from game.schema.declarations.pack import PACK
from game.schema.manifest import ONESIDE, Manifest, find_unmet


@attrs.frozen(kw_only=True, eq=False)
class Pack:
    """A pack as it was read: `origin` is its folder or .zip, `root` the folder its files can be read from."""

    origin: Path
    root: Path
    manifest: Manifest

    @property
    def is_packed(self) -> bool:
        """Whether it is a .zip, and no folder that could be written to."""
        return self.root != self.origin

    def name_origin(self, text: str) -> str:
        """Say of a packed pack's files where they are packed, not where they were unpacked."""
        return text.replace(format_path(self.root), format_path(self.origin)) if self.is_packed else text


def open_pack(origin: Path) -> Pack:
    """Read a pack's manifest; raises ContentError where there is none, or it has errors.

    A packed pack is unpacked into a folder that goes when nobody has the pack in hand any more.
    """
    with contextlib.ExitStack() as stack:
        root = stack.enter_context(open_readable(origin))
        result = read_file(root / FILE, PACK)
        if result.value is None:
            more = f" (and {len(result.problems) - 1} more)" if len(result.problems) > 1 else ""
            text = str(result.problems[0]).replace(format_path(root), format_path(origin))
            message = f"The pack {quote(format_path(origin))} cannot be opened: {text}{more}"
            raise ContentError(message, result.problems)
        pack = Pack(origin=origin, root=root, manifest=result.value)
        weakref.finalize(pack, stack.pop_all().close)
    return pack


def problems_of_manifest(path: Path, known: Mapping[str, Pack]) -> Iterator[Problem]:
    """Yield the problems of a manifest, needs that are not met by the packs `known` among them."""
    result = read_file(path, PACK)
    yield from result.problems
    if result.value is not None:
        for need, text in find_unmet(result.value, _versions(known)):
            yield Problem(mark=need.mark, code=codes.UNMET_NEED, message=text)


def in_order(pack: Pack, known: Mapping[str, Pack]) -> Iterator[tuple[Pack, str]]:
    """Yield a pack behind all the packs it needs, each once and with what it lacks."""
    versions = _versions(known)
    for each in _behind_its_needs(pack, known, set()):
        yield each, next((text for _, text in find_unmet(each.manifest, versions)), "")


@contextlib.contextmanager
def open_readable(origin: Path) -> Iterator[Path]:
    """Yield the folder that a pack's files can be read from, for as long as this lasts.

    Raises ContentError where a .zip is damaged or leads out of itself.
    """
    if origin.is_dir():
        yield origin
        return
    root = _unpack(origin)
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _unpack(origin: Path) -> Path:
    from game.library.unpacking import unpack  # noqa: PLC0415 - most packs are folders

    root = Path(tempfile.mkdtemp(prefix="oneside-"))
    try:
        unpack(origin, root)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise
    return root


def _behind_its_needs(pack: Pack, known: Mapping[str, Pack], seen: set[str]) -> Iterator[Pack]:
    seen.add(pack.manifest.name)
    for need in pack.manifest.needs:
        if need.name in known and need.name not in seen:
            yield from _behind_its_needs(known[need.name], known, seen)
    yield pack


def _versions(known: Mapping[str, Pack]) -> dict[str, str]:
    return {ONESIDE: __version__, **{name: pack.manifest.version for name, pack in known.items()}}
