"""Content read and put to every rule: what opening a decision and checking it have in common."""

from collections.abc import Iterator
from pathlib import Path

from game.errors import ContentError
from game.library.archives import Shared
from game.library.checks import LEADING_OUT, run, run_shared
from game.library.read import Result, read_decision
from game.problems import Problem, Severity, sort_key
from game.story.model import Decision


def problems_of_decision(path: Path, shared: Shared, *, data: bytes | None = None) -> Iterator[Problem]:
    """Give the problems of a decision's file, or of what an editor holds of it."""
    return _problems(read_decision(path, data), shared)


def problems_of_shared(shared: Shared) -> Iterator[Problem]:
    """Give the problems of the files that decisions share."""
    yield from shared.problems
    yield from run_shared(shared.archive, shared.texts)


def opened(path: Path, shared: Shared, *, data: bytes | None = None) -> Decision:
    """Give the decision in a file; raises ContentError where there are errors in it, or in what it shares."""
    result = read_decision(path, data)
    problems = {*shared.problems, *_problems(result, shared)}
    errors = tuple(sorted((each for each in problems if each.severity is Severity.ERROR), key=sort_key))
    if result.value is None or errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = f"'{path.stem}' cannot be opened: {errors[0]}{more}"
        raise ContentError(message, errors)
    return result.value


def _problems(result: Result[Decision], shared: Shared) -> Iterator[Problem]:
    """Check a decision; where a name leads out of it to nowhere, a broken shared file may be why, and is told."""
    yield from result.problems
    if result.value is None:
        return
    found = run(result.value, shared.archive, result.text)
    yield from found
    if any(problem.code in LEADING_OUT for problem in found):
        yield from shared.problems
