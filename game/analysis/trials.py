"""The theses on trial: on how many roads each is borne out, and on how many it is strained."""

from collections.abc import Callable, Iterator, Sequence

from game.analysis.figures import ThesisFigures
from game.analysis.liveness import Interest
from game.analysis.reachable import StateSpace, Watch, explore
from game.story.conditions import Meters, Test, applies
from game.story.model import Decision, Trial
from game.story.references import Verdict


def thesis_figures(decision: Decision, exploring: Watch, watch: Callable[[str], bool]) -> Iterator[ThesisFigures]:
    """Count the roads on which each thesis is on trial; one for which `exploring` ends early is left out."""
    atlases: dict[tuple[Test, ...], StateSpace] = {}
    for thesis in dict.fromkeys(trial.thesis for trial in decision.theses):
        if not watch(thesis):
            return
        trials = [trial for trial in decision.theses if trial.thesis == thesis]
        tests = tuple(dict.fromkeys(trial.when.test for trial in trials if trial.when is not None))
        if tests not in atlases:
            interest = Interest(bills=False, texts=False, judged=tests)
            atlases[tests] = explore(decision, interest, exploring)
        if not atlases[tests].unfinished:
            borne_out, strained = (
                _roads(atlases[tests], [trial for trial in trials if trial.verdict is verdict])
                for verdict in (Verdict.BORNE_OUT, Verdict.STRAINED)
            )
            yield ThesisFigures(thesis=thesis, borne_out=borne_out, strained=strained)


def _roads(space: StateSpace, trials: Sequence[Trial]) -> int:
    """Count the roads on which one of these trials is held."""
    return sum(
        info.roads
        for ending in space.decision.endings
        for packed, info in space.layers.get(ending, {}).items()
        if _held(trials, ending, space.layout.unpack(packed))
    )


def _held(trials: Sequence[Trial], ending: str, meters: Meters) -> bool:
    return any((not trial.endings or ending in trial.endings) and applies(trial.when, meters) for trial in trials)
