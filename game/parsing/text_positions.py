"""Problems inside a text: found in its words, and then given their place in the file."""

import re

import attrs

from game.problems import Problem
from game.story.mark import Mark

MOST_LETTERS = 100
"""How much of the words of a problem is looked for in the file."""


@attrs.frozen(kw_only=True)
class LocatedProblem(Problem):
    """A problem with some words of a text; `mark` is where the text begins.

    `nth` counts the same words before it in that text. How a text is folded in its file is known to the file alone, so
    the place itself is found there, by `locate`.
    """

    words: str
    nth: int = 0


def locate(problem: Problem, source: str, *, follows: bool = False) -> Problem:
    """Return a problem the place of its words in the text of the file; in its own where they are not found.

    `follows` says whether it may follow from another problem of its file.
    """
    if not isinstance(problem, LocatedProblem):
        return attrs.evolve(problem, follows=True) if follows else problem
    form = re.compile(r"\s+".join(re.escape(word) for word in problem.words[:MOST_LETTERS].split()))
    begins = _offset(source, problem.mark)
    for count, found in enumerate(form.finditer(source, begins)):
        if count == problem.nth:
            line_begins = source.rfind("\n", 0, found.start()) + 1
            line = problem.mark.line + source.count("\n", begins, found.start())
            mark = Mark(problem.mark.file, line, found.start() - line_begins + 1)
            break
    else:
        mark = problem.mark
    return Problem(mark=mark, code=problem.code, message=problem.message, severity=problem.severity, follows=follows)


def _offset(source: str, mark: Mark) -> int:
    """Return where in the text of a file a place is."""
    begins = 0
    for _ in range(mark.line - 1):
        begins = source.find("\n", begins) + 1
        if not begins:
            return 0
    return begins + mark.column - 1
