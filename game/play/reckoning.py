"""The reckoning of a finished game: two bills, the lenses, the endings, the theses."""

import datetime
from collections.abc import Collection
from collections.abc import Set as AbstractSet

import attrs

from game.play.citations import Citations
from game.play.game import Game
from game.play.page import (
    EndingMark,
    LensView,
    Plot,
    ReckoningDetail,
    ReckoningLine,
    ThesisView,
)
from game.play.reveal import list_predictions
from game.play.side_panel import build_amount, index_by_axis, list_gauges
from game.story.bill import Bill, add_up
from game.story.conditions import applies
from game.story.effects import apply_effects
from game.story.engine import begin
from game.story.model import Decision, Trial
from game.story.references import Axis
from game.story.scoring import Judge, compare, list_judges
from game.story.walk import Walk, bill_of, history_of, scale_moves


def build_reckoning(game: Game, citations: Citations, found: AbstractSet[str]) -> ReckoningDetail:
    """Set the game's bill beside history's, axis by axis, and look at both through every lens."""
    decision = game.decision
    history = history_of(decision)
    yours, theirs = bill_of(decision, game.road), bill_of(decision, history)
    mine, historical = game.road.state.place, history.state.place
    seen = set(found) | {mine, historical}
    marks = {
        name: EndingMark(
            id=name,
            title=ending.title if name in seen else "",
            found=name in seen,
            yours=name == mine,
            history=name == historical,
        )
        for name, ending in decision.endings.items()
    }
    return ReckoningDetail(
        ending=decision.endings[mine].title,
        history_ending=decision.endings[historical].title,
        same_as_history=_same_road(game.road, history),
        lines=_lines(game, citations, yours, theirs),
        lenses=_lenses(game, yours, theirs, marks),
        endings=tuple(marks.values()),
        theses=_theses(game, citations),
        unveiled=list_gauges(game, changes=False, hidden=True),
        plot=_plot(decision, game.road, history),
        predictions=list_predictions(game),
    )


def _same_road(mine: Walk, history: Walk) -> bool:
    return mine.steps == history.steps


def _lines(game: Game, citations: Citations, yours: Bill, theirs: Bill) -> tuple[ReckoningLine, ...]:
    mine, historical = index_by_axis(yours), index_by_axis(theirs)
    warnings, opening = game.decision.warnings, game.decision.date.first.year

    def line(axis: Axis) -> ReckoningLine:
        own, other = (
            build_amount(bill[axis.id], axis, citations) if axis.id in bill else None for bill in (mine, historical)
        )
        warned = attrs.evolve(axis, warning=warnings.get(axis.id, axis.warning))
        return ReckoningLine(axis=warned, yours=own, history=other, opening=opening)

    return tuple(line(game.references.axes[name]) for name in game.decision.axes)


def _lenses(game: Game, yours: Bill, theirs: Bill, marks: dict[str, EndingMark]) -> tuple[LensView, ...]:
    bills = add_up_endings(game.decision)
    for name, mark in marks.items():
        if mark.history:
            bills[name] = theirs
        if mark.yours:
            bills[name] = yours
    return tuple(
        LensView(
            lens=judge.lens,
            standing=compare(judge.bill(yours), judge.bill(theirs)),
            order=tuple(marks[name] for name in order_by_lens(judge, bills)),
        )
        for judge in list_judges(game.decision, game.references)
    )


def order_by_lens(judge: Judge, bills: dict[str, Bill]) -> list[str]:
    """Order names by what a lens makes of their bills, best first; ties keep their order."""
    return sorted(bills, key=lambda name: judge.bill(bills[name]).best, reverse=True)


def add_up_endings(decision: Decision) -> dict[str, Bill]:
    """Return each ending's own bill: what it books and does whatever the road, before the choices on the way."""
    begun = begin(decision).meters
    return {
        name: add_up(
            (
                *(entry for entry in ending.bill if entry.when is None),
                *scale_moves(decision, begun, apply_effects(ending.does, begun)),
            ),
            decision.axes,
            decision.starts,
        )
        for name, ending in decision.endings.items()
    }


def _theses(game: Game, citations: Citations) -> tuple[ThesisView, ...]:
    views = []
    for trial in game.decision.theses:
        if is_on_trial(game, trial):
            others = _opposed(game.decision, trial)
            thesis = game.references.theses[trial.thesis]
            views.append(
                ThesisView(
                    id=thesis.id,
                    title=thesis.title,
                    text=thesis.text,
                    verdict=trial.verdict,
                    why=trial.text,
                    speaks=_speaking(game, trial.speaks),
                    against=_speaking(game, [path for other in others for path in other.speaks]),
                    sources=citations.numbers(thesis.basis),
                )
            )
    return tuple(views)


def _opposed(decision: Decision, trial: Trial) -> list[Trial]:
    """Return what is said of the same thesis where a run speaks against this verdict."""
    return [other for other in decision.theses if other.thesis == trial.thesis and other.verdict != trial.verdict]


def _speaking(game: Game, paths: Collection[str]) -> tuple[str, ...]:
    """Return the texts of the choices on this road that are among those of these paths."""
    return tuple(
        game.decision.choice_of(step).text for step in game.road.steps if f"{step.passage}/{step.choice}" in paths
    )


def _plot(decision: Decision, mine: Walk, history: Walk) -> Plot | None:
    if not decision.plot:
        return None
    index = decision.meter_index(decision.plot)
    meter = decision.meters[index]
    return Plot(
        label=meter.label,
        low=meter.low,
        high=meter.high,
        said=tuple(meter.describe(value) for value in range(meter.low, meter.high + 1)),
        yours=_points(decision, mine, index),
        history=_points(decision, history, index),
    )


def _points(decision: Decision, road: Walk, index: int) -> tuple[tuple[datetime.date, int], ...]:
    """Return the meter's value at each place of a road; of several on one day the last."""
    points: dict[datetime.date, int] = {}
    for state in road.states:
        points[decision.spot(state.place).date.first] = state.meters[index]
    return tuple(sorted(points.items()))


def is_on_trial(game: Game, trial: Trial) -> bool:
    """Tell whether a thesis has something to say to this run; the game stands at its ending or beyond."""
    state = game.road.state
    return (not trial.endings or state.place in trial.endings) and applies(trial.when, state.meters)
