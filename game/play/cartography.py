"""A map of the references as it is drawn: on a plane, with the lines that a passage knows."""

import math

from game.play.cards import MapCard, Stroke
from game.story.map import Bounds, Path, Point
from game.story.model import Passage
from game.story.references import References


def build_map_card(references: References, passage: Passage | None) -> MapCard | None:
    """Return the map of a passage, if it shows one."""
    if passage is None or passage.map is None:
        return None
    sheet = references.maps[passage.map.sheet]
    plane = _Plane(sheet.bounds)
    strokes = [Stroke(kind="coast", points=plane.path(path)) for path in sheet.coasts]
    strokes += [Stroke(kind="border", points=plane.path(path)) for path in sheet.borders]
    shown = [sheet.lines[name] for name in passage.map.lines]
    strokes += [Stroke(kind="line", points=plane.path(line.path), label=line.label) for line in shown]
    return MapCard(
        title=sheet.title,
        words=_words(sheet.words, [line.label for line in shown]),
        aspect=plane.aspect,
        strokes=tuple(strokes),
        places=tuple((place.name, *plane.point(place.at)) for place in sheet.places),
    )


def _words(words: str, labels: list[str]) -> str:
    drawn = f" Drawn in: {'; '.join(labels)}." if labels else ""
    return " ".join(words.split()) + drawn


class _Plane:
    """The plate carree, true in scale at the middle parallel: right enough for a map of a few hundred kilometres."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        middle = math.radians((bounds.south + bounds.north) / 2)
        self.aspect = (bounds.east - bounds.west) * math.cos(middle) / (bounds.north - bounds.south)

    def point(self, point: Point) -> tuple[float, float]:
        bounds = self._bounds
        across = (point.longitude - bounds.west) / (bounds.east - bounds.west)
        down = (bounds.north - point.latitude) / (bounds.north - bounds.south)
        return across, down

    def path(self, path: Path) -> tuple[tuple[float, float], ...]:
        return tuple(self.point(point) for point in path)
