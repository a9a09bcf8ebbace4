"""What is counted is on an axis of the decision.

The decision's `axes` are axes of `axes.yaml`, each named once. Its bills book on these and on no others, because
the reckoning shows no others; and `judged_by` names three different ones of them.

Fails: a bill with `lifes`; a bill with `un-seat` in a decision whose `axes` lack it; `judged_by: [lives,
lives, un-seat]`.
Passes: a bill with `lives` in a decision with `axes: [lives, un-seat, treasury-debt]`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of, repeated
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean, meant
from game.story.model import Decision
from game.story.references import Archive

CODE = "D005"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every axis up where it is named."""
    for name in decision.axes:
        if archive.lacks("axes", name):
            mend = did_you_mean(name, archive.axes) or " Add it to 'axes.yaml'."
            message = f"There is no axis {quoted(name)}.{mend}"
            yield Problem(mark=place_of(name, decision.mark), code=CODE, message=message)
    for name in (*repeated(decision.axes), *repeated(decision.briefing.judged_by)):
        message = f"The axis {quoted(name)} is listed twice. Remove one of them."
        yield Problem(mark=place_of(name, decision.mark), code=CODE, message=message)
    misspelt = meant((name for name in decision.axes if archive.lacks("axes", name)), archive.axes)
    named = [(name, place_of(name, decision.mark)) for name in decision.briefing.judged_by]
    named.extend((entry.axis, place_of(entry.axis, entry.mark)) for entry in decision.entries())
    for name, mark in named:
        if name not in decision.axes and name not in misspelt:
            mend = did_you_mean(name, decision.axes) or " Add it to 'axes', or remove it."
            message = f"{quoted(name)} is not among the decision's axes.{mend}"
            yield Problem(mark=mark, code=CODE, message=message)
