"""Roads through stories, random and whole, and the stories that exports are tried on."""

import functools
import random
from pathlib import Path

from game.analysis.walker import Walker
from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.references import References
from tests.play.tables import DECISION, SHELF

CONTENT = Shelf(Path(__file__).resolve().parents[2] / "content")
SHIPPED = [heading.id for heading in CONTENT.headings()]
GOOD_STORIES = [path.stem for path in SHELF.stories()]


def some_roads(decision: Decision, count: int, seed: int = 1) -> list[list[str]]:
    """Return roads of a player who chooses at random, from the opening to an ending."""
    source, walker = random.Random(seed), Walker(decision)  # noqa: S311 - a game at random, not a secret
    return [walker.play(source).choices for _ in range(count)]


@functools.cache
def open_story(name: str) -> tuple[Decision, References]:
    """Open a decision of the good corpus or of the shipped content."""
    shelf = SHELF if name in GOOD_STORIES else CONTENT
    return (DECISION if name == DECISION.id else shelf.open(name)), shelf.references()
