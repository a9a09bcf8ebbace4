"""What students do, carried out: joining, voting, predicting, answering."""

from typing import assert_never

from game.lesson.attendance import list_represented, may_vote
from game.lesson.classroom import Classroom
from game.lesson.course import list_open_choices, state_at
from game.lesson.desk import list_papers_at_hand
from game.lesson.events import (
    Answered,
    Event,
    Joined,
    Predicted,
    PresenceChanged,
    Reassigned,
    Reflected,
    TookBack,
    Voted,
)
from game.lesson.names import draw_code, draw_pseudonym, find_scarcest, name_by_role, tidy_code
from game.lesson.places import Ballot, Place, Standing
from game.lesson.questions import list_answers, list_open_questions
from game.lesson.stages import OPEN_VOTES, SECOND, LessonStage
from game.lesson.verbs import Answer, Join, Observe, Predict, Reflect, Refusal, SetPresence, StudentVerb, TakeBack, Vote
from game.lesson.written import quote_short, take_text
from game.play.questions import CONFIDENCES

Result = tuple[Event, ...] | Refusal
MOST_PLACES = 500
"""A class has room for so many, those who wait or were removed included."""
SURENESS = tuple(percent for percent, _ in CONFIDENCES.values())
"""How sure one can be, in percent."""


def perform_for_student(room: Classroom, verb: StudentVerb, at: int) -> Result:
    """Carry out what a student does."""
    match verb:
        case Join():
            return _join(room, verb, at)
        case TakeBack():
            return _take_back(room, verb, at)
        case SetPresence():
            return _set_presence(room, verb, at)
        case Observe() | Vote() | Predict() | Answer() | Reflect():
            return _refuse_place(room, verb.place) or _take_part(room, verb, at)
        case _:
            assert_never(verb)


def _take_part(room: Classroom, verb: Observe | Vote | Predict | Answer | Reflect, at: int) -> Result:
    match verb:
        case Observe():
            return _observe(room, verb, at)
        case Vote():
            return _refuse_turn(room, verb.turn) or _vote(room, verb, at)
        case Predict():
            return _predict(room, verb, at)
        case Answer():
            return _refuse_turn(room, verb.turn) or _answer(room, verb, at)
        case Reflect():
            return _reflect(room, verb, at)
        case _:
            assert_never(verb)


def _refuse_place(room: Classroom, place: int) -> Refusal | None:
    """Say why somebody cannot take part now; None where they can."""
    found = room.places.get(place)
    if found is None:
        return Refusal("There is no such place in this class.")
    if found.standing is Standing.WAITING:
        return Refusal("The teacher has not let you in yet.")
    if found.standing is Standing.REMOVED:
        return Refusal("The teacher has taken this place out of the class.")
    return Refusal("The class has stopped for today; it goes on another day.") if room.stopped else None


def _refuse_turn(room: Classroom, turn: int | None) -> Refusal | None:
    if turn is None or turn == room.turn:
        return None
    return Refusal("The class has gone on since this page was made; look at what it asks now.")


def _join(room: Classroom, verb: Join, at: int) -> Result:
    if verb.key and verb.key in room.keys:
        return ()
    if room.stage is LessonStage.ENDED:
        return Refusal("This class has ended.")
    if len(room.places) >= MOST_PLACES:
        return Refusal(f"This class is full: it has {MOST_PLACES} places.")
    role = _choose_role(room)
    taken = {place.name for place in room.places.values()}
    by_pseudonym = room.opened is not None and room.opened.pseudonyms
    joined = Joined(
        at=at,
        place=max(room.places, default=0) + 1,
        name=draw_pseudonym(verb.draw, taken) if by_pseudonym else name_by_role(room.plan.roles[role].title, taken),
        code=draw_code(verb.draw, {place.code for place in room.places.values()}),
        role=role,
        key=verb.key,
        waits=room.locked,
    )
    return (joined,)


def _choose_role(room: Classroom) -> str:
    """Return the role of whoever joins now: the leaders first, then whichever fewest hold; observers are not given."""
    roles = [role for role in room.plan.lesson.roles if not role.observer] or list(room.plan.lesson.roles)
    roles.sort(key=lambda role: not role.leader)
    counts = {role.id: len(room.holders[role.id]) for role in roles}
    return find_scarcest(counts, {role.id: role.most for role in roles})


def _take_back(room: Classroom, verb: TakeBack, at: int) -> Result:
    code = tidy_code(verb.code)
    found = next((place for place in room.places.values() if place.code == code), None)
    if found is None:
        return Refusal(f"No place in this class has the code {quote_short(verb.code)}.")
    if found.present and room.keys.get(verb.key) == found.id:
        return ()
    return (TookBack(at=at, place=found.id, key=verb.key),)


def _set_presence(room: Classroom, verb: SetPresence, at: int) -> Result:
    found = room.places.get(verb.place)
    if found is None:
        return Refusal("There is no such place in this class.")
    if found.present is verb.present:
        return ()
    return (PresenceChanged(at=at, place=verb.place, present=verb.present),)


def _observe(room: Classroom, verb: Observe, at: int) -> Result:
    observers = [role for role in room.plan.lesson.roles if role.observer]
    if not observers:
        return Refusal("This lesson has no observers.")
    if room.plan.roles[room.places[verb.place].role].observer:
        return ()
    if not may_observe(room):
        return Refusal("Observers are chosen before the first vote is closed; ask the teacher.")
    counts = {role.id: len(room.holders[role.id]) for role in observers}
    return (reassign(room, verb.place, find_scarcest(counts, {role.id: role.most for role in observers}), at),)


