"""Findings that an author has silenced in the file itself, with a reason."""

from collections.abc import Sequence
from pathlib import Path

from game.problems import Problem
from game.rules.suppressions import drop_suppressed


def drop_silenced(findings: Sequence[Problem]) -> tuple[Problem, ...]:
    """Leave out the findings that comments in their files silence."""
    problems: list[Problem] = []
    for file in dict.fromkeys(problem.mark.file for problem in findings):
        mine = [problem for problem in findings if problem.mark.file == file]
        try:
            text = Path(file).read_text(encoding="utf-8")
        except (OSError, ValueError):
            text = ""  # a file of a .zip is not where its mark says
        problems += [problem for problem in drop_suppressed(mine, text, file) if problem in mine]
    return tuple(problems)
