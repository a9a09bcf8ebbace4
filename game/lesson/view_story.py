"""The story as a class sees it: the ordinary pages of the game on the class's road, and digests of what was carried."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from game.lesson.classroom import Classroom
from game.lesson.course import road_of
from game.lesson.plan import Plan
from game.lesson.sight import Sight
from game.lesson.stages import LessonStage, Position
from game.lesson.view_values import DigestView
from game.play.citations import Citations
from game.play.game import resume
from game.play.page import Page
from game.play.page_builder import build_page
from game.story.journal import Journal, Stage, Step
from game.story.prose import Block

_PAGES: Mapping[LessonStage, Stage] = MappingProxyType(
    {
        LessonStage.BRIEFS: Stage.BRIEFING,
        LessonStage.PAGE: Stage.PASSAGE,
        LessonStage.VOTE: Stage.PASSAGE,
        LessonStage.PREDICTION: Stage.PASSAGE,
        LessonStage.DISCUSSION: Stage.PASSAGE,
        LessonStage.SECOND_VOTE: Stage.PASSAGE,
        LessonStage.DECIDING: Stage.PASSAGE,
        LessonStage.CONSEQUENCE: Stage.CONSEQUENCE,
        LessonStage.ENDING: Stage.ENDING,
        LessonStage.REVEAL: Stage.REVEAL,
        LessonStage.RECKONING: Stage.RECKONING,
    }
)
"""The page of the game that is shown in a stage of the class; the other stages show none."""


def view_page(room: Classroom) -> Page | None:
    """Return the page of the game that this stage shows; a class that ended after the reveal shows its reckoning."""
    stage = _PAGES.get(room.stage)
    if room.stage is LessonStage.ENDED and room.revealed and room.position.place in room.plan.decision.endings:
        stage = Stage.RECKONING
    if stage is None or (stage is Stage.BRIEFING and room.plan.lesson.situation):
        return None
    return _build_page(room.plan, room.position.steps, stage, room.number)


@functools.lru_cache(maxsize=256)  # the same page for everybody in the class
def _build_page(plan: Plan, steps: tuple[Step, ...], stage: Stage, number: int) -> Page:
    return build_page(resume(plan.decision, plan.references, Journal(steps=steps, stage=stage, number=number)))


def view_situation(sight: Sight, citations: Citations) -> tuple[Block, ...]:
    """Return what the lesson tells all with the briefs, if it does in place of the decision's briefing."""
    if sight.position.stage is not LessonStage.BRIEFS:
        return ()
    return citations.blocks(sight.plan.lesson.situation, road_of(sight.plan, ()).state.meters)


def view_digests(plan: Plan, position: Position, citations: Citations) -> tuple[DigestView, ...]:
    """Return what is told of the passages that the lesson carried on the way here."""
    if position.stage is not LessonStage.CARRIED:
        return ()
    numbers = range(position.told, len(position.steps))
    return tuple(_view_digest(plan, position.steps, number, citations) for number in numbers)


def _view_digest(plan: Plan, steps: tuple[Step, ...], number: int, citations: Citations) -> DigestView:
    road, step = road_of(plan, steps), steps[number]
    passage, choice = plan.decision.passages[step.passage], plan.decision.choice_of(step)
    before, after = road.states[number].meters, road.states[number + 1].meters
    carried = plan.carried.get(step.passage)
    digested = carried is not None and bool(carried.digest)
    return DigestView(
        title=passage.title,
        date=str(passage.date),
        text=citations.blocks(carried.digest, after)
        if carried and digested
        else citations.blocks(passage.text, before),
        chosen="" if choice.passes else choice.text,
        then=() if digested else citations.blocks(choice.then, after),
    )
