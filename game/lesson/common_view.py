"""What the whole class may see now: the projector shows it, and every student beside what is their own."""

import functools
from collections import Counter

import attrs

from game.lesson.attendance import has_done, list_asked
from game.lesson.classroom import Classroom
from game.lesson.clock import read_clock
from game.lesson.own_roads import is_like_history, list_own_roads
from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.view_roles import list_groups, view_news, view_public_role
from game.lesson.view_story import has_hindsight, view_digests, view_page, view_situation
from game.lesson.view_values import CardView, CommonView, RoadsView, SpeakerView
from game.lesson.view_votes import describe_rule, list_shown_reasons, list_shown_tallies, view_outcome
from game.play.citations import Citations


def view_common(room: Classroom, at: int) -> CommonView:
    """Return what the whole class may see."""
    clock = read_clock(room, at)
    speaker = None
    if room.floor is not None:
        passed = max(0, clock.stage_passed - room.floor.since)
        speaker = SpeakerView(name=room.places[room.floor.place].name, passed=passed, seconds=room.floor.seconds)
    return attrs.evolve(_view_lasting(room), clock=clock, speaker=speaker)


@functools.lru_cache(maxsize=64)  # three hundred students look at the same class
def _view_lasting(room: Classroom) -> CommonView:
    """Return what the whole class may see, as far as it stays until the next event."""
    citations, asked = Citations(room.plan.references), list_asked(room)
    juncture = room.plan.junctures.get(room.position.place) if room.stage in AT_JUNCTURE else None
    page = view_page(room)
    view = CommonView(
        version=room.version,
        turn=room.turn,
        stage=room.stage,
        lesson=room.plan.lesson.title,
        paused=room.paused,
        stopped=room.stopped,
        clock=read_clock(room, room.at),
        roles=tuple(view_public_role(room, role, citations) for role in room.plan.lesson.roles),
        page=page,
        situation=view_situation(room, citations),
        digests=view_digests(room.plan, room.position, citations),
        question=juncture.question if juncture else "",
        prompt=juncture.prompt if juncture and room.stage is LessonStage.DISCUSSION else "",
        rule=describe_rule(juncture) if juncture else "",
        choices=page.options if page and juncture else (),
        tallies=list_shown_tallies(room),
        reasons=list_shown_reasons(room),
        outcome=view_outcome(room),
        news=view_news(room, None, citations) if tells_news(room) else (),
        groups=tuple(group for group, _ in list_groups(room)),
        card=_view_card(room),
        reflection=room.plan.lesson.reflection if room.stage is LessonStage.REFLECTION else "",
        roads=_view_roads(room),
        present=sum(place.present for place in room.members),
        done=sum(has_done(room, place.id) for place in asked),
        awaited=sum(place.present or has_done(room, place.id) for place in asked),
    )
    return attrs.evolve(view, sources=citations.cards())


def tells_news(room: Classroom) -> bool:
    """Tell whether news are shown: while the story goes on."""
    return not has_hindsight(room) and room.stage not in {LessonStage.LOBBY, LessonStage.QUESTIONS, LessonStage.ENDED}


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
    """Return where the single ballots alone would have led, from the reckoning on."""
    if not has_hindsight(room) or room.stage is LessonStage.REVEAL:
        return None
    roads = list_own_roads(room).values()
    endings = Counter(room.plan.decision.spot(road.place).title for road in roads)
    return RoadsView(
        endings=tuple(endings.most_common()),
        roads=len(roads),
        like_history=sum(is_like_history(room.plan, road.steps) for road in roads),
    )
