"""What lists and the title show of shelves: decisions and campaigns, each with its address."""

from collections.abc import Iterable

import attrs

from game.address import Address
from game.library.shelf import Shelf
from game.library.summaries import Heading


@attrs.frozen
class Listed:
    """A decision or a campaign as lists show it, and the address at which it is found again."""

    address: Address
    heading: Heading


@attrs.frozen(kw_only=True)
class PackSummary:
    """A pack as lists show it, with its decisions and campaigns; `broken` says why it cannot be read."""

    name: str
    title: str
    origin: str
    version: str = ""
    author: str = ""
    licence: str = ""
    summary: str = ""
    stories: tuple[Listed, ...] = ()
    broken: str = ""


@attrs.frozen(kw_only=True)
class Listing:
    """What can be played: what stands on a shelf, and the packs beside it."""

    decisions: tuple[Listed, ...] = ()
    campaigns: tuple[Listed, ...] = ()
    packs: tuple[PackSummary, ...] = ()


def list_shelf(shelf: Shelf) -> Listing:
    """List what stands on a shelf; what is of a pack is listed with it."""
    pack = shelf.pack
    if pack is None:
        return Listing(decisions=_listed(shelf, shelf.headings()), campaigns=_listed(shelf, shelf.campaigns()))
    manifest = pack.manifest
    summary = PackSummary(
        name=manifest.name,
        title=manifest.title,
        origin=str(pack.origin),
        version=manifest.version,
        author=manifest.author,
        licence=manifest.licence,
        summary=manifest.summary,
        stories=list_stories(shelf),
    )
    return Listing(packs=(summary,))


def list_stories(shelf: Shelf) -> tuple[Listed, ...]:
    """List the decisions of a shelf, and behind them its campaigns."""
    return _listed(shelf, (*shelf.headings(), *shelf.campaigns()))


def _listed(shelf: Shelf, headings: Iterable[Heading]) -> tuple[Listed, ...]:
    return tuple(Listed(shelf.address(heading.path), heading) for heading in headings)
