"""How long the plan gives each stage, and how long a class takes at most from where it stands to its end."""

import functools
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType

import attrs

from game.lesson.course import decide, find_next_position, list_open_choices, state_at
from game.lesson.plan import Plan
from game.lesson.reading import count_read, reading_seconds
from game.lesson.stages import LessonStage, Position
from game.story.lesson import Juncture, Timing
from game.story.state import State

LEAST_SECONDS = 10
"""No stage that takes as long as its words is shorter, however few they are."""

_OF_LESSON: Mapping[LessonStage, Callable[[Timing], int]] = MappingProxyType(
    {
        LessonStage.BRIEFS: attrgetter("briefs"),
        LessonStage.CARRIED: attrgetter("carried"),
        LessonStage.PAGE: attrgetter("page"),
        LessonStage.VOTE: attrgetter("vote"),
        LessonStage.PREDICTION: attrgetter("prediction"),
        LessonStage.DISCUSSION: attrgetter("discussion"),
        LessonStage.SECOND_VOTE: attrgetter("second_vote"),
        LessonStage.DECIDING: attrgetter("deciding"),
        LessonStage.CONSEQUENCE: attrgetter("consequence"),
        LessonStage.ENDING: attrgetter("ending"),
        LessonStage.QUESTIONS: attrgetter("questions"),
        LessonStage.REVEAL: attrgetter("reveal"),
        LessonStage.RECKONING: attrgetter("reckoning"),
        LessonStage.DEBRIEF: attrgetter("card"),
        LessonStage.REFLECTION: attrgetter("reflection"),
    }
)
_OF_JUNCTURE: Mapping[LessonStage, Callable[[Juncture], int]] = MappingProxyType(
    {
        LessonStage.PAGE: attrgetter("page_seconds"),
        LessonStage.VOTE: attrgetter("vote_seconds"),
        LessonStage.DISCUSSION: attrgetter("discussion_seconds"),
    }
)


@functools.lru_cache(maxsize=1024)  # every look at the clock asks for it
def plan_seconds(plan: Plan, position: Position, *, long: bool) -> int:
    """Return how many seconds the plan gives a stage: what the author says, or what its words take to read."""
    if position.stage not in _OF_LESSON:
        return 0
    return _find_given(plan, position) or max(LEAST_SECONDS, reading_seconds(count_read(plan, position).of(long=long)))


def _find_given(plan: Plan, position: Position) -> int:
    """Return what the author says of a stage: of this juncture, of this card, or of all."""
    juncture = plan.junctures.get(position.place)
    if position.stage is LessonStage.DEBRIEF and plan.lesson.cards[position.card].seconds:
        return plan.lesson.cards[position.card].seconds
    own = _OF_JUNCTURE[position.stage](juncture) if juncture and position.stage in _OF_JUNCTURE else 0
    return own or _OF_LESSON[position.stage](plan.lesson.timing)


@attrs.frozen(eq=False)
class Timetable:
    """The seconds of a lesson, read with the long briefs or the short ones."""

    plan: Plan
    long: bool
    _most: dict[State, int] = attrs.field(init=False, repr=False, factory=dict)
    _rest: dict[Position, int] = attrs.field(init=False, repr=False, factory=dict)

    def seconds(self, position: Position) -> int:
        """Return how many seconds the plan gives a stage."""
        return plan_seconds(self.plan, position, long=self.long)

    def rest(self, position: Position) -> int:
        """Return how many seconds follow a stage to the end of the lesson at most, whatever the class decides."""
        found = self._rest.get(position)
        if found is None:
            found = self._rest[position] = self._add_up_rest(position)
        return found

    def _add_up_rest(self, position: Position) -> int:
        total = 0
        while position.stage is not LessonStage.DECIDING:
            following = find_next_position(self.plan, position)
            if following is None:
                return total
            total += self.seconds(following)
            position = following
        return total + self._most_after_deciding(position)

    def _most_after_deciding(self, position: Position) -> int:
        state = state_at(self.plan, position)
        found = self._most.get(state)
        if found is None:
            ways = [decide(self.plan, position, choice.id) for choice in list_open_choices(self.plan, state)]
            found = self._most[state] = max((self.seconds(way) + self.rest(way) for way in ways), default=0)
        return found


@functools.lru_cache(maxsize=64)
def timetable_of(plan: Plan, *, long: bool) -> Timetable:
    """Return the timetable of a plan, which remembers what it worked out."""
    return Timetable(plan, long)
