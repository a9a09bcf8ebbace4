"""Every meter does something.

A meter or a fact that no condition and no promise asks decides nothing, unless it is a scale among the decision's axes,
whose end the bill shows; and one that no choice and no ending changes is not a meter. What only counts at the end
belongs on the bill. This is a warning.

Fails: a meter `mood` that choices change and no `when` asks.
Passes: a meter `resolve` that choices change and conditions ask.
"""

from collections.abc import Iterator

from game.problems import Problem, Severity
from game.rules.texts import choices_of, conditions_of
from game.story.conditions import find_meters
from game.story.model import Decision
from game.story.promises import tests_of
from game.story.references import References

CODE = "D031"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look which meters conditions ask, and which choices change."""
    del references
    tests = {when.test for when in conditions_of(decision)}
    tests.update(test for promise in decision.holds for test in tests_of(promise.form))
    asked_meters = {index for test in tests for index in find_meters(test)} | decision.columns.keys()
    happening = (choice.does for _, choice in choices_of(decision))
    arriving = (ending.does for ending in decision.endings.values())
    changed_meters = {effect.meter for effects in (*happening, *arriving) for effect in effects}
    for index, meter in enumerate(decision.meters):
        lacks = []
        if index not in asked_meters:
            lacks.append("no condition asks it, and the bill does not show it")
        if index not in changed_meters:
            lacks.append("no choice and no ending changes it")
        if lacks:
            called = "fact" if meter.fact else "scale" if meter.scale else "meter"
            message = f"The {called} '{meter.id}' does nothing: {' and '.join(lacks)}. Use it, or remove it."
            yield Problem(mark=meter.mark, code=CODE, message=message, severity=Severity.WARNING)
