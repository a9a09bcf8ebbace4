"""A class as a value: where it stands, who is in it, what was voted, said and shown."""

import functools
from collections.abc import Mapping

import attrs

from game.lesson.events import Opened
from game.lesson.places import STANDING, Ballot, Floor, Outcome, Place, Prediction, ShownReason, Standing, Stopwatch
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage, Position
from game.play.order import AS_WRITTEN, MOST, draw

Voting = tuple[str, int]
"""A vote: the passage of the juncture, and whether it is the FIRST or the SECOND there."""


@attrs.frozen(kw_only=True, eq=False)
class Classroom:
    """Everything a class is. Mappings are never changed in place.

    `trail` are the positions it came through, the last of them where it stands; `turn` counts the moves, on and back,
    so that a form that was made before one is known to be stale. `version` counts the events. `revealed` stays once
    history was told, whatever is gone back to. `lesson_watch` runs from the first stage after the lobby on; it and
    `stage_watch` stand while the class is paused or has stopped for today.
    """

    plan: Plan = attrs.field(repr=False)
    opened: Opened | None = None
    version: int = 0
    at: int = 0
    turn: int = 0
    trail: tuple[Position, ...]
    places: Mapping[int, Place] = attrs.field(factory=dict)
    keys: Mapping[str, int] = attrs.field(factory=dict, repr=False)
    deputies: Mapping[str, int] = attrs.field(factory=dict)
    ballots: Mapping[Voting, Mapping[int, Ballot]] = attrs.field(factory=dict)
    hands: Mapping[Voting, Mapping[str, int]] = attrs.field(factory=dict)
    outcomes: Mapping[str, Outcome] = attrs.field(factory=dict)
    predictions: Mapping[str, Mapping[int, Prediction]] = attrs.field(factory=dict)
    answers: Mapping[str, Mapping[int, str]] = attrs.field(factory=dict)
    reflections: Mapping[int, str] = attrs.field(factory=dict)
    shown_tallies: Mapping[Voting, bool] = attrs.field(factory=dict)
    shown_reasons: tuple[ShownReason, ...] = ()
    news: tuple[str, ...] = ()
    floor: Floor | None = None
    locked: bool = False
    paused: bool = False
    stopped: bool = False
    revealed: bool = False
    lesson_watch: Stopwatch = STANDING
    stage_watch: Stopwatch = STANDING
    stage_extra: int = 0
    extra_of: Mapping[int, int] = attrs.field(factory=dict)

    @property
    def position(self) -> Position:
        """Where the class stands."""
        return self.trail[-1]

    @property
    def stage(self) -> LessonStage:
        """The stage it is in."""
        return self.trail[-1].stage

    @functools.cached_property
    def number(self) -> int:
        """The number that the order of choices is drawn by in this class; it follows from the class's id."""
        return draw(self.opened.id) % MOST + 1 if self.opened else AS_WRITTEN

    @functools.cached_property
    def members(self) -> tuple[Place, ...]:
        """Those who are in the class, here or not; none who waits or was removed."""
        return tuple(place for place in self.places.values() if place.standing is Standing.IN)

    @functools.cached_property
    def holders(self) -> dict[str, tuple[Place, ...]]:
        """The members who hold each role, by role; none where nobody does."""
        held: dict[str, list[Place]] = {role: [] for role in self.plan.roles}
        for place in self.members:
            held[place.role].append(place)
        return {role: tuple(places) for role, places in held.items()}