def may_observe(room: Classroom) -> bool:
    """Tell whether a student may still become an observer: there is such a role, and no vote was closed yet."""
    early = {LessonStage.LOBBY, LessonStage.BRIEFS, LessonStage.CARRIED, LessonStage.PAGE, LessonStage.VOTE}
    voted = any(step.passage in room.plan.junctures for step in room.position.steps)
    return not voted and room.stage in early and any(role.observer for role in room.plan.lesson.roles)


def reassign(room: Classroom, place: int, role: str, at: int) -> Reassigned:
    """Return the event that gives a student another role, and the name that goes with it."""
    name = room.places[place].name
    if room.opened is None or not room.opened.pseudonyms:
        others = {other.name for other in room.places.values() if other.id != place}
        name = name_by_role(room.plan.roles[role].title, others)
    return Reassigned(at=at, place=place, role=role, name=name)


def _vote(room: Classroom, verb: Vote, at: int) -> Result:
    place, passage = room.places[verb.place], room.position.place
    voting = OPEN_VOTES.get(room.stage)
    if voting is None:
        return Refusal("No vote is open now.")
    if not may_vote(room, place, passage):
        return Refusal("Your role does not vote here.")
    reason = take_text(verb.reason, may_be_empty=voting == SECOND)
    if isinstance(reason, Refusal):
        return reason
    papers = tuple(dict.fromkeys(verb.papers))
    refusal = _refuse_ballot(room, place, verb)
    if refusal is not None:
        return refusal
    ballot = Ballot(choice=verb.choice, reason=reason, papers=papers, confidence=verb.confidence)
    return _cast(room, verb.place, ballot, voting, at)


def _refuse_ballot(room: Classroom, place: Place, verb: Vote) -> Refusal | None:
    open_here = [choice.id for choice in list_open_choices(room.plan, state_at(room.plan, room.position))]
    if verb.choice not in open_here:
        return Refusal(f"There is no open choice {quote_short(verb.choice)} here.")
    roles = (place.role, *list_represented(room, place))
    at_hand = list_papers_at_hand(room.plan, room.position, room.news, roles)
    unknown = next((name for name in verb.papers if name not in at_hand), None)
    if unknown is not None:
        return Refusal(f"There is no paper {quote_short(unknown)} on your desk.")
    return _refuse_confidence(verb.confidence) if verb.confidence is not None else None


def _refuse_confidence(confidence: int) -> Refusal | None:
    if confidence in SURENESS:
        return None
    return Refusal(f"How sure you are is one of {', '.join(map(str, SURENESS))} in 100.")


def _cast(room: Classroom, place: int, ballot: Ballot, voting: int, at: int) -> Result:
    """Return the event of a ballot; none where the same was cast before."""
    passage = room.position.place
    before = room.ballots.get((passage, voting), {}).get(place)
    voted = Voted(
        at=at,
        place=place,
        passage=passage,
        voting=voting,
        choice=ballot.choice,
        reason=ballot.reason,
        papers=ballot.papers,
        confidence=ballot.confidence,
    )
    same = before is not None and room.places[place].present
    if same and before is not None and _content(before) == _content(ballot):
        return ()
    return (voted,)


def _content(ballot: Ballot) -> tuple[str, str, tuple[str, ...], int | None]:
    return ballot.choice, ballot.reason, ballot.papers, ballot.confidence


def _predict(room: Classroom, verb: Predict, at: int) -> Result:
    said = room.predictions.get(verb.question, {}).get(verb.place)
    if said is not None and (said.answer, said.confidence) == (verb.answer, verb.confidence):
        return ()
    if said is not None:
        return Refusal("You have said this once already, and a prediction stands.")
    if room.revealed:
        return Refusal("History has been told; nobody predicts any longer.")
    predicted = Predicted(
        at=at, place=verb.place, question=verb.question, answer=verb.answer, confidence=verb.confidence
    )
    return _refuse_prediction(room, verb) or (predicted,)


def _refuse_prediction(room: Classroom, verb: Predict) -> Refusal | None:
    if verb.question not in list_open_questions(room):
        return Refusal("This question is not asked now.")
    if verb.answer not in list_answers(room, verb.question):
        return Refusal(f"There is no answer {quote_short(verb.answer)} to this question.")
    return _refuse_confidence(verb.confidence)


def _answer(room: Classroom, verb: Answer, at: int) -> Result:
    cards = room.plan.lesson.cards
    if room.stage is not LessonStage.DEBRIEF or not cards[room.position.card].written:
        return Refusal("No card is to be answered in writing now.")
    text = take_text(verb.text)
    if isinstance(text, Refusal):
        return text
    card = cards[room.position.card].id
    if room.answers.get(card, {}).get(verb.place) == text:
        return ()
    return (Answered(at=at, place=verb.place, card=card, text=text),)


def _reflect(room: Classroom, verb: Reflect, at: int) -> Result:
    if room.stage is not LessonStage.REFLECTION:
        return Refusal("The last question is not asked now.")
    text = take_text(verb.text)
    if isinstance(text, Refusal):
        return text
    if room.reflections.get(verb.place) == text:
        return ()
    return (Reflected(at=at, place=verb.place, text=text),)
