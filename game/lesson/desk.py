"""The papers and the news that a student has at hand, by name."""

from collections.abc import Iterable

from game.lesson.course import road_of
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage, Position
from game.story.lesson import Inject, LessonRole

_ON_THE_WAY = frozenset({LessonStage.LOBBY, LessonStage.BRIEFS, LessonStage.CARRIED, LessonStage.CONSEQUENCE})
"""Stages in which the class has not yet come to the place its road leads to."""


def list_laid_papers(plan: Plan, position: Position) -> tuple[str, ...]:
    """Return the papers that the story has laid on the table so far, where all can read them."""
    states = road_of(plan, position.steps).states
    places = [state.place for state in (states[:-1] if position.stage in _ON_THE_WAY else states)]
    passages = plan.decision.passages
    return tuple(dict.fromkeys(name for place in places if place in passages for name in passages[place].papers))


def list_role_papers(position: Position, role: LessonRole) -> tuple[str, ...]:
    """Return a role's own papers: those of its brief, and those of its notes at junctures it has come to."""
    if position.stage is LessonStage.LOBBY:
        return ()
    reached = {step.passage for step in position.steps}
    if position.stage not in _ON_THE_WAY:
        reached.add(position.place)
    noted = [name for note in role.notes if note.passage in reached for name in note.papers]
    return tuple(dict.fromkeys((*role.papers, *noted)))


def list_news(plan: Plan, news: Iterable[str], roles: Iterable[str] | None) -> tuple[Inject, ...]:
    """Return the news that all have, or with roles what they have beside."""
    injects = [plan.injects[name] for name in news]
    if roles is None:
        return tuple(inject for inject in injects if not inject.roles)
    own = set(roles)
    return tuple(inject for inject in injects if own.intersection(inject.roles))


def list_papers_at_hand(
    plan: Plan, position: Position, news: tuple[str, ...], roles: tuple[str, ...]
) -> tuple[str, ...]:
    """Return every paper that somebody who holds, or sits in for, some roles may rely on now."""
    papers = [*list_laid_papers(plan, position)]
    for role in roles:
        papers += list_role_papers(position, plan.roles[role])
    for inject in (*list_news(plan, news, None), *list_news(plan, news, roles)):
        papers += inject.papers
    return tuple(dict.fromkeys(papers))
