"""What is wrong, where, and the mend: problems as values."""

import enum
import itertools
from collections.abc import Iterable

import attrs

from game.story.mark import Mark


class Severity(enum.Enum):
    """How grave a problem is: an error does not load, a warning does."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Problem:
    """One problem; as text it is one line that editors can jump from.

    One that `follows` judges the whole rather than a place, so that another problem of its file may well be the cause.
    """

    mark: Mark
    code: str
    message: str
    severity: Severity = Severity.ERROR
    follows: bool = attrs.field(default=False, eq=False, repr=False)

    def __str__(self) -> str:
        """Return the line `file:line:column: error D012: what is wrong and how to mend it`."""
        return f"{self.mark}: {self.severity.value} {self.code}: {self.message}"


def sort_key(problem: Problem) -> tuple[str, bool, int, int, str, str]:
    """Order problems by file, causes before what may follow from them, then by place, code and message."""
    mark = problem.mark
    return (mark.file, problem.follows, mark.line, mark.column, problem.code, problem.message)


LONGEST_NAME = 80
"""A longer word is no misspelt name, and comparing it would take long."""
MOST_MEANT = 20
"""Where more names than these are unknown, they are no slips of the hand."""


def find_nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that was probably meant, of those that exist; empty where none is close."""
    if len(name) > LONGEST_NAME:
        return ""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return near[0] if near else ""


def find_meant(names: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Return what these names, which are not known, were probably meant to be; of many, only of the first few."""
    known = list(known)
    few = itertools.islice(dict.fromkeys(names), MOST_MEANT)
    return frozenset(near for name in few if (near := find_nearest(name, known)))


def suggest(name: str, names: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` where a name is close to one that exists, else nothing."""
    near = find_nearest(name, names)
    return f" Did you mean '{near}'?" if near else ""
