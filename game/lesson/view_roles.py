"""Roles, papers and news as each may see them."""

from collections.abc import Iterable

from game.lesson.attendance import list_represented
from game.lesson.classroom import Classroom
from game.lesson.clock import reads_long
from game.lesson.course import state_at
from game.lesson.desk import list_news, list_papers_at_hand, list_role_papers
from game.lesson.places import Place
from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.view_story import has_hindsight
from game.lesson.view_values import GroupView, NewsView, OwnRole, PublicRole
from game.play.cards import PaperCard
from game.play.citations import Citations
from game.play.side_panel import build_paper
from game.story.lesson import Grouping, Inject, LessonRole
from game.story.prose import Block


def view_public_role(room: Classroom, role: LessonRole, citations: Citations) -> PublicRole:
    """Return what all may know of a role; what it was after is told in the debrief."""
    told = room.stage in {LessonStage.DEBRIEF, LessonStage.REFLECTION} or (
        room.stage is LessonStage.ENDED and room.revealed
    )
    return PublicRole(
        id=role.id,
        title=role.title,
        side=_find_side(room, role),
        observer=role.observer,
        card=citations.text(role.card),
        objective=role.objective if told else "",
    )


def _find_side(room: Classroom, role: LessonRole) -> str:
    return next((side.title for side in room.plan.lesson.sides if side.id == role.side), "")


def view_own_role(room: Classroom, role: LessonRole, citations: Citations, *, deputy: bool = False) -> OwnRole:
    """Return what only those who hold a role, or sit in for it, may know; nothing yet in the lobby."""
    told = room.stage is not LessonStage.LOBBY
    long = role.long_brief or role.brief
    first, other = (long, role.brief) if reads_long(room) else (role.brief, long)
    return OwnRole(
        public=view_public_role(room, role, citations),
        brief=citations.text(first) if told else (),
        longer=citations.text(other) if told and other != first else (),
        wants=role.wants if told else (),
        papers=_view_papers(room, list_role_papers(room, role), citations),
        note=_view_note(room, role, citations),
        task=role.task if told else "",
        votes=room.stage in AT_JUNCTURE and room.plan.votes(role.id, room.position.place),
        deputy=deputy,
    )


def _view_note(room: Classroom, role: LessonRole, citations: Citations) -> tuple[Block, ...]:
    if room.stage not in AT_JUNCTURE:
        return ()
    meters = state_at(room.plan, room.position).meters
    notes = [note for note in role.notes if note.passage == room.position.place]
    return tuple(block for note in notes for block in citations.blocks(note.text, meters))


def view_represented_roles(room: Classroom, place: Place, citations: Citations) -> tuple[OwnRole, ...]:
    """Return the roles that a student sits in for."""
    roles = [room.plan.roles[name] for name in list_represented(room, place)]
    return tuple(view_own_role(room, role, citations, deputy=True) for role in roles)


def view_papers(room: Classroom, place: Place, citations: Citations) -> tuple[PaperCard, ...]:
    """Return every paper that a student has at hand."""
    return _view_papers(room, list_papers_at_hand(room, place), citations)


def _view_papers(room: Classroom, names: Iterable[str], citations: Citations) -> tuple[PaperCard, ...]:
    papers, hindsight = room.plan.references.papers, has_hindsight(room)
    return tuple(build_paper(papers[name], citations, new=False, hindsight=hindsight) for name in names)


def view_news(room: Classroom, place: Place | None, citations: Citations) -> tuple[NewsView, ...]:
    """Return the news for all, or with a place those for its roles alone."""
    return tuple(_view_inject(room, inject, citations) for inject in list_news(room, place))


def _view_inject(room: Classroom, inject: Inject, citations: Citations) -> NewsView:
    return NewsView(
        id=inject.id,
        title=inject.title,
        text=citations.text(inject.text),
        papers=_view_papers(room, inject.papers, citations),
    )


def list_groups(room: Classroom) -> tuple[tuple[GroupView, frozenset[int]], ...]:
    """Return those who meet in the discussion, each group with its places."""
    juncture = room.plan.junctures.get(room.position.place)
    if room.stage is not LessonStage.DISCUSSION or juncture is None or juncture.groups is Grouping.NONE:
        return ()
    groups: dict[str, list[Place]] = {}
    for place in room.members:
        role = room.plan.roles[place.role]
        side = _find_side(room, role) if juncture.groups is Grouping.SIDE else ""
        groups.setdefault(side or role.title, []).append(place)
    return tuple(
        (GroupView(title=title, names=tuple(place.name for place in met)), frozenset(place.id for place in met))
        for title, met in groups.items()
    )
