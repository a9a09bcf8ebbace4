"""Maps: coasts, borders, lines and places in degrees, and what of them a passage shows."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from game.story.mark import NOWHERE, Mark


class Point(NamedTuple):
    """A place on the earth in degrees: east and north count up."""

    longitude: float
    latitude: float


Path = tuple[Point, ...]


@attrs.frozen(kw_only=True)
class MapLine:
    """A line drawn on a map beside its coasts and borders: a front, a parallel."""

    label: str
    path: Path


@attrs.frozen(kw_only=True)
class MapPlace:
    """A named place."""

    name: str
    at: Point


@attrs.frozen(kw_only=True)
class Bounds:
    """What a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float


@attrs.frozen(kw_only=True, eq=False)
class Map:
    """A map; `words` describes it for those who cannot see it."""

    id: str
    title: str
    words: str
    bounds: Bounds
    coasts: tuple[Path, ...] = attrs.field(repr=False)
    borders: tuple[Path, ...] = attrs.field(repr=False)
    lines: Mapping[str, MapLine] = attrs.field(repr=False)
    places: tuple[MapPlace, ...] = attrs.field(repr=False)
    mark: Mark = attrs.field(default=NOWHERE, repr=False)


@attrs.frozen(kw_only=True)
class MapView:
    """What a passage shows: a sheet, and those of its lines that are known by then."""

    sheet: str
    lines: tuple[str, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)
