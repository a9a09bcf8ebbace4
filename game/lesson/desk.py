"""The papers a student has at hand, by name."""

from game.lesson.attendance import list_represented
from game.lesson.classroom import Classroom
from game.lesson.course import road_of
from game.lesson.places import Place
from game.lesson.stages import LessonStage
from game.story.lesson import Inject, LessonRole


def list_laid_papers(room: Classroom) -> tuple[str, ...]:
    """Return the papers that the story has laid on the table so far, where all can read them."""
    if room.stage in {LessonStage.LOBBY, LessonStage.BRIEFS}:
        return ()
    road = room.plan.decision.passages
    states = road_of(room.plan, room.position.steps).states
    arriving = room.stage in {LessonStage.CARRIED, LessonStage.CONSEQUENCE}
    places = [state.place for state in (states[:-1] if arriving else states)]
    return tuple(dict.fromkeys(name for place in places if place in road for name in road[place].papers))


def list_role_papers(room: Classroom, role: LessonRole) -> tuple[str, ...]:
    """Return a role's own papers: those of its brief, and those of its notes at junctures it has come to."""
    if room.stage is LessonStage.LOBBY:
        return ()
    reached = {step.passage for step in room.position.steps}
    if room.stage not in _ON_THE_WAY:
        reached.add(room.position.place)
    noted = [name for note in role.notes if note.passage in reached for name in note.papers]
    return tuple(dict.fromkeys((*role.papers, *noted)))


_ON_THE_WAY = frozenset({LessonStage.LOBBY, LessonStage.BRIEFS, LessonStage.CARRIED, LessonStage.CONSEQUENCE})
"""Stages in which the class has not yet come to the place its road leads to."""


def list_news(room: Classroom, place: Place | None) -> tuple[Inject, ...]:
    """Return the news that all have, or with a place those that it has beside."""
    injects = [room.plan.injects[name] for name in room.news]
    if place is None:
        return tuple(inject for inject in injects if not inject.roles)
    own = {place.role, *list_represented(room, place)}
    return tuple(inject for inject in injects if own.intersection(inject.roles))


def list_papers_at_hand(room: Classroom, place: Place) -> tuple[str, ...]:
    """Return every paper that a student may rely on now."""
    roles = [room.plan.roles[name] for name in (place.role, *list_represented(room, place))]
    papers = [*list_laid_papers(room)]
    for role in roles:
        papers += list_role_papers(room, role)
    for inject in (*list_news(room, None), *list_news(room, place)):
        papers += inject.papers
    return tuple(dict.fromkeys(papers))
