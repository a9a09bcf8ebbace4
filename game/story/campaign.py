"""A campaign as a value: decisions in order, with what is carried from one to the next."""

from collections.abc import Mapping

import attrs

from game.story.conditions import When
from game.story.effects import Effect
from game.story.mark import NOWHERE, Mark
from game.story.model import Briefing, Decision, Ending, Note, Trial
from game.story.prose import Prose
from game.story.questions import Question


@attrs.frozen(kw_only=True)
class Leg:
    """A decision of a campaign, and how each of its endings changes what is carried before the next leg.

    A later leg speaks anew of the axes that are `superseded`: nothing is booked on them here.
    """

    decision: Decision
    bridge: bool = False
    changes: Mapping[str, tuple[Effect, ...]] = attrs.field(factory=dict)
    superseded: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class LastWord:
    """An ending of the campaign's own: for these endings of the last leg, or for any, where its condition holds."""

    ending: Ending
    of: tuple[str, ...] = ()
    when: When | None = None


@attrs.frozen(kw_only=True, eq=False)
class Campaign:
    """Decisions in order, with meters carried from one to the next.

    What changes after a leg and what `endings` and `theses` ask are meters by their index in `meters_of`. Where it has
    `endings` of its own, those of the last leg are pages on the way to the first of them that fits; else the theses
    name the last leg's, by their names there.
    """

    id: str
    title: str
    summary: str
    carried: tuple[str, ...]
    plot: str
    legs: tuple[Leg, ...]
    briefing: Briefing
    text: Prose
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    theses: tuple[Trial, ...]
    endings: tuple[LastWord, ...] = ()
    fingerprint: str = ""
    mark: Mark = attrs.field(default=NOWHERE, repr=False)
