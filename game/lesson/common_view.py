"""What the whole class may see now: the projector shows it, and every student beside what is their own."""

import functools
from collections import Counter

import attrs

from game.lesson.attendance import find_done, list_asked
from game.lesson.classroom import Classroom
from game.lesson.clock import ClockView, read_clock
from game.lesson.own_roads import is_like_history, list_own_roads
from game.lesson.sight import Sight, sight_of
from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.view_roles import list_groups, view_news, view_public_role
from game.lesson.view_story import view_digests, view_page, view_situation
from game.lesson.view_values import (
    CardView,
    CommonView,
    CountsView,
    DigestView,
    GroupView,
    NewsView,
    PublicRole,
    RoadsView,
    SpeakerView,
)
from game.lesson.view_votes import describe_rule, list_shown_reasons, list_shown_tallies, view_outcome
from game.play.cards import SourceCard
from game.play.citations import Citations
from game.story.prose import Block


@attrs.frozen(kw_only=True)
class Told:
    """What is told to all beside the page, with the sources of it."""

    roles: tuple[PublicRole, ...]
    situation: tuple[Block, ...]
    digests: tuple[DigestView, ...]
    news: tuple[NewsView, ...]
    sources: tuple[SourceCard, ...]


@functools.lru_cache(maxsize=128)  # the same from ballot to ballot
def _tell(sight: Sight) -> Told:
    citations = Citations(sight.plan.references)
    roles = tuple(view_public_role(sight, role, citations) for role in sight.plan.lesson.roles)
    situation = view_situation(sight, citations)
    digests = view_digests(sight.plan, sight.position, citations)
    news = view_news(sight, None, citations)
    return Told(roles=roles, situation=situation, digests=digests, news=news, sources=citations.cards())


def view_common(room: Classroom, at: int) -> CommonView:
    """Return what the whole class may see."""
    return _view_at(room, max(at, room.at))


@functools.lru_cache(maxsize=64)  # three hundred students look at the same class in the same second
def _view_at(room: Classroom, at: int) -> CommonView:
    lasting = _view_lasting(room)
    clock = lasting.clock if at == room.at else read_clock(room, at)
    return attrs.evolve(lasting, clock=clock, speaker=_view_speaker(room, clock))


def _view_speaker(room: Classroom, clock: ClockView) -> SpeakerView | None:
    if room.floor is None:
        return None
    passed = max(0, clock.stage_passed - room.floor.since)
    return SpeakerView(name=room.places[room.floor.place].name, passed=passed, seconds=room.floor.seconds)


@functools.lru_cache(maxsize=64)
def _view_lasting(room: Classroom) -> CommonView:
    """Return what the whole class may see, as far as it stays until the next event."""
    told = _tell(sight_of(room))
    juncture = room.plan.junctures.get(room.position.place) if room.stage in AT_JUNCTURE else None
    page = view_page(room)
    return CommonView(
        version=room.version,
        turn=room.turn,
        stage=room.stage,
        lesson=room.plan.lesson.title,
        paused=room.paused,
        stopped=room.stopped,
        clock=read_clock(room, room.at),
        roles=told.roles,
        page=page,
        situation=told.situation,
        digests=told.digests,
        question=juncture.question if juncture else "",
        prompt=juncture.prompt if juncture and room.stage is LessonStage.DISCUSSION else "",
        rule=describe_rule(juncture) if juncture else "",
        choices=page.options if page and juncture else (),
        tallies=list_shown_tallies(room),
        reasons=list_shown_reasons(room),
        outcome=view_outcome(room),
        news=told.news,
        groups=list_group_views(room),
        card=_view_card(room),
        reflection=room.plan.lesson.reflection if room.stage is LessonStage.REFLECTION else "",
        roads=_view_roads(room),
        sources=told.sources,
    )


def count_places(room: Classroom) -> CountsView:
    """Return how many are here, and how many have done what the stage asks; no student's page asks for it."""
    asked, done = list_asked(room), find_done(room)
    return CountsView(
        present=sum(place.present for place in room.members),
        done=sum(place.id in done for place in asked),
        awaited=sum(place.present or place.id in done for place in asked),
    )


def list_group_views(room: Classroom) -> tuple[GroupView, ...]:
    """Return the groups that meet now."""
    return tuple(group for group, _ in list_groups(room))


def _view_card(room: Classroom) -> CardView | None:
    if room.stage is not LessonStage.DEBRIEF:
        return None
    cards, number = room.plan.lesson.cards, room.position.card
    card = cards[number]
    return CardView(
        id=card.id,
        kind=card.kind,
        question=card.question,
        written=card.written,
        number=number + 1,
        count=len(cards),
    )


def _view_roads(room: Classroom) -> RoadsView | None:
    """Return where the single ballots alone would have led, at the reckoning and once the class has ended."""
    if room.stage is not LessonStage.RECKONING and not (room.stage is LessonStage.ENDED and room.revealed):
        return None
    roads = list_own_roads(room).values()
    endings = Counter(room.plan.decision.spot(road.place).title for road in roads)
    return RoadsView(
        endings=tuple(endings.most_common()),
        roads=len(roads),
        like_history=sum(is_like_history(room.plan, road.steps) for road in roads),
    )
