"""What `oneside analyse` says of a decision: its figures, what is wrong, and how far the counting came."""

from collections.abc import Callable, Sequence

import attrs

from game.analysis.figures import Survey
from game.analysis.findings import find_problems
from game.analysis.quotient import build_graph
from game.analysis.ranking import RoadRanks, rank_road
from game.analysis.reachable import explore
from game.analysis.statistics import count_everything
from game.problems import Problem
from game.story.model import Decision
from game.story.references import References

MOST_STATES = 5_000_000
"""States after which exploring stops unless more are asked for: about two gigabytes."""


@attrs.frozen(kw_only=True)
class Report:
    """The figures and findings; `figures` is None where no road comes to an ending or exploring was stopped.

    `ranks` is where a road stands that was asked for, once everything is counted.

    `unfinished` are the places whose states are not all known; what is said of the other `places` is exact.
    """

    decision: Decision
    figures: Survey | None
    ranks: RoadRanks | None
    findings: tuple[Problem, ...]
    states: int
    places: int
    unfinished: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether the counting was stopped before its end."""
        return bool(self.unfinished) or bool(self.figures and self.figures.missing)


Tell = Callable[[str], None]
"""Takes a sentence on how far the counting has come."""


class Counting:
    """Counts decisions, tells how far it has come, and can be stopped from outside."""

    def __init__(self, tell: Tell = lambda _: None, *, most_states: int = MOST_STATES, brief: bool = False) -> None:
        """Tell progress to `tell`; stop by itself after so many states; `brief` is what a player is shown."""
        self._tell = tell
        self._brief = brief
        self._most = most_states
        self.stopped = False

    def report(
        self, decision: Decision, references: References, road: Sequence[str] = (), known: Survey | None = None
    ) -> Report:
        """Count a decision, as far as nobody stops it, and place a road; raises ValueError if it cannot be walked.

        What is `known` of the decision is not counted again.
        """
        space = explore(decision, watch=self._exploring)
        figures = place = None
        if not space.unfinished and not space.cycle and space.roads:
            graph = build_graph(space)
            figures = known or count_everything(graph, references, self._counting, brief=self._brief)
            if road and not figures.missing:
                place = rank_road(figures, graph, references, road, self._following)
        return Report(
            decision=decision,
            figures=figures,
            ranks=place,
            findings=() if self._brief else find_problems(space),
            states=space.states,
            places=len(space.layers),
            unfinished=space.unfinished,
        )

    def stop(self) -> None:
        """Come to an end soon, with what is known by then."""
        self.stopped = True

    def _exploring(self, finished: int, places: int, states: int) -> bool:
        self._tell(f"{finished} of {places} places, {states:,} states")
        return not self.stopped and states <= self._most

    def _following(self, what: str) -> None:
        self._tell(f"following your road on {what}")

    def _counting(self, what: str) -> bool:
        self._tell(f"counting {what}")
        return not self.stopped
