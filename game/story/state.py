"""Where a game stands: a place and the value of every meter."""

from typing import NamedTuple

from game.story.conditions import Meters


class State(NamedTuple):
    """A passage or an ending, by name, and the meters; the bill is not part of it, for no condition asks it."""

    place: str
    meters: Meters
