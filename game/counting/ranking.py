"""A finished road among all roads, as plain data that every face draws."""

from decimal import Decimal

import attrs

from game.analysis.figures import Distribution, Rank, rank
from game.analysis.ranking import RoadRanks
from game.counting.job import CountResult
from game.story.journal import Step
from game.story.model import Decision
from game.story.references import Axis, Lens, References
from game.story.walk import walk_choices


@attrs.frozen(kw_only=True)
class TurningPoint:
    """A choice of the road: the title of its passage, its text, and by how much it moved the mean ahead."""

    passage: str
    choice: str
    moved: Decimal


@attrs.frozen(kw_only=True)
class AxisRanking:
    """An axis: how all roads lie on it, where the player's and history's stand, and the choice that moved it most."""

    axis: Axis
    roads: Distribution
    yours: Decimal
    rank: Rank
    history: Decimal | None
    history_rank: Rank | None
    turn: TurningPoint | None


@attrs.frozen(kw_only=True)
class Alternative:
    """The best road from a choice on: titles of passages with the texts of choices, and the ending it comes to."""

    steps: tuple[tuple[str, str], ...]
    ending: str


@attrs.frozen(kw_only=True)
class LensRanking:
    """A lens: where the player's and history's roads stand; the choice that weighed most, and what beat the road."""

    lens: Lens
    rank: Rank
    history_rank: Rank | None
    turn: TurningPoint | None
    better: Alternative | None


@attrs.frozen(kw_only=True)
class RoadRanking:
    """Where a road stands among all roads of its decision."""

    roads: int
    states: int
    axes: tuple[AxisRanking, ...]
    lenses: tuple[LensRanking, ...]


def build_ranking(counted: CountResult, decision: Decision, references: References) -> RoadRanking:
    """Join the figures of a road with the words of its decision."""
    survey, ranks = counted.survey, counted.ranks
    axes = tuple(
        _axis(
            references.axes[figures.axis],
            (figures.best, figures.history),
            (amount, found),
            _TurningPoints(decision, ranks),
        )
        for figures, (_, amount, found) in zip(survey.axes, ranks.axes, strict=True)
    )
    lenses = tuple(
        LensRanking(
            lens=references.lenses[figures.lens],
            rank=found,
            history_rank=None if figures.history is None else rank(figures.merits, figures.history),
            turn=_TurningPoints(decision, ranks).under(figures.lens),
            better=_TurningPoints(decision, ranks).better(figures.lens),
        )
        for figures, (_, _, found) in zip(survey.lenses, ranks.lenses, strict=True)
    )
    return RoadRanking(roads=survey.roads, states=survey.states, axes=axes, lenses=lenses)


def _axis(
    axis: Axis, roads: tuple[Distribution, Decimal | None], mine: tuple[Decimal, Rank], turns: "_TurningPoints"
) -> AxisRanking:
    lying, history = roads
    return AxisRanking(
        axis=axis,
        roads=lying,
        yours=mine[0],
        rank=mine[1],
        history=history,
        history_rank=None if history is None else rank(lying, history),
        turn=turns.on(axis.id),
    )


class _TurningPoints:
    """The choices of a road that moved most."""

    def __init__(self, decision: Decision, ranks: RoadRanks) -> None:
        self._decision, self._steps = decision, ranks.steps

    def on(self, axis: str) -> TurningPoint | None:
        """Return the choice that moved an axis most; None where none did."""
        return self._turn(self._find_most([dict(step.moved)[axis] for step in self._steps]))

    def under(self, lens: str) -> TurningPoint | None:
        """Return the choice that weighed most under a lens."""
        return self._turn(self._find_most([dict(step.swung)[lens] for step in self._steps]))

    def better(self, lens: str) -> Alternative | None:
        """Return the best road from the choice on that weighed most, None where the one walked is as good."""
        found = self._find_most([dict(step.swung)[lens] for step in self._steps])
        road = dict(self._steps[found[0]].better)[lens] if found else ()
        if not found or not road:
            return None
        before = tuple(step.choice for step in self._steps[: found[0]])
        walked = walk_choices(self._decision, (*before, *road))
        return Alternative(
            steps=tuple(_words(self._decision, step) for step in walked.steps[found[0] :]),
            ending=self._decision.endings[walked.state.place].title,
        )

    def _find_most(self, moved: list[Decimal]) -> tuple[int, Decimal] | None:
        index = max(range(len(moved)), key=lambda number: abs(moved[number]), default=None)
        return None if index is None or not moved[index] else (index, moved[index])

    def _turn(self, found: tuple[int, Decimal] | None) -> TurningPoint | None:
        if found is None:
            return None
        step = self._steps[found[0]]
        passage, choice = _words(self._decision, Step(step.passage, step.choice))
        return TurningPoint(passage=passage, choice=choice, moved=found[1])


def _words(decision: Decision, step: Step) -> tuple[str, str]:
    """Return the title of a passage and the text of the choice made there."""
    return decision.passages[step.passage].title, decision.choice_of(step).text
