"""One file being read: its problems so far, and what its kinds must know of each other."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.parsing.nodes import Node, Scalar
from game.parsing.yaml_lines import Keys
from game.problems import Problem
from game.story.mark import Mark

if TYPE_CHECKING:  # a list reads the tops of files and makes nothing of the story's own values
    from game.story.conditions import Test
    from game.story.model import Event, Meter, Passage
    from game.story.references import Person, Scale

MOST_PROBLEMS = 100
"""A file with more problems than this is told about these and no further."""


class TooManyProblemsError(Exception):
    """A file has so many problems that reading on would help nobody."""


class Reading:
    """What is known while one file is read; `id` is the file's name, `text` its text.

    `keys` gives the keys of the format, for those who must tell what a broken line was meant to be. `people` are those
    of the cast and `scales` those that decisions share, where they are known; `events` are the decision's own,
    `events_named` those that an ending has named.
    `meters_read` counts what the decision remembers, `lost` collects the names of things that stand in the file but
    cannot be read; a file is `strange` where it is of a format that nobody here knows.
    """

    def __init__(self, file: str, identity: str = "", text: str = "", keys: Callable[[], Keys] = Keys) -> None:
        """Begin with no problems and no meters."""
        self.file = file
        self.id = identity
        self.problems: list[Problem] = []
        self.meters: dict[str, tuple[int, Meter]] = {}
        self.meters_read = 0
        self.meters_lost = False
        self.lost: set[str] = set()
        self.passages: Mapping[str, Passage] | None = None
        self.conditions: dict[str, Test] = {}
        self.text = text
        self.keys = keys
        self.people: Mapping[str, Person] = {}
        self.scales: Mapping[str, Scale] = {}
        self.events: Mapping[str, Event] = {}
        self.events_named: set[str] = set()
        self.strange = False
        self._lines: list[str] | None = None

    def mark(self, node: Node) -> Mark:
        """Return the place of a node."""
        return Mark(self.file, node.line, node.column)

    def refuse(self, node: Node, code: str, message: str) -> None:
        """Note a problem at a node; raises TooManyProblemsError where there are too many already."""
        self.refuse_at(self.mark(node), code, message)

    def refuse_at(self, mark: Mark, code: str, message: str) -> None:
        """Note a problem at a place; raises TooManyProblemsError where there are too many already."""
        self.problems.append(Problem(mark=mark, code=code, message=message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyProblemsError

    def place_in(self, scalar: Scalar, offset: int) -> Mark:
        """Return the place of a character inside a scalar: exact where the scalar stands on one line of the file."""
        column = scalar.column + (scalar.style in {"'", '"'})
        if self._lines is None:
            self._lines = self.text.split("\n")
        line = self._lines[scalar.line - 1] if scalar.line <= len(self._lines) else ""
        if line[column - 1 :].startswith(scalar.value):
            return Mark(self.file, scalar.line, column + offset)
        return self.mark(scalar)
