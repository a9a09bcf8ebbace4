"""The declaration of a map: coasts, borders, lines and places in degrees."""

import re

import attrs

from game.parsing import codes
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.schema.containers import ListOf, MapOf, Via
from game.schema.records import Field, Record, Values
from game.schema.scalars import Kind, Name, Number, Text, read_scalar
from game.schema.symbols import SymbolType
from game.story.map import Bounds, Map, MapLine, MapPlace, Path, Point

_DEGREES = r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?"
_PAIR = re.compile(rf"({_DEGREES})\s+({_DEGREES})")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Degrees(Kind[Path]):
    """Points as `longitude latitude`, separated by commas."""

    least: int = 2

    @property
    def form(self) -> re.Pattern[str]:
        """How a path looks."""
        return re.compile(rf"{_PAIR.pattern}(?:\s*,\s*{_PAIR.pattern}){{{self.least - 1},}}")

    def read(self, node: Node, reading: Reading) -> Path | None:
        """Return the points in order."""
        text = read_scalar(node, reading, "pairs of degrees")
        if text is None:
            return None
        points: list[Point] = []
        for pair in text.split(","):
            found = _PAIR.fullmatch(pair.strip())
            if found is None:
                reading.refuse(
                    node,
                    codes.WRONG_MAP,
                    f"{quote(pair.strip())} is not 'longitude latitude' in degrees. Write '124.4 40.1'.",
                )
                return None
            points.append(Point(float(found[1]), float(found[2])))
        if len(points) < self.least:
            reading.refuse(node, codes.WRONG_MAP, f"A path must have at least {self.least} points.")
            return None
        return tuple(points)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coordinates(Kind[Point]):
    """One point as `longitude latitude`."""

    kind: Degrees = Degrees(least=1)

    def read(self, node: Node, reading: Reading) -> Point | None:
        """Return the point."""
        points = self.kind.read(node, reading)
        return points[0] if points else None


BOUNDS = Record(
    build=Bounds,
    called="bounds",
    marked=False,
    help="What the map shows, in degrees.",
    fields=tuple(
        Field(name=name, kind=Via(kind=Number(), into=float), help=f"The {name}ern edge.")
        for name in ("west", "south", "east", "north")
    ),
)
LINE = Record(
    build=MapLine,
    called="a line",
    marked=False,
    help="A line drawn on the map, such as a front or a parallel.",
    fields=(
        Field(name="label", kind=Text(), help="What it is, for the key."),
        Field(name="path", kind=Degrees(), help="Its points."),
    ),
)
PLACE = Record(
    build=MapPlace,
    called="a place",
    marked=False,
    help="A named place.",
    fields=(
        Field(name="name", kind=Text(), help="Its name."),
        Field(name="at", kind=Coordinates(), help="Where it is: longitude and latitude."),
    ),
)


def _settle(values: Values, node: Mapping, reading: Reading) -> Values:
    """Name the map after its file."""
    del node
    return {"lines": {}, "places": (), "borders": (), **values, "id": reading.id}


MAP = Record(
    build=Map,
    called="a map",
    help="Coasts, borders, lines and places.",
    settle=_settle,
    fields=(
        Field(name="title", kind=Text(), help="What it is called."),
        Field(name="words", kind=Text(long=True), help="The map in words, for those who cannot see it."),
        Field(name="bounds", kind=BOUNDS, help="What it shows."),
        Field(name="coasts", kind=ListOf(kind=Degrees(), least=1), help="Coasts."),
        Field(name="borders", kind=ListOf(kind=Degrees()), required=False, help="Borders."),
        Field(
            name="lines",
            kind=MapOf(kind=LINE, key=Name(names=SymbolType.LINE, defines=True)),
            required=False,
            help="Lines that passages may show, by name.",
        ),
        Field(name="places", kind=ListOf(kind=PLACE), required=False, help="Named places."),
    ),
)
