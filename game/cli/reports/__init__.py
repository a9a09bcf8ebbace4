"""What `check` found, written down: for people, for programs, and for the two formats that others read."""

import enum
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from game.problems import Problem


class Form(enum.Enum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def written(
    problems: "Sequence[Problem]", form: Form, *, colour: bool = False, filled: bool = False, width: int = 0
) -> Iterator[str]:
    """Give the text of a report, piece by piece.

    `colour`, whether lines are `filled`, and `width` (in cells; 0 for the terminal's own) are for people's eyes.
    """
    match form:
        case Form.TEXT:
            if problems:
                from game.cli.reports.text import lines  # noqa: PLC0415 - one form is asked for at a time

                yield from lines(problems, colour=colour, filled=filled, width=width)
        case Form.JSON:
            from game.cli.reports.plain_json import document  # noqa: PLC0415 - as above

            yield document(problems)
        case Form.GITHUB:
            from game.cli.reports.github import commands  # noqa: PLC0415 - as above

            yield from commands(problems)
        case Form.SARIF:
            from game.cli.reports.sarif import log  # noqa: PLC0415 - as above

            yield log(problems)
        case _:
            assert_never(form)
