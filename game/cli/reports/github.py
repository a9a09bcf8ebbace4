"""Problems as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from game.characters import replace_forbidden
from game.problems import Problem


def write_commands(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield one command a line: `::error file=...,line=...,col=...,title=...::message`."""
    for problem in problems:
        mark = problem.mark
        properties = {
            "file": PurePath(mark.file).as_posix(),
            "line": str(mark.line),
            "col": str(mark.column),
            "title": f"oneside {problem.code}",
        }
        text = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        yield f"::{problem.severity.value} {text}::{_data(problem.message)}\n"


def _data(text: str) -> str:
    """Escape what would end the command."""
    return replace_forbidden(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Escape what would end the command or a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
