"""What figures of all roads find wrong: endings that the last clicks decide, one-sided theses, bills off an axis."""

from collections.abc import Iterator
from decimal import Decimal

from game.analysis.figures import AxisFigures, Survey
from game.analysis.measures import measure_axis, road_to
from game.analysis.quotient import Graph
from game.analysis.witness import walks
from game.problems import Problem, Severity
from game.story.model import Decision
from game.story.references import Axis, Counts, References

SETTLED = 0.5
"""What of the ending ought to be settled before the last two choices."""


def figure_findings(graph: Graph, survey: Survey, references: References) -> Iterator[Problem]:
    """Yield what is wrong with the figures, as far as they were counted."""
    decision = graph.space.decision
    yield from _unearned(decision, survey)
    yield from _one_sided(decision, survey)
    for figures in survey.axes:
        yield from _off_the_axis(graph, figures, references.axes[figures.axis])


def _unearned(decision: Decision, survey: Survey) -> Iterator[Problem]:
    if survey.earned is not None and survey.earned.settled < SETTLED:
        yield Problem(
            mark=decision.mark,
            code="A011",
            message="most of the ending is decided by the last two choices (only "
            f"{max(survey.earned.settled, 0):.0%} is settled before): let what was done earlier lead there.",
            severity=Severity.WARNING,
        )


def _one_sided(decision: Decision, survey: Survey) -> Iterator[Problem]:
    for figures in survey.theses:
        if figures.borne_out and figures.strained:
            continue
        text = "borne out, never strained" if figures.borne_out else "strained, never borne out"
        trial = next(trial for trial in decision.theses if trial.thesis == figures.thesis)
        yield Problem(
            mark=trial.mark,
            code="A015",
            message=f"the thesis '{figures.thesis}' can only be {text}: let some road speak against that."
            if figures.borne_out or figures.strained
            else f"the thesis '{figures.thesis}' is on trial on no road; loosen a condition, or drop it.",
            severity=Severity.WARNING,
        )


def _off_the_axis(graph: Graph, figures: AxisFigures, axis: Axis) -> Iterator[Problem]:
    """Look at the least and the most; of a year, nothing booked is no year."""
    amounts = [amount for amount, _ in figures.best if amount or axis.counts is not Counts.YEAR]
    if axis.counts is Counts.SCALE or not amounts:
        return
    for amount, leaves, end in (
        (amounts[0], amounts[0] < axis.low, f"less than {_number(axis.low, axis)}"),
        (amounts[-1], amounts[-1] > axis.high, f"more than {_number(axis.high, axis)}"),
    ):
        if leaves:
            road = road_to(graph, measure_axis(graph, axis.id), amount)
            yield Problem(
                mark=graph.space.decision.mark,
                code="A016",
                message=f"a road comes to {_number(amount, axis)} on the axis '{axis.id}', {end}, where it ends: "
                f"{walks(graph.space.decision, road)}; book less there, or widen the axis.",
            )


def _number(amount: Decimal, axis: Axis) -> str:
    return f"{amount:f}" if axis.counts is Counts.YEAR else f"{amount:,f}"
