"""What is counted is on an axis of the decision.

The decision's `axes` are axes of `axes.yaml` or scales of `scales.yaml`, each named once.
Its bills book on these and on no others, because
the reckoning shows no others; `judged_by` names three different ones of them, and `warnings` speak of them only.

Fails: a bill with `lifes`; a bill with `un-seat` in a decision whose `axes` lack it; `judged_by: [lives,
lives, un-seat]`.
Passes: a bill with `lives` in a decision with `axes: [lives, un-seat, treasury-debt]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark, find_repeated
from game.parsing.quoting import quote
from game.problems import Problem, find_meant, suggest
from game.story.bill import Entry
from game.story.model import Decision
from game.story.references import Counts, References

CODE = "D005"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look every axis up where it is named."""
    for name in decision.axes:
        if references.lacks("axes", name):
            mend = suggest(name, references.axes) or " Add it to 'axes.yaml', or to 'scales.yaml' if it is a scale."
            message = f"There is no axis {quote(name)}.{mend}"
            yield Problem(mark=find_mark(name, decision.mark), code=CODE, message=message)
    for name in (*find_repeated(decision.axes), *find_repeated(decision.briefing.judged_by)):
        message = f"The axis {quote(name)} is listed twice. Remove one of them."
        yield Problem(mark=find_mark(name, decision.mark), code=CODE, message=message)
    misspelt = find_meant((name for name in decision.axes if references.lacks("axes", name)), references.axes)
    named = [(name, find_mark(name, decision.mark)) for name in decision.briefing.judged_by]
    named.extend((name, find_mark(name, decision.mark)) for name in decision.warnings)
    named.extend((entry.axis, find_mark(entry.axis, entry.mark)) for entry in _counting(decision, references))
    for name, mark in named:
        if name not in decision.axes and name not in misspelt:
            mend = suggest(name, decision.axes) or " Add it to 'axes', or remove it."
            message = f"{quote(name)} is not among the decision's axes.{mend}"
            yield Problem(mark=mark, code=CODE, message=message)


def _counting(decision: Decision, references: References) -> Iterator[Entry]:
    """Yield the entries but those on scales, which book nothing anywhere."""
    for entry in decision.entries():
        axis = references.axes.get(entry.axis)
        if axis is None or axis.counts is not Counts.SCALE:
            yield entry
