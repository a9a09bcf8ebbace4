"""A rubric tells levels apart.

Every row of the `rubric` has at least two levels, the best first, and all rows have as many. This is a warning.

Fails: a row with one level; a row of three levels beside one of four.
Passes: rows of three levels each.
"""

from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.story.lesson import Lesson
from game.story.model import Decision
from game.story.references import References

CODE = "C011"
LEAST = 2


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Count the levels of each row."""
    del decision, references
    usual = len(lesson.rubric[0].levels) if lesson.rubric else 0
    for row in lesson.rubric:
        count = len(row.levels)
        message = ""
        if count < LEAST:
            message = f"{quote(row.id)} has one level, which tells nothing apart. Add another."
        elif count != usual and usual >= LEAST:
            message = f"{quote(row.id)} has {count} levels, and the first row has {usual}. Give all rows as many."
        if message:
            yield Problem(mark=row.mark, code=CODE, message=message, severity=Severity.WARNING)
