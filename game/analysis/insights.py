"""What an author learns of a story's roads besides their figures: earned endings, memory, the theses."""

from collections.abc import Callable

import attrs

from game.analysis.earned import earned
from game.analysis.figures import Survey
from game.analysis.memory import memory_of
from game.analysis.reachable import Atlas
from game.analysis.trials import thesis_figures


def with_insights(
    figures: Survey, atlas: Atlas, most_states: int, watch: Callable[[str], bool] = lambda _: True
) -> Survey:
    """Add them to figures, as far as `watch` lets it; the atlas is whole and tells apart what steers roads, no more.

    A thesis for which there are more than so many states is named among what is missing.
    """
    missing = list(figures.missing)
    earning = earned(atlas) if not missing and watch("how the endings are earned") else None
    theses = tuple(thesis_figures(atlas.decision, most_states, watch)) if earning else ()
    memory = memory_of(atlas, watch) if earning else None
    counted = {each.thesis for each in theses}
    missing += ["how the endings are earned"] if earning is None else []
    missing += [each for each in dict.fromkeys(trial.thesis for trial in atlas.decision.theses) if each not in counted]
    missing += ["what is remembered"] if memory is None else []
    return attrs.evolve(figures, earned=earning, memory=memory, theses=theses, missing=tuple(missing))
