"""Content read and put to every rule: what opening a decision and checking it have in common."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from game.errors import ContentError
from game.library.read import Result, read_decision
from game.library.references import Shared
from game.problems import Problem, Severity, sort_key
from game.rules.checks import (
    OF_DECISIONS,
    OF_PACKS,
    OF_SHARED,
    OF_SHELVES,
    OF_TEXTS,
    PLAYING,
    run,
    run_pack,
    run_shared,
    run_whole,
)
from game.rules.checks.unused import list_used
from game.rules.suppressions import drop_suppressed
from game.story.model import Decision
from game.story.references import References

_ASKED_OF_DECISIONS = frozenset(rule.CODE for rule in (*OF_DECISIONS, *OF_TEXTS))
_ASKED_OF_SHARED = frozenset(rule.CODE for rule in OF_SHARED)
_ASKED_OF_PACKS = frozenset(rule.CODE for rule in OF_PACKS)
_ASKED_OF_SHELVES = frozenset(rule.CODE for rule in OF_SHELVES)


Prove = Callable[[Decision], Iterable[Problem]]
"""Tells which promises of a decision some road breaks."""


class Uses:
    """What the stories of a shelf use; not known where one of them cannot be read."""

    def __init__(self) -> None:
        """Begin before the first story."""
        self.names: set[str] = set()
        self.known = True

    def add(self, story: Decision | None) -> None:
        """Take a story in."""
        if story is None:
            self.known = False
        else:
            self.names.update(list_used(story))


def problems_of_decision(
    path: Path, shared: Shared, uses: Uses | None = None, *, data: bytes | None = None, prove: Prove | None = None
) -> Iterator[Problem]:
    """Yield the problems of a decision's file, or of what an editor holds of it, and those of the shared files.

    These may be the cause. Where nothing is wrong otherwise, `prove` is asked for promises that are broken.
    """
    result = read_decision(path, data, shared.references)
    yield from _problems(result, shared, prove=prove)
    if uses is not None:
        uses.add(result.value)
    yield from shared.problems


def problems_of_shared(shared: Shared, uses: Uses | None = None, behind: References | None = None) -> Iterator[Problem]:
    """Yield the problems of the files that decisions share.

    With `uses`, also of what is in them for nobody; with `behind`, of what replaces something there.
    """
    found = [*shared.problems, *run_shared(shared.references, shared.texts)]
    asked = _ASKED_OF_SHARED
    if behind is not None:
        found.extend(run_pack(shared.references, behind, shared.texts))
        asked |= _ASKED_OF_PACKS
    if uses is not None and uses.known and not shared.references.lost:
        found.extend(run_whole(shared.references, shared.texts, uses.names))
        asked |= _ASKED_OF_SHELVES
    broken = {problem.mark.file for problem in shared.problems}
    by_file: dict[str, list[Problem]] = {file: [] for file in shared.texts}
    for problem in found:
        by_file.setdefault(problem.mark.file, []).append(problem)
    for file, problems in by_file.items():
        text = shared.texts.get(file, "")
        yield from drop_suppressed(problems, text, file, asked=frozenset() if file in broken else asked)


def open_decision(path: Path, shared: Shared, *, data: bytes | None = None) -> Decision:
    """Return the decision in a file; raises ContentError where there are errors in it, or in what it shares."""
    result = read_decision(path, data, shared.references)
    problems = {*shared.problems, *_problems(result, shared, kept=PLAYING)}
    errors = list_errors(problems)
    if result.value is None or errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = f"'{path.stem}' cannot be opened: {errors[0]}{more}"
        raise ContentError(message, errors)
    return result.value


def list_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors in the order in which they are told."""
    return tuple(sorted((each for each in problems if each.severity is Severity.ERROR), key=sort_key))


def _problems(
    result: Result[Decision], shared: Shared, kept: frozenset[str] = frozenset(), prove: Prove | None = None
) -> list[Problem]:
    """Return the problems of a decision but those that it silences; rules that are `kept` are not silenced."""
    found = list(result.problems)
    if result.value is not None:
        found.extend(run(result.value, shared.references, result.text, exact=result.exact))
        if prove is not None and not list_errors((*found, *shared.problems)):
            found.extend(prove(result.value))
    asked = frozenset() if result.problems or shared.problems else _ASKED_OF_DECISIONS
    return drop_suppressed(found, result.text, result.file, asked=asked, kept=kept)
