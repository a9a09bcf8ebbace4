"""What the analysis of every reachable state finds wrong, as problems with place, code and mend."""

from collections.abc import Iterator

from game.analysis.condition_findings import Asking, conditions_of
from game.analysis.deeds import deed_findings
from game.analysis.joint_values import values_reached
from game.analysis.page_findings import page_findings
from game.analysis.promise_findings import promise_findings, unproven
from game.analysis.reachable import Atlas
from game.analysis.witness import MOST_STATES
from game.problems import Problem, Severity
from game.story.model import Choice, Passage


def findings(atlas: Atlas, most_states: int = MOST_STATES) -> tuple[Problem, ...]:
    """Give everything that is wrong with a decision's roads; where a road is endless, only that.

    Where the exploring was stopped, it is what a glance shows in the places that were finished. Promises are held to so
    many states at most.
    """
    if atlas.cycle:
        return (_endless(atlas),)
    quick = (*_unreachable(atlas), *_stuck(atlas), *_never_taken(atlas), *_idle_choices(atlas))
    if atlas.unfinished:
        return (*quick, *unproven(atlas.decision, atlas.states))
    return (
        *quick,
        *_one_sided(atlas),
        *_idle_values(atlas),
        *deed_findings(atlas),
        *page_findings(atlas),
        *promise_findings(atlas.decision, most_states),
    )


def _endless(atlas: Atlas) -> Problem:
    way = " -> ".join(f"'{place}'" for place in atlas.cycle)
    return Problem(
        mark=atlas.decision.passages[atlas.cycle[0]].mark,
        code="A001",
        message=f"a road can go round forever: {way}; every road must reach an ending.",
    )


def _unreachable(atlas: Atlas) -> Iterator[Problem]:
    decision = atlas.decision
    for name, ending in decision.endings.items():
        if not atlas.layers.get(name) and name not in atlas.unfinished:
            yield Problem(
                mark=ending.mark,
                code="A002",
                message=f"the ending '{name}' can never be reached; loosen a condition on the way, or remove it.",
            )
    for name, passage in decision.passages.items():
        if not atlas.layers.get(name) and name not in atlas.unfinished:
            yield Problem(
                mark=passage.mark,
                code="A003",
                message=f"the passage '{name}' can never be reached; loosen a condition on the way, or remove it.",
            )


def _stuck(atlas: Atlas) -> Iterator[Problem]:
    for name, packed in atlas.stuck.items():
        road = ", ".join(atlas.road_to(name, packed)) or "the opening"
        yield Problem(
            mark=atlas.decision.passages[name].mark,
            code="A004",
            message=f"a player is stuck in '{name}': no choice is open after {road}; leave one without 'when'.",
        )


def _never_taken(atlas: Atlas) -> Iterator[Problem]:
    for name, passage in atlas.decision.passages.items():
        if not atlas.layers.get(name) or name in atlas.unfinished:
            continue
        for choice in passage.choices:
            if choice.id not in atlas.taken[name]:
                yield Problem(
                    mark=choice.mark,
                    code="A005",
                    message=f"the choice '{choice.id}' can never be taken: its condition never holds here.",
                )


def _one_sided(atlas: Atlas) -> Iterator[Problem]:
    for asking in conditions_of(atlas):
        answers = asking.answers
        if answers == {True}:
            yield _always(asking)
        elif answers == {False} and not asking.opens_choice:
            yield Problem(
                mark=asking.when.mark,
                code="A007",
                message=f"'{asking.when.written}' never holds here, so {asking.what} is never seen; fix or drop it.",
                severity=Severity.WARNING,
            )


def _always(asking: Asking) -> Problem:
    return Problem(
        mark=asking.when.mark,
        code="A006",
        message=f"'{asking.when.written}' always holds here, so it decides nothing for {asking.what}; drop it.",
        severity=Severity.WARNING,
    )


def _idle_choices(atlas: Atlas) -> Iterator[Problem]:
    """Two choices of a passage that do, book, tell and lead to the same are one choice in two wordings."""
    for passage in atlas.decision.passages.values():
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
        and first.to == second.to
        and first.when == second.when
    )


def _idle_values(atlas: Atlas) -> Iterator[Problem]:
    """Give the values that meters never come to."""
    for meter, seen in zip(atlas.decision.meters, values_reached(atlas), strict=True):
        missing = [value for value in range(meter.low, meter.high + 1) if value not in seen]
        if missing:
            said = ", ".join(f"'{meter.said(value)}'" if meter.names else str(value) for value in missing)
            yield Problem(
                mark=meter.mark,
                code="A009",
                message=f"'{meter.id}' never reaches {said}; narrow its range, or let a choice bring it there.",
                severity=Severity.WARNING,
            )
