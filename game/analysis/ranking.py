"""Where one road stands among all roads, and which of its choices moved it there."""

import itertools
from collections.abc import Callable, Iterable
from decimal import Decimal

import attrs

from game.analysis.ahead import Ahead, roads_ahead, totals_ahead, witness
from game.analysis.figures import Rank, Survey, rank
from game.analysis.measures import Measure, axis_measure, booked_on, lens_measure
from game.analysis.quotient import Ways
from game.story.bill import Bill
from game.story.model import Decision
from game.story.references import Archive
from game.story.scoring import judges_of
from game.story.walk import bill_of, walk_choices


@attrs.frozen(kw_only=True)
class Step:
    """One choice of the road.

    `moved` is by how much, for each axis, the mean over the roads still ahead changed with it, and `swung` the same for
    each lens, in its thousandths; more is better there. `better` is, for each lens, the best road from that point on,
    empty where the one taken from there is as good.
    """

    passage: str
    choice: str
    moved: tuple[tuple[str, Decimal], ...]
    swung: tuple[tuple[str, Decimal], ...]
    better: tuple[tuple[str, tuple[str, ...]], ...]


@attrs.frozen(kw_only=True)
class Standing:
    """A finished road among all roads: its amount and rank on each axis and under each lens, and its choices."""

    axes: tuple[tuple[str, Decimal, Rank], ...]
    lenses: tuple[tuple[str, Decimal, Rank], ...]
    steps: tuple[Step, ...]


def ranked(survey: Survey, decision: Decision, archive: Archive, choices: Iterable[str]) -> Standing:
    """Place a finished road without following its choices: there are no steps."""
    bill = bill_of(decision, walk_choices(decision, choices))
    merits = {judge.lens.id: Decimal(judge.bill(bill).best) for judge in judges_of(decision, archive)}
    return Standing(
        axes=_on_axes(survey, decision, bill),
        lenses=tuple((each.lens, merits[each.lens], rank(each.merits, merits[each.lens])) for each in survey.lenses),
        steps=(),
    )


def standing(
    survey: Survey,
    ways: Ways,
    archive: Archive,
    choices: Iterable[str],
    watch: Callable[[str], object] = lambda _: None,
) -> Standing:
    """Place a finished road; raises ValueError where it cannot be walked to an ending. `watch` is told what is next."""
    road = tuple(choices)
    courses = ways.along(road)
    if not ways.ends[courses[-1]]:
        message = f"The road ends in '{ways.places[courses[-1]]}', which is not an ending."
        raise ValueError(message)
    decision = ways.atlas.decision
    walked = _Walked(ways, courses, road)
    moved: dict[str, list[Decimal]] = {}
    for axis in decision.axes:
        watch(archive.axes[axis].name)
        moved[axis] = walked.moves(axis_measure(ways, axis))
    swung: dict[str, list[Decimal]] = {}
    better: dict[str, list[tuple[str, ...]]] = {}
    for judge in judges_of(decision, archive):
        watch(judge.lens.name)
        measure = lens_measure(judge)
        swung[judge.lens.id], better[judge.lens.id] = walked.moves(measure), walked.betters(measure)
    return attrs.evolve(
        ranked(survey, decision, archive, road),
        steps=tuple(
            Step(
                passage=ways.places[courses[index]],
                choice=choice,
                moved=tuple((name, steps[index]) for name, steps in moved.items()),
                swung=tuple((name, steps[index]) for name, steps in swung.items()),
                better=tuple((name, steps[index]) for name, steps in better.items()),
            )
            for index, choice in enumerate(road)
        ),
    )


def _on_axes(survey: Survey, decision: Decision, bill: Bill) -> tuple[tuple[str, Decimal, Rank], ...]:
    figures = {each.axis: each for each in survey.axes}
    amounts = {axis: booked_on(bill, axis) for axis in decision.axes}
    return tuple((axis, amount, rank(figures[axis].best, amount)) for axis, amount in amounts.items())


class _Walked:
    """A road through the ways, and how many roads were still open at each of its courses.

    What lies ahead of every course is worked out for one measure at a time, for it is large.
    """

    def __init__(self, ways: Ways, courses: tuple[int, ...], road: tuple[str, ...]) -> None:
        self._ways, self._courses = ways, courses
        self._roads = roads_ahead(ways)
        self._brought = [
            ways.bringings[way.brings]
            for course, choice in zip(courses, road, strict=False)
            for way in ways.onward[course]
            if way.choice == choice
        ]

    def moves(self, measure: Measure) -> list[Decimal]:
        """Give by how much each step changed the mean over the roads ahead, in the measure's own unit."""
        totals = totals_ahead(self._ways, measure.weigher, self._roads)
        means = [Decimal(totals[course]) / self._roads[course] for course in self._courses]
        weights = map(measure.weigher.weigh, self._brought)
        steps = zip(itertools.pairwise(means), weights, strict=True)
        return [(after + weight - before) * measure.scale for (before, after), weight in steps]

    def betters(self, measure: Measure) -> list[tuple[str, ...]]:
        """Give for each step the road that comes to the most from before it, empty where this one comes to as much."""
        ahead: Ahead = measure.ahead(self._ways)
        weights = [measure.weigher.weigh(bringing) for bringing in self._brought]

        def better(index: int, course: int) -> tuple[str, ...]:
            seen = ahead[course]
            if seen is None or seen.most <= sum(weights[index:]):
                return ()
            return witness(self._ways, measure.weigher, ahead, most=True, course=course)

        return [better(index, course) for index, course in enumerate(self._courses[:-1])]
