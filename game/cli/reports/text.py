"""Problems for people: one a line, and below it the line of the file with a caret under the place."""

import shutil
from collections.abc import Iterator, Sequence

from wcwidth import clip

from game.characters import replace_forbidden
from game.cli.reports.places import Files
from game.line.cells import fill, width_of
from game.problems import Problem, Severity

_INDENT = "    "
_GUTTER = "    | "
_LEAST_BESIDE = 30
"""With fewer cells than these beside the place, what is wrong begins on the next line."""
_CUT = "…"
_BOLD, _RED, _YELLOW, _GREEN, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[0m"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


def write_lines(problems: Sequence[Problem], *, colour: bool, filled: bool, width: int) -> Iterator[str]:
    """Yield the report in lines; the excerpts are at most `width` cells wide, 0 being as wide as the terminal.

    The problems themselves stand on one line each, for editors, unless they are to be `filled` for a reader.
    """
    files = Files()
    width = width or shutil.get_terminal_size().columns
    for problem in problems:
        yield f"{_head(problem, width if filled else 0, colour=colour)}\n"
        if line := files.line(problem.mark):
            yield from _excerpt(line, problem.mark.column, width, colour=colour)


def _head(problem: Problem, width: int, *, colour: bool) -> str:
    """Return the problem itself; `width` is 0 where it may be as long as it is. The place is never broken."""
    place, grave = replace_forbidden(f"{problem.mark}:"), f"{problem.severity.value} {problem.code}:"
    rest = f" {grave} {replace_forbidden(problem.message)}"
    if width and width_of(place) > width - _LEAST_BESIDE:
        rest = "\n" + fill(rest, width, first=_INDENT)
    elif width:
        rest = fill(rest, width, first=place + " ", rest=_INDENT).removeprefix(place)
    if not colour:
        return f"{place}{rest}"
    return f"{_BOLD}{place}{_PLAIN}{rest.replace(grave, f'{_COLOURS[problem.severity]}{grave}{_PLAIN}', 1)}"


def _excerpt(line: str, column: int, width: int, *, colour: bool) -> Iterator[str]:
    """Yield the line, cut so that the place is seen, and the caret below it."""
    line = replace_forbidden(line).expandtabs(1)
    before, after = line[: column - 1], line[column - 1 :]
    room = max(width - len(_GUTTER) - 1, 8)
    if width_of(before) > room * 2 // 3:
        before = _CUT + clip(before, width_of(before) - room // 3)
    after, left = after.rstrip(), room - width_of(before)
    if width_of(after) > left:
        after = clip(after, 0, left - 1) + _CUT
    caret = f"{_GREEN}^{_PLAIN}" if colour else "^"
    yield f"{_GUTTER}{before}{after}\n"
    yield f"{_GUTTER}{' ' * width_of(before)}{caret}\n"
