"""What is counted is on an axis of the decision.

The decision's `axes` are axes of `axes.yaml`, each named once. Its bills book on these and on no others, for
the reckoning shows no others; and `judged_by` names three different ones of them.

Fails: a bill with `lifes`; a bill with `un-seat` in a decision whose `axes` lack it; `judged_by: [lives,
lives, un-seat]`.
Passes: a bill with `lives` in a decision with `axes: [lives, un-seat, treasury-debt]`.
"""

from collections.abc import Iterator

from game.library.saying import quoted
from game.library.texts import entries_of
from game.library.written import place_of, repeated
from game.problems import Problem, did_you_mean
from game.story.archive import Archive
from game.story.mark import Mark
from game.story.model import Decision

CODE = "D005"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every axis up where it is named."""
    for name in decision.axes:
        if name not in archive.axes:
            message = f"There is no axis {quoted(name)}.{did_you_mean(name, archive.axes)}"
            yield Problem(mark=place_of(name, decision.mark), code=CODE, message=message)
    for name in (*repeated(decision.axes), *repeated(decision.briefing.judged_by)):
        message = f"The axis {quoted(name)} stands twice."
        yield Problem(mark=place_of(name, decision.mark), code=CODE, message=message)
    for name in decision.briefing.judged_by:
        yield from _foreign(name, place_of(name, decision.mark), decision)
    for entry in entries_of(decision):
        yield from _foreign(entry.axis, place_of(entry.axis, entry.mark), decision)


def _foreign(name: str, mark: Mark, decision: Decision) -> Iterator[Problem]:
    if name not in decision.axes:
        message = f"{quoted(name)} is not among the decision's axes.{did_you_mean(name, decision.axes)}"
        yield Problem(mark=mark, code=CODE, message=message)
