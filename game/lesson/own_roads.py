"""What each student's choices alone would have led to, carried on by the lesson."""

import functools

import attrs

from game.lesson.classroom import Classroom
from game.lesson.course import carry, list_open_choices
from game.lesson.places import Ballot
from game.lesson.plan import Plan
from game.lesson.stages import FIRST, SECOND
from game.play.citations import Citations
from game.play.game import resume
from game.play.page import ReckoningDetail
from game.play.reckoning import build_reckoning
from game.story.engine import begin, choose
from game.story.journal import Journal, Stage, Step


@attrs.frozen(kw_only=True)
class OwnRoad:
    """A road of one student's ballots; `own` has the passages where their ballot decided, `ended` is False if stuck."""

    steps: tuple[Step, ...]
    own: frozenset[str]
    place: str
    ended: bool


def find_last_ballot(room: Classroom, passage: str, place: int) -> Ballot | None:
    """Return a student's ballot at a juncture: that of the second vote, else of the first."""
    second, first = room.ballots.get((passage, SECOND), {}), room.ballots.get((passage, FIRST), {})
    return second.get(place) or first.get(place)


def find_own_road(room: Classroom, place: int) -> OwnRoad:
    """Return the road of a student's ballots alone; where there is none, or it is closed, the lesson carries it on."""
    ballots = ((passage, find_last_ballot(room, passage, place)) for passage in room.plan.junctures)
    return _carry_on(room.plan, tuple((passage, ballot.choice) for passage, ballot in ballots if ballot))


@functools.lru_cache(maxsize=512)  # of three hundred students many voted alike
def _carry_on(plan: Plan, ballots: tuple[tuple[str, str], ...]) -> OwnRoad:
    """Follow some choices by passage from the opening to an ending."""
    wanted, state, steps, own, seen = dict(ballots), begin(plan.decision), [], set(), set()
    while state.place in plan.decision.passages and state not in seen:
        seen.add(state)
        choice = wanted.get(state.place, "")
        if choice in {one.id for one in list_open_choices(plan, state)}:
            own.add(state.place)
        else:
            choice = carry(plan, state)
        if not choice:
            break
        steps.append(Step(state.place, choice))
        state = choose(plan.decision, state, choice)
    ended = state.place in plan.decision.endings
    return OwnRoad(steps=tuple(steps), own=frozenset(own), place=state.place, ended=ended)


def list_own_roads(room: Classroom) -> dict[int, OwnRoad]:
    """Return the own road of every member who cast a ballot, by place."""
    cast = {place for ballots in room.ballots.values() for place in ballots}
    return {place.id: find_own_road(room, place.id) for place in room.members if place.id in cast}


def is_like_history(plan: Plan, steps: tuple[Step, ...]) -> bool:
    """Tell whether a road is history's: hindsight."""
    return steps == plan.history.steps


@functools.lru_cache(maxsize=512)  # of three hundred students many went the same road
def reckon(plan: Plan, steps: tuple[Step, ...]) -> ReckoningDetail:
    """Return the ordinary reckoning of a road that came to an ending."""
    game = resume(plan.decision, plan.references, Journal(steps=steps, stage=Stage.RECKONING))
    return build_reckoning(game, Citations(plan.references), frozenset())
