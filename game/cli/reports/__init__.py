"""What `check` found, written down: for people, for programs, and for the two formats that others read."""

import enum
from collections.abc import Iterator, Sequence
from typing import assert_never

from game.cli.reports.github import commands
from game.cli.reports.plain_json import document
from game.cli.reports.sarif import log
from game.cli.reports.text import lines
from game.problems import Problem


class Form(enum.Enum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def written(
    problems: Sequence[Problem], form: Form, *, colour: bool = False, filled: bool = False, width: int = 0
) -> Iterator[str]:
    """Give the text of a report, piece by piece.

    `colour`, whether lines are `filled`, and `width` (in cells; 0 for the terminal's own) are for people's eyes.
    """
    match form:
        case Form.TEXT:
            yield from lines(problems, colour=colour, filled=filled, width=width)
        case Form.JSON:
            yield document(problems)
        case Form.GITHUB:
            yield from commands(problems)
        case Form.SARIF:
            yield log(problems)
        case _:
            assert_never(form)
