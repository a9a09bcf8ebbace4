"""The course of a lesson: what stage follows which, and what the lesson chooses on the way."""

import functools
import itertools
from collections.abc import Iterable

import attrs

from game.lesson.plan import Plan
from game.lesson.stages import LessonStage, Position
from game.story.engine import choose, offer
from game.story.journal import Step
from game.story.model import Choice
from game.story.state import State
from game.story.walk import Walk, walk


@functools.lru_cache(maxsize=1024)  # each of thirty ballots and pages asks where the same road stands
def road_of(plan: Plan, steps: tuple[Step, ...]) -> Walk:
    """Return a road of the plan's decision, replayed."""
    return walk(plan.decision, steps)


def state_at(plan: Plan, position: Position) -> State:
    """Return the state in which a class stands."""
    return road_of(plan, position.steps).state


def list_open_choices(plan: Plan, state: State) -> tuple[Choice, ...]:
    """Return what can be chosen in a state, in the author's order."""
    return tuple(offered.choice for offered in offer(plan.decision, state) if offered.open)


def carry(plan: Plan, state: State) -> str:
    """Return what the lesson itself chooses in a state; empty where nothing is open.

    The author's order of preference comes first, then history's choice, then the first of the page.
    """
    entry = plan.carried.get(state.place) or plan.junctures.get(state.place)
    open_here = {choice.id: choice for choice in list_open_choices(plan, state)}
    preferred = next((name for name in (entry.prefers if entry else ()) if name in open_here), "")
    historical = next((choice.id for choice in open_here.values() if choice.history), "")
    return preferred or historical or next(iter(open_here), "")


def travel(plan: Plan, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return a road gone on with to the next juncture or ending, or to where it leads nowhere."""
    road = road_of(plan, steps)
    state, onward, seen = road.state, list(steps), set(road.states[:-1])
    while state.place in plan.decision.passages and state.place not in plan.junctures and state not in seen:
        choice = carry(plan, state)
        if not choice:
            break
        seen.add(state)
        onward.append(Step(state.place, choice))
        state = choose(plan.decision, state, choice)
    return tuple(onward)


def is_stuck(plan: Plan, position: Position) -> bool:
    """Tell whether the story leads nowhere from a position: nothing is open, or the lesson goes in a circle."""
    state = state_at(plan, position)
    if state.place in plan.decision.endings:
        return False
    return state.place not in plan.junctures or not list_open_choices(plan, state)


def find_next_position(plan: Plan, position: Position) -> Position | None:
    """Return where a class goes on to; None where it has ended, is stuck, or must first decide."""
    stage = position.stage
    if stage in _TRAVELLED:
        return _arrive(plan, position)
    if stage is LessonStage.DEBRIEF and position.card + 1 < len(plan.lesson.cards):
        return attrs.evolve(position, card=position.card + 1)
    following = _find_next_stage(plan, position)
    return attrs.evolve(position, stage=following, card=0) if following else None


_TRAVELLED = frozenset({LessonStage.BRIEFS, LessonStage.CARRIED, LessonStage.CONSEQUENCE})


def _arrive(plan: Plan, position: Position) -> Position | None:
    """Travel to the next juncture or ending; what lies on the way is told first."""
    steps = travel(plan, position.steps)
    arrived = Position(stage=LessonStage.CARRIED, place=_place_after(plan, steps), steps=steps)
    if len(steps) > len(position.steps):
        return attrs.evolve(arrived, told=len(position.steps))
    if is_stuck(plan, arrived):
        return None
    ended = arrived.place in plan.decision.endings
    return attrs.evolve(arrived, stage=LessonStage.ENDING if ended else LessonStage.PAGE)


def decide(plan: Plan, position: Position, choice: str) -> Position:
    """Return where a class stands after it chose at a juncture."""
    steps = (*position.steps, Step(position.place, choice))
    return Position(stage=LessonStage.CONSEQUENCE, place=_place_after(plan, steps), steps=steps)


def _place_after(plan: Plan, steps: Iterable[Step]) -> str:
    return road_of(plan, tuple(steps)).state.place


def _find_next_stage(plan: Plan, position: Position) -> LessonStage | None:
    """Return the stage after one from which nothing is travelled; None where none follows by itself."""
    stage, juncture = position.stage, plan.junctures.get(position.place)
    chain = [LessonStage.LOBBY, LessonStage.BRIEFS]
    if juncture is not None and stage not in chain:
        chain = [LessonStage.PAGE, LessonStage.VOTE]
        chain += [LessonStage.PREDICTION] if juncture.predicts else []
        chain += [LessonStage.DISCUSSION]
        chain += [LessonStage.SECOND_VOTE] if juncture.twice or stage is LessonStage.SECOND_VOTE else []
        chain += [LessonStage.DECIDING]
    elif stage not in chain:
        chain = [LessonStage.ENDING]
        chain += [LessonStage.QUESTIONS] if plan.decision.reveal.questions else []
        chain += [LessonStage.REVEAL, LessonStage.RECKONING]
        chain += [LessonStage.DEBRIEF] if plan.lesson.cards else []
        chain += [LessonStage.REFLECTION] if plan.lesson.reflection else []
        chain += [LessonStage.ENDED]
    following = dict(itertools.pairwise(chain))
    return following.get(stage)
