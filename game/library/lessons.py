"""A lesson read from its file, beside the decision that it is held on."""

from collections.abc import Callable
from pathlib import Path

import attrs

from game.address import Address
from game.errors import ContentError
from game.library.checking import Uses, list_errors
from game.library.read import Result, read_file
from game.library.references import Shared
from game.parsing import codes
from game.parsing.nodes import Mapping, Node, Scalar
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import Problem
from game.rules.lesson_checks import ASKED_OF_LESSONS, HOLDING, list_used_by_lesson, run_lesson
from game.rules.suppressions import drop_suppressed
from game.schema.declarations.lesson import LESSON
from game.story.lesson import Lesson
from game.story.model import Decision
from game.story.references import References

Open = Callable[[str], Decision]
"""Opens a decision by its name; raises ContentError where it cannot be opened."""


@attrs.frozen(kw_only=True, eq=False)
class OpenLesson:
    """A lesson with its decision, what that shares, the decision's address, and the file the lesson lies in."""

    path: Path
    address: Address
    lesson: Lesson
    decision: Decision
    references: References


def open_lesson(path: Path, shared: Shared, open_decision: Open) -> tuple[Lesson, Decision]:
    """Return the lesson in a file, and its decision; raises ContentError where there are errors in one of them."""
    lesson, decision, problems = read_lesson(path, shared, open_decision, kept=HOLDING)
    errors = list_errors(problems)
    if lesson is None or decision is None or errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = f"The lesson '{path.stem}' cannot be opened: {errors[0]}{more}"
        raise ContentError(message, errors)
    return lesson, decision


def problems_of_lesson(
    path: Path, shared: Shared, open_decision: Open, uses: Uses | None = None, *, data: bytes | None = None
) -> list[Problem]:
    """Return the problems of a lesson's file; those of its decision are told with the decision.

    `data` is what an editor holds of the file.
    """
    lesson, decision, problems = read_lesson(path, shared, open_decision, reports_decision=uses is not None, data=data)
    if uses is not None:
        if lesson is None or decision is None:
            uses.known = False
        else:
            uses.names.update(list_used_by_lesson(lesson, decision))
    return problems


def read_lesson(
    path: Path,
    shared: Shared,
    open_decision: Open,
    *,
    kept: frozenset[str] = frozenset(),
    reports_decision: bool = False,
    data: bytes | None = None,
) -> tuple[Lesson | None, Decision | None, list[Problem]]:
    """Read a lesson with its decision; gives both, or None for one that cannot be had, and all problems of its file.

    Rules that are `kept` are not silenced by the file's comments. With `reports_decision`, what is wrong with the
    decision is told elsewhere. `data` is what an editor holds of the file.
    """
    finder = _DecisionFinder(open_decision, reports_decision=reports_decision)
    result: Result[Lesson] = read_file(path, LESSON, data, named=True, prepare=finder.prepare)
    problems = list(result.problems)
    if result.value is not None and finder.decision is not None:
        problems += run_lesson(result.value, finder.decision, shared.references, result.text)
    whole = not result.problems and finder.decision is not None and not shared.problems
    asked = ASKED_OF_LESSONS if whole else frozenset[str]()
    return result.value, finder.decision, drop_suppressed(problems, result.text, result.file, asked=asked, kept=kept)


class _DecisionFinder:
    """Opens the decision that a file names, and lets its conditions ask that decision's meters."""

    def __init__(self, open_decision: Open, *, reports_decision: bool) -> None:
        self.decision: Decision | None = None
        self._open = open_decision
        self._reports_decision = reports_decision

    def prepare(self, root: Node, reading: Reading) -> None:
        node = root.entries.get("decision") if isinstance(root, Mapping) else None
        try:
            self.decision = self._open(node.value.strip()) if isinstance(node, Scalar) else None
        except ContentError as error:
            if isinstance(node, Scalar) and not (error.problems and self._reports_decision):
                message = f"The decision {quote(node.value.strip())} cannot be opened: {error}"
                reading.refuse(node, codes.WRONG_LESSON, message)
        if self.decision is None:
            reading.meters_lost = True
        else:
            reading.meters = {meter.id: (index, meter) for index, meter in enumerate(self.decision.meters)}
