"""What is wrong, where, and the mend: problems as values."""

import enum
from collections.abc import Iterable

import attrs

from game.story.mark import Mark


class Severity(enum.Enum):
    """How grave a problem is: an error does not load, a warning does."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Problem:
    """One problem; as text it is one line that editors can jump from."""

    mark: Mark
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the line `file:line:column: error D012: what is wrong and how to mend it`."""
        return f"{self.mark}: {self.severity.value} {self.code}: {self.message}"


def sort_key(problem: Problem) -> tuple[str, int, int, str]:
    """Order problems by file and place, then by code."""
    return (*problem.mark, problem.code)


LONGEST_NAME = 80
"""A longer word is no misspelt name, and comparing it would take long."""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Give ` Did you mean 'x'?` where a name is close to one that exists, else nothing."""
    if len(name) > LONGEST_NAME:
        return ""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
