"""Time never runs backward along a road.

A choice leads to a passage or an ending that is not over before its own passage begins. Where all ways to a place run
backward, its own date is probably wrong, and that is reported instead; for a passage outside the decision's date,
D019 reports it.

Fails: a passage of 9 October with a choice that leads to a passage of 8 October.
Passes: a passage of `1950-10-09 .. 1950-10-11` with a choice that leads to a passage of 10 October.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.checks.dates import lies_outside
from game.rules.texts import targets_of
from game.story.model import Decision, Ending, Passage, Target
from game.story.references import References

CODE = "D018"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the dates at both ends of every way."""
    del references
    successors: dict[str, int] = {}
    backward: dict[str, list[tuple[Passage, Target]]] = {}
    for name, _, target in targets_of(decision):
        here = decision.passages[name]
        there = decision.passages.get(target.to) or decision.endings.get(target.to)
        successors[target.to] = successors.get(target.to, 0) + 1
        astray = lies_outside(here, decision) or (isinstance(there, Passage) and lies_outside(there, decision))
        if there is not None and there.date.last < here.date.first and not astray:
            backward.setdefault(there.id, []).append((here, target))
    for name, wrong in backward.items():
        there = decision.spot(name)
        yield from [_of_place(there, wrong)] if 1 < len(wrong) == successors[name] else _of_ways(there, wrong)


def _of_place(there: Passage | Ending, wrong: list[tuple[Passage, Target]]) -> Problem:
    """Blame a place that nobody can come to but from later."""
    here, _ = wrong[0]
    message = (
        f"Time runs backward on every way to '{there.id}' ({there.date.written}), for example from '{here.id}' "
        f"({here.date.written}). Fix its date."
    )
    return Problem(mark=there.mark, code=CODE, message=message)


def _of_ways(there: Passage | Ending, wrong: list[tuple[Passage, Target]]) -> Iterator[Problem]:
    for here, target in wrong:
        message = (
            f"Time runs backward: from '{here.id}' ({here.date.written}) to '{there.id}' ({there.date.written}). "
            "Fix one of the dates, or let the choice lead elsewhere."
        )
        yield Problem(mark=target.mark, code=CODE, message=message)
