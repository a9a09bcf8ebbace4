"""What a pack says of itself, and whether what it needs is there."""

import re
from collections.abc import Iterator, Mapping

import attrs
from packaging.specifiers import SpecifierSet
from packaging.version import InvalidVersion, Version

from game.story.mark import Mark

ONESIDE = "oneside"
"""The name under which a pack asks for a version of this program."""
_NUMBERS = r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}"
_BOUND = rf"(?:>=|<=|==|>|<)\s*{_NUMBERS}"
_VERSION = re.compile(_NUMBERS)
_BOUNDS = re.compile(rf"\s*{_BOUND}\s*(?:,\s*{_BOUND}\s*)*")


@attrs.frozen(kw_only=True)
class Need:
    """A pack, or this program, in a version that lies within all `bounds`; `written` is the author's own spelling."""

    name: str
    written: str
    bounds: SpecifierSet
    mark: Mark = attrs.field(eq=False, repr=False)

    def is_met_by(self, version: str) -> bool:
        """Tell whether a version lies within the bounds."""
        return read_leading_version(version) in self.bounds


@attrs.frozen(kw_only=True)
class Manifest:
    """The file `pack.yaml`."""

    name: str
    title: str
    version: str
    author: str
    licence: str
    summary: str
    needs: tuple[Need, ...] = ()
    mark: Mark = attrs.field(eq=False, repr=False)


def read_version(text: str) -> Version:
    """Read `1.2.0`; raises ValueError where the text is not one to four numbers parted by points."""
    if not _VERSION.fullmatch(text):
        raise ValueError(text)
    return Version(text)


def read_leading_version(text: str) -> Version:
    """Read the numbers at the beginning of a version: `0.2.0.dev1` is read as 0.2.0, and what is no version as 0."""
    try:
        return Version(Version(text).base_version)
    except InvalidVersion:
        return Version("0")


def read_bounds(text: str) -> SpecifierSet:
    """Read `>=0.1` or `>=1.0, <2`; raises ValueError where the text is no such thing."""
    if not _BOUNDS.fullmatch(text):
        raise ValueError(text)
    return SpecifierSet(text)


def find_unmet(manifest: Manifest, versions: Mapping[str, str]) -> Iterator[tuple[Need, str]]:
    """Yield the needs that are not met, each with the sentence that says so.

    `versions` holds the version of this program and of every pack that is there, by name.
    """
    for need in manifest.needs:
        version = versions.get(need.name)
        what = ONESIDE if need.name == ONESIDE else f"the pack '{need.name}'"
        asks = f"The pack '{manifest.name}' needs {what} {need.written}"
        if version is None:
            yield need, f"{asks}, which is not installed. Get it, or drop the need."
        elif not need.is_met_by(version):
            mend = (
                " Use a newer game, or say less in 'needs'."
                if need.name == ONESIDE and _too_old(need, version)
                else " Ask for a version that is here."
            )
            yield need, f"{asks}, and this is {version}.{mend}"


def _too_old(need: Need, version: str) -> bool:
    own = read_leading_version(version)
    return any(bound.operator in {">", ">="} and own not in bound for bound in need.bounds)
