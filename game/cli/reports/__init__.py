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


def write_report(
    problems: "Sequence[Problem]", form: Form, *, colour: bool = False, filled: bool = False, width: int = 0
) -> Iterator[str]:
    """Yield the text of a report, piece by piece.

    `colour`, whether lines are `filled`, and `width` (in cells; 0 for the terminal's own) are for people's eyes.
    """
    match form:
        case Form.TEXT:
            if problems:
                from game.cli.reports.text import write_lines  # noqa: PLC0415 - one form is asked for at a time

                yield from write_lines(problems, colour=colour, filled=filled, width=width)
        case Form.JSON:
            from game.cli.reports.plain_json import write_document  # noqa: PLC0415 - as above

            yield write_document(problems)
        case Form.GITHUB:
            from game.cli.reports.github import write_commands  # noqa: PLC0415 - as above

            yield from write_commands(problems)
        case Form.SARIF:
            from game.cli.reports.sarif import write_log  # noqa: PLC0415 - as above

            yield write_log(problems)
        case _:
            assert_never(form)
