"""What the analysis of every reachable state finds wrong, as problems with place, code and mend."""

from collections.abc import Iterator

from game.analysis.condition_findings import ConditionUse, list_condition_uses
from game.analysis.deeds import deed_findings
from game.analysis.joint_values import find_values
from game.analysis.page_findings import page_findings
from game.analysis.promise_findings import promise_findings, unproven
from game.analysis.reachable import StateSpace
from game.analysis.witness import MOST_STATES
from game.problems import Problem, Severity
from game.story.model import Choice, Passage


def find_problems(space: StateSpace, most_states: int = MOST_STATES) -> tuple[Problem, ...]:
    """Return everything that is wrong with a decision's roads; where a road is endless, only that.

    Where the exploring was stopped, it is what a glance shows in the places that were finished. Promises are held to so
    many states at most.
    """
    if space.cycle:
        return (_endless(space),)
    quick = (*_unreachable(space), *_stuck(space), *_never_taken(space), *_idle_choices(space))
    if space.unfinished:
        return (*quick, *unproven(space.decision, space.states))
    return (
        *quick,
        *_find_one_sided(space),
        *_idle_values(space),
        *deed_findings(space),
        *page_findings(space),
        *promise_findings(space.decision, most_states),
    )


def _endless(space: StateSpace) -> Problem:
    way = " -> ".join(f"'{place}'" for place in space.cycle)
    return Problem(
        mark=space.decision.passages[space.cycle[0]].mark,
        code="A001",
        message=f"a road can go round forever: {way}; every road must reach an ending.",
    )


def _unreachable(space: StateSpace) -> Iterator[Problem]:
    decision = space.decision
    for name, ending in decision.endings.items():
        if not space.layers.get(name) and name not in space.unfinished:
            yield Problem(
                mark=ending.mark,
                code="A002",
                message=f"the ending '{name}' can never be reached; loosen a condition on the way, or remove it.",
            )
    for name, passage in decision.passages.items():
        if not space.layers.get(name) and name not in space.unfinished:
            yield Problem(
                mark=passage.mark,
                code="A003",
                message=f"the passage '{name}' can never be reached; loosen a condition on the way, or remove it.",
            )


def _stuck(space: StateSpace) -> Iterator[Problem]:
    for name, packed in space.stuck.items():
        road = ", ".join(space.road_to(name, packed)) or "the opening"
        yield Problem(
            mark=space.decision.passages[name].mark,
            code="A004",
            message=f"a player is stuck in '{name}': no choice is open after {road}; leave one without 'when'.",
        )


def _never_taken(space: StateSpace) -> Iterator[Problem]:
    for name, passage in space.decision.passages.items():
        if not space.layers.get(name) or name in space.unfinished:
            continue
        for choice in passage.choices:
            if choice.id not in space.taken[name]:
                yield Problem(
                    mark=choice.mark,
                    code="A005",
                    message=f"the choice '{choice.id}' can never be taken: its condition never holds here.",
                )


def _find_one_sided(space: StateSpace) -> Iterator[Problem]:
    for use in list_condition_uses(space):
        answers = use.answers
        if answers == {True}:
            yield _always(use)
        elif answers == {False} and not use.opens_choice:
            yield Problem(
                mark=use.when.mark,
                code="A007",
                message=f"'{use.when.written}' never holds here, so {use.what} is never seen; fix or drop it.",
                severity=Severity.WARNING,
            )


def _always(use: ConditionUse) -> Problem:
    return Problem(
        mark=use.when.mark,
        code="A006",
        message=f"'{use.when.written}' always holds here, so it decides nothing for {use.what}; drop it.",
        severity=Severity.WARNING,
    )


def _idle_choices(space: StateSpace) -> Iterator[Problem]:
    """Two choices of a passage that do, book, tell and lead to the same are one choice in two wordings."""
    for passage in space.decision.passages.values():
        for first, second in _pairs(passage):
            if _alike(first, second):
                yield Problem(
                    mark=second.mark,
                    code="A008",
                    message=f"'{second.id}' changes nothing that '{first.id}' does not; give it an effect of its own.",
                    severity=Severity.WARNING,
                )


def _pairs(passage: Passage) -> Iterator[tuple[Choice, Choice]]:
    for index, second in enumerate(passage.choices):
        for first in passage.choices[:index]:
            yield first, second


def _alike(first: Choice, second: Choice) -> bool:
    return (
        set(first.does) == set(second.does)
        and first.bill == second.bill
        and first.then == second.then
        and first.to == second.to
        and first.when == second.when
    )


def _idle_values(space: StateSpace) -> Iterator[Problem]:
    """Yield the values that meters never come to; a scale has those that all decisions together need."""
    for meter, seen in zip(space.decision.meters, find_values(space), strict=True):
        missing = [value for value in range(meter.low, meter.high + 1) if value not in seen and not meter.scale]
        if missing:
            text = ", ".join(f"'{meter.describe(value)}'" if meter.names else str(value) for value in missing)
            yield Problem(
                mark=meter.mark,
                code="A009",
                message=f"'{meter.id}' never reaches {text}; narrow its range, or let a choice bring it there.",
                severity=Severity.WARNING,
            )
