"""The author's promises that some road breaks, with the road, and those that could not be proven."""

from collections.abc import Iterator
from typing import assert_never

from game.analysis.promises import prove
from game.analysis.witness import walks
from game.problems import Problem, Severity
from game.story.model import Decision
from game.story.promises import AtLatest, ExactlyOne, Form, LeadsTo, Named, Never, OnlyAfter, Promise

BROKEN = "A017"
QUICKLY = 20_000
"""States within which a promise is looked at by whoever must not wait."""


def promise_findings(decision: Decision, most_states: int) -> Iterator[Problem]:
    """Tell which promises are broken, and which are not proven within so many states; no road may be endless."""
    proof = prove(decision, most_states)
    for broken in proof.broken:
        yield Problem(
            mark=broken.promise.mark,
            code=BROKEN,
            message=f"{_said(broken.promise)} is broken in '{broken.place}': {walks(decision, broken.road)}; "
            "lead such roads elsewhere, or promise less.",
        )
    yield from (_unproven(promise, most_states) for promise in proof.unproven)


def broken_promises(decision: Decision, most_states: int) -> tuple[Problem, ...]:
    """Return the promises that are found broken within so many states; what is not proven is for 'analyse' to say."""
    found = promise_findings(decision, most_states) if decision.holds else ()
    return tuple(each for each in found if each.code == BROKEN)


def unproven(decision: Decision, states: int) -> Iterator[Problem]:
    """Tell that none of the promises is proven, where so many states were not enough for the roads themselves."""
    return (_unproven(promise, states) for promise in decision.holds)


def _unproven(promise: Promise, states: int) -> Problem:
    return Problem(
        mark=promise.mark,
        code="A018",
        message=f"{_said(promise)} is neither proven nor broken within {states:,} states; '--states' goes further.",
        severity=Severity.WARNING,
    )


def _said(promise: Promise) -> str:
    because = promise.because.strip().removesuffix(".")
    return f"the promise '{written(promise.form)}'{f' ({because})' if because else ''}"


def written(form: Form) -> str:
    """Return a promise as its author writes it, in one line."""
    match form:
        case Never():
            return f"never: {form.what.written}{_besides('after', form.after)}"
        case OnlyAfter():
            return f"only: {form.what.written}{_besides('after', form.after)}"
        case AtLatest():
            return f"always: {form.what.written}{_besides('by', form.by)}"
        case ExactlyOne():
            return f"exactly_one: [{', '.join(named.written for named in form.of)}]"
        case LeadsTo():
            return f"whenever: {form.what.written}{_besides('leads_to', form.to)}"
        case _:
            assert_never(form)


def _besides(key: str, named: Named | None) -> str:
    return f", {key}: {named.written}" if named is not None else ""
