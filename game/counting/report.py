"""What `oneside analyse` says of a decision: its figures, what is wrong, and how far the counting came."""

import math
import time
from collections.abc import Callable, Sequence

import attrs

from game.analysis.blowup import Blowup, blowup_of
from game.analysis.figure_findings import figure_findings
from game.analysis.figures import Survey
from game.analysis.findings import find_problems
from game.analysis.insights import with_insights
from game.analysis.liveness import BILLS
from game.analysis.quotient import Graph, build_graph
from game.analysis.ranking import RoadRanks, rank_road
from game.analysis.reachable import StateSpace, explore
from game.analysis.roles import Roles, roles_of, steering
from game.analysis.statistics import count_everything
from game.problems import Problem
from game.story.model import Decision
from game.story.references import References

MOST_STATES = 2_500_000
"""States after which exploring stops unless more are asked for: about one gigabyte."""
SECONDS = 7.0
"""What exploring may take, unless more states are asked for; so within ten it is said that nothing will be exact."""
PASSING = 0.4
"""What part of these states a pass for a single figure may take."""


@attrs.frozen(kw_only=True)
class Report:
    """The figures and findings; `figures` is None where no road comes to an ending or exploring was stopped.

    `ranks` is where a road stands that was asked for, once everything is counted.

    `unfinished` are the places whose states are not all known; what is said of the other `places` is exact. `blowup`
    says why there are too many states, for roads or for what they book. `roles` says what meters are asked for; it is
    None where a road is endless.
    """

    decision: Decision
    figures: Survey | None
    ranks: RoadRanks | None
    findings: tuple[Problem, ...]
    states: int
    places: int
    unfinished: tuple[str, ...] = ()
    blowup: Blowup | None = None
    roles: Roles | None = None

    @property
    def partial(self) -> bool:
        """Whether the counting was stopped before its end."""
        return bool(self.unfinished) or bool(self.figures and self.figures.missing)


Tell = Callable[[str], None]
"""Takes a sentence on how far the counting has come."""


class Counting:
    """Counts decisions, tells how far it has come, and can be stopped from outside."""

    def __init__(
        self,
        tell: Tell = lambda _: None,
        *,
        most_states: int = MOST_STATES,
        seconds: float | None = None,
        brief: bool = False,
    ) -> None:
        """Tell progress to `tell`; stop by itself after so many states, or so many seconds of exploring.

        What is `brief` is what a player is shown.
        """
        self._tell = tell
        self._brief = brief
        self._most = most_states
        self._seconds = seconds
        self._ends = math.inf
        self.stopped = False

    def report(
        self, decision: Decision, references: References, road: Sequence[str] = (), known: Survey | None = None
    ) -> Report:
        """Count a decision, as far as nobody stops it, and place a road; raises ValueError if it cannot be walked.

        What is `known` of the decision is not counted again.
        """
        self._ends = math.inf if self._seconds is None else time.monotonic() + self._seconds
        space = explore(decision, BILLS if self._brief else steering(decision), self._exploring)
        books = space
        if _countable(space) and not space.interest.books:
            books = explore(decision, BILLS, self._exploring)
        figures = place = None
        found = () if self._brief else find_problems(space, self._most)
        if _countable(space):
            graph = build_graph(space if books.unfinished else books)
            figures = known or self._figures(graph, space, references)
            if road and not figures.missing:
                place = rank_road(figures, graph, references, road, self._following)
            if not self._brief:
                found += tuple(figure_findings(graph, figures, references))
        return Report(
            decision=decision,
            figures=figures,
            ranks=place,
            findings=found,
            states=books.states,
            places=len(space.layers),
            unfinished=space.unfinished,
            blowup=blowup_of(books) if books.unfinished else None,
            roles=None if space.cycle else roles_of(decision),
        )

    def stop(self) -> None:
        """Come to an end soon, with what is known by then."""
        self.stopped = True

    def _figures(self, graph: Graph, space: StateSpace, references: References) -> Survey:
        figures = count_everything(graph, references, self._counting, brief=self._brief)
        return figures if self._brief else with_insights(figures, space, references, self._passing, self._counting)

    def _passing(self, _finished: int, _places: int, states: int) -> bool:
        return not self.stopped and states <= self._most * PASSING

    def _exploring(self, finished: int, places: int, states: int) -> bool:
        self._tell(f"{finished} of {places} places, {states:,} states")
        return not self.stopped and states <= self._most and time.monotonic() < self._ends

    def _following(self, what: str) -> None:
        self._tell(f"following your road on {what}")

    def _counting(self, what: str) -> bool:
        self._tell(f"counting {what}")
        return not self.stopped


def _countable(space: StateSpace) -> bool:
    return not space.unfinished and not space.cycle and space.roads > 0
