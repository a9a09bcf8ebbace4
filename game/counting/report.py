"""What `oneside analyse` says of a decision: its figures, what is wrong, and how far the counting came."""

from collections.abc import Callable, Sequence

import attrs

from game.analysis.figures import Survey
from game.analysis.findings import findings
from game.analysis.quotient import ways_of
from game.analysis.ranking import Standing, standing
from game.analysis.reachable import explore
from game.analysis.statistics import survey
from game.problems import Problem
from game.story.model import Decision
from game.story.references import Archive

MOST_STATES = 5_000_000
"""States after which exploring stops unless more are asked for: about two gigabytes."""


@attrs.frozen(kw_only=True)
class Report:
    """The figures and findings; `figures` is None where no road comes to an ending or exploring was stopped.

    `standing` is where a road stands that was asked for, once everything is counted.

    `unfinished` are the places whose states are not all known; what is said of the other `places` is exact.
    """

    decision: Decision
    figures: Survey | None
    standing: Standing | None
    findings: tuple[Problem, ...]
    states: int
    places: int
    unfinished: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether the counting was stopped before its end."""
        return bool(self.unfinished) or bool(self.figures and self.figures.missing)


Told = Callable[[str], None]
"""Takes a sentence on how far the counting has come."""


class Counting:
    """Counts decisions, tells how far it has come, and can be stopped from outside."""

    def __init__(self, tell: Told = lambda _: None, *, most_states: int = MOST_STATES, brief: bool = False) -> None:
        """Tell progress to `tell`; stop by itself after so many states; `brief` is what a player is shown."""
        self._tell = tell
        self._brief = brief
        self._most = most_states
        self.stopped = False

    def report(
        self, decision: Decision, archive: Archive, road: Sequence[str] = (), known: Survey | None = None
    ) -> Report:
        """Count a decision, as far as nobody stops it, and place a road; raises ValueError if it cannot be walked.

        What is `known` of the decision is not counted again.
        """
        atlas = explore(decision, watch=self._exploring)
        figures = place = None
        if not atlas.unfinished and not atlas.cycle and atlas.roads:
            ways = ways_of(atlas)
            figures = known or survey(ways, archive, self._counting, brief=self._brief)
            if road and not figures.missing:
                place = standing(figures, ways, archive, road, self._following)
        return Report(
            decision=decision,
            figures=figures,
            standing=place,
            findings=() if self._brief else findings(atlas),
            states=atlas.states,
            places=len(atlas.layers),
            unfinished=atlas.unfinished,
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
