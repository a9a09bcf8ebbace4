"""Roles, papers and news as each may see them."""

import functools
from collections.abc import Iterable

import attrs

from game.lesson.classroom import Classroom
from game.lesson.course import state_at
from game.lesson.desk import list_news, list_papers_at_hand, list_role_papers
from game.lesson.places import Place
from game.lesson.plan import Plan
from game.lesson.sight import Sight
from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.view_values import GroupView, NewsView, OwnRole, PublicRole
from game.play.cards import PaperCard, SourceCard
from game.play.citations import Citations
from game.play.side_panel import build_paper
from game.story.lesson import Grouping, Inject, LessonRole
from game.story.prose import Block

_WITHOUT_NEWS = frozenset(
    {
        LessonStage.LOBBY,
        LessonStage.ENDING,
        LessonStage.QUESTIONS,
        LessonStage.REVEAL,
        LessonStage.RECKONING,
        LessonStage.DEBRIEF,
        LessonStage.REFLECTION,
        LessonStage.ENDED,
    }
)
"""The stages in which the story does not go on, and no news are shown."""


@attrs.frozen(kw_only=True)
class Desk:
    """What is told to somebody with certain roles alone: the first is their own, those they sit in for follow."""

    role: OwnRole
    represented: tuple[OwnRole, ...]
    papers: tuple[PaperCard, ...]
    news: tuple[NewsView, ...]
    sources: tuple[SourceCard, ...]


@functools.lru_cache(maxsize=512)  # of three hundred students dozens hold the same role
def view_desk(sight: Sight, roles: tuple[str, ...]) -> Desk:
    """Return what somebody with these roles may know beside what all do."""
    citations, plan = Citations(sight.plan.references), sight.plan
    own, *others = (_view_own_role(sight, plan.roles[role], citations, deputy=role != roles[0]) for role in roles)
    names = list_papers_at_hand(plan, sight.position, sight.news, roles)
    papers = _view_papers(sight, names, citations)
    news = view_news(sight, roles, citations)
    return Desk(role=own, represented=tuple(others), papers=papers, news=news, sources=citations.cards())


def view_public_role(sight: Sight, role: LessonRole, citations: Citations) -> PublicRole:
    """Return what all may know of a role; what it was after is told in the debrief."""
    return PublicRole(
        id=role.id,
        title=role.title,
        side=_find_side(sight.plan, role),
        observer=role.observer,
        card=citations.text(role.card),
        objective=role.objective if sight.objectives else "",
    )


def _find_side(plan: Plan, role: LessonRole) -> str:
    return next((side.title for side in plan.lesson.sides if side.id == role.side), "")


def _view_own_role(sight: Sight, role: LessonRole, citations: Citations, *, deputy: bool) -> OwnRole:
    """Return what only those who hold a role, or sit in for it, may know; nothing yet in the lobby."""
    stage = sight.position.stage
    told = stage is not LessonStage.LOBBY
    long = role.long_brief or role.brief
    first, other = (long, role.brief) if sight.long_briefs else (role.brief, long)
    return OwnRole(
        public=view_public_role(sight, role, citations),
        brief=citations.text(first) if told else (),
        longer=citations.text(other) if told and other != first else (),
        wants=role.wants if told else (),
        papers=_view_papers(sight, list_role_papers(sight.position, role), citations),
        note=_view_note(sight, role, citations),
        task=role.task if told else "",
        votes=stage in AT_JUNCTURE and sight.plan.votes(role.id, sight.position.place),
        deputy=deputy,
    )


def _view_note(sight: Sight, role: LessonRole, citations: Citations) -> tuple[Block, ...]:
    if sight.position.stage not in AT_JUNCTURE:
        return ()
    meters = state_at(sight.plan, sight.position).meters
    notes = [note for note in role.notes if note.passage == sight.position.place]
    return tuple(block for note in notes for block in citations.blocks(note.text, meters))


def _view_papers(sight: Sight, names: Iterable[str], citations: Citations) -> tuple[PaperCard, ...]:
    papers = sight.plan.references.papers
    return tuple(build_paper(papers[name], citations, new=False, hindsight=sight.hindsight) for name in names)


def view_news(sight: Sight, roles: tuple[str, ...] | None, citations: Citations) -> tuple[NewsView, ...]:
    """Return the news for all, or with roles those for them alone, while the story goes on."""
    if sight.position.stage in _WITHOUT_NEWS:
        return ()
    return tuple(_view_inject(sight, inject, citations) for inject in list_news(sight.plan, sight.news, roles))


def _view_inject(sight: Sight, inject: Inject, citations: Citations) -> NewsView:
    return NewsView(
        id=inject.id,
        title=inject.title,
        text=citations.text(inject.text),
        papers=_view_papers(sight, inject.papers, citations),
    )


@functools.lru_cache(maxsize=16)  # every student asks for the same groups
def list_groups(room: Classroom) -> tuple[tuple[GroupView, frozenset[int]], ...]:
    """Return those who meet in the discussion, each group with its places."""
    juncture = room.plan.junctures.get(room.position.place)
    if room.stage is not LessonStage.DISCUSSION or juncture is None or juncture.groups is Grouping.NONE:
        return ()
    groups: dict[str, list[Place]] = {}
    for place in room.members:
        role = room.plan.roles[place.role]
        side = _find_side(room.plan, role) if juncture.groups is Grouping.SIDE else ""
        groups.setdefault(side or role.title, []).append(place)
    return tuple(
        (GroupView(title=title, names=tuple(place.name for place in met)), frozenset(place.id for place in met))
        for title, met in groups.items()
    )
