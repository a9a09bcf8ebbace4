"""What the teacher steers by: who is here, who has done what, what comes next, what may be shown."""

from game.lesson.attendance import find_done, list_asked, list_deputies, list_stragglers
from game.lesson.classroom import Classroom
from game.lesson.common_view import count_places, view_common
from game.lesson.course import find_next_position
from game.lesson.places import Place
from game.lesson.stages import FIRST, OPEN_VOTES, SECOND, LessonStage
from game.lesson.tally import find_choice, was_held
from game.lesson.teacher_verbs import can_let_in
from game.lesson.view_values import PlaceRow, ReasonRow, TallyView, TeacherView
from game.lesson.view_votes import find_juncture_in_view, view_tally

_NEXT = {
    LessonStage.BRIEFS: "Hand out the briefs",
    LessonStage.CARRIED: "Tell what happened on the way",
    LessonStage.PAGE: "Read the page",
    LessonStage.VOTE: "Open the sealed vote",
    LessonStage.PREDICTION: "Close the vote, and ask what history did",
    LessonStage.DISCUSSION: "Discuss",
    LessonStage.SECOND_VOTE: "Vote again",
    LessonStage.DECIDING: "Let the class decide",
    LessonStage.ENDING: "Read how it ended",
    LessonStage.QUESTIONS: "Ask what history did",
    LessonStage.REVEAL: "Reveal what history did",
    LessonStage.RECKONING: "Show the reckoning",
    LessonStage.DEBRIEF: "Open the next card of the debrief",
    LessonStage.REFLECTION: "Ask the last question",
    LessonStage.ENDED: "End the class",
}


def view_console(room: Classroom, at: int) -> TeacherView:
    """Return what the teacher's console shows."""
    stragglers = list_stragglers(room, at)
    asked, straggling = {place.id for place in list_asked(room)}, {place.id for place in stragglers}
    passage, done = find_juncture_in_view(room), find_done(room)
    return TeacherView(
        common=view_common(room, at),
        counts=count_places(room),
        code=room.opened.code if room.opened else "",
        class_id=room.opened.id if room.opened else "",
        locked=room.locked,
        places=tuple(
            _view_place(
                room,
                place,
                done=place.id in done if place.id in asked else None,
                straggles=place.id in straggling,
            )
            for place in room.places.values()
        ),
        stragglers=tuple(place.name for place in stragglers),
        next=_describe_next(room),
        may=_list_open_verbs(room),
        sealed=tuple(_list_tallies(room, passage)),
        reasons=tuple(_list_reasons(room, passage)),
        absent_roles=tuple(
            role
            for role, holders in room.holders.items()
            if not room.plan.roles[role].observer and not any(place.present for place in holders)
        ),
        injects=tuple((inject.id, inject.title) for inject in room.plan.lesson.injects if can_let_in(room, inject)),
        answers=_list_answers(room),
        tied=find_choice(room).tied if room.stage is LessonStage.DECIDING else (),
        rubric=room.plan.lesson.rubric,
    )


def _view_place(room: Classroom, place: Place, *, done: bool | None, straggles: bool) -> PlaceRow:
    deputy_for = (role for role in room.plan.roles if role != place.role and place in list_deputies(room, role))
    return PlaceRow(
        place=place.id,
        name=place.name,
        code=place.code,
        role=place.role,
        role_title=room.plan.roles[place.role].title,
        standing=place.standing.value,
        present=place.present,
        done=done,
        straggles=straggles,
        extra_seconds=room.extra_of.get(place.id, 0),
        deputy_for=tuple(deputy_for),
    )


def _describe_next(room: Classroom) -> str:
    """Say in words what comes next."""
    if room.stage is LessonStage.DECIDING:
        return "Let the class decide"
    following = find_next_position(room.plan, room.position)
    return _NEXT[following.stage] if following else ""


def _list_open_verbs(room: Classroom) -> frozenset[str]:
    """Name the verbs that are open to the teacher now."""
    runs = not room.stopped and room.stage is not LessonStage.ENDED
    verbs = {
        "advance": not room.stopped and bool(_describe_next(room)),
        "back": not room.stopped and len(room.trail) > 1,
        "vote_again": not room.stopped and room.stage in {LessonStage.DISCUSSION, LessonStage.DECIDING},
        "decide": not room.stopped and room.stage is LessonStage.DECIDING,
        "count_hands": room.stage in OPEN_VOTES,
        "pause": runs and not room.paused,
        "resume": room.paused,
        "stop": runs,
        "go_on": room.stopped,
        "end": runs,
        "next_class": room.stage is LessonStage.ENDED,
        "give_floor": not room.stopped and bool(room.members),
    }
    return frozenset(name for name, is_open in verbs.items() if is_open)


def _list_tallies(room: Classroom, passage: str) -> list[TallyView]:
    return [view_tally(room, passage, voting) for voting in (FIRST, SECOND) if was_held(room, passage, voting)]


def _list_reasons(room: Classroom, passage: str) -> list[ReasonRow]:
    """Return the reasons given at a juncture by those who are in the class."""
    shown = {(reason.place, reason.passage, reason.voting) for reason in room.shown_reasons}
    return [
        ReasonRow(
            place=place.id,
            name=place.name,
            passage=passage,
            voting=voting,
            choice=room.plan.decision.passages[passage].choice(ballot.choice).text,
            text=ballot.reason,
            shown=(place.id, passage, voting) in shown,
        )
        for voting in (FIRST, SECOND)
        for place in room.members
        if (ballot := room.ballots.get((passage, voting), {}).get(place.id)) is not None and ballot.reason
    ]


def _list_answers(room: Classroom) -> tuple[tuple[str, str], ...]:
    """Return what was written to the open card, or to the last question, with names."""
    written = room.reflections if room.stage is LessonStage.REFLECTION else {}
    if room.stage is LessonStage.DEBRIEF:
        written = room.answers.get(room.plan.lesson.cards[room.position.card].id, {})
    return tuple((place.name, written[place.id]) for place in room.members if place.id in written)
