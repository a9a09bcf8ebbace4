"""What an author learns of a story's roads besides their figures: reading time, earned endings, theses, memory."""

import attrs

from game.analysis.earned import earned
from game.analysis.figures import Survey
from game.analysis.memory import memory_of
from game.analysis.reachable import StateSpace
from game.analysis.reachable import Watch as Exploring
from game.analysis.reading import reading_of
from game.analysis.statistics import Watch, history_road
from game.analysis.trials import thesis_figures
from game.story.references import References


def with_insights(
    figures: Survey, space: StateSpace, references: References, exploring: Exploring, watch: Watch
) -> Survey:
    """Add them to figures, as far as `watch` lets it; the state space is whole, and tells apart only what steers roads.

    What is looked at with further meters is left out where `exploring` ends that. What was not counted is named among
    what is missing.
    """
    decision = space.decision
    words = reading_of(space, references, history_road(decision), exploring) if watch("words") else None
    earning = earned(space) if watch("how the endings are earned") else None
    theses = tuple(thesis_figures(decision, exploring, watch))
    memory = memory_of(space, watch)
    asked = dict.fromkeys(trial.thesis for trial in decision.theses)
    missing = {
        "words": words is None or words.mean is None,
        "how the endings are earned": earning is None,
        **{thesis: all(each.thesis != thesis for each in theses) for thesis in asked},
        "what is remembered": memory is None,
    }
    return attrs.evolve(
        figures,
        words=words,
        earned=earning,
        theses=theses,
        memory=memory,
        missing=(*figures.missing, *(what for what, is_missing in missing.items() if is_missing)),
    )
