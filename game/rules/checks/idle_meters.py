"""Every meter does something.

A meter that no condition asks decides nothing, and one that no choice changes is not a meter. What only counts
at the end belongs on the bill. This is a warning.

Fails: a meter `mood` that choices change and no `when` asks.
Passes: a meter `resolve` that choices change and conditions ask.
"""

from collections.abc import Iterator

from game.problems import Problem, Severity
from game.rules.texts import choices_of, conditions_of
from game.story.conditions import find_meters
from game.story.model import Decision
from game.story.references import References

CODE = "D031"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look which meters conditions ask, and which choices change."""
    del references
    tests = {when.test for when in conditions_of(decision)}
    asked_meters = {index for test in tests for index in find_meters(test)}
    changed_meters = {effect.meter for _, choice in choices_of(decision) for effect in choice.does}
    for index, meter in enumerate(decision.meters):
        lacks = []
        if index not in asked_meters:
            lacks.append("no condition asks it")
        if index not in changed_meters:
            lacks.append("no choice changes it")
        if lacks:
            message = f"The meter '{meter.id}' does nothing: {' and '.join(lacks)}. Use it, or remove it."
            yield Problem(mark=meter.mark, code=CODE, message=message, severity=Severity.WARNING)
