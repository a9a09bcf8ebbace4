"""Votes as they may be seen: tallies, reasons, what the class chose."""

import operator
from fractions import Fraction

from game.lesson.attendance import may_vote
from game.lesson.classroom import Classroom
from game.lesson.course import road_of
from game.lesson.offering import order_choices
from game.lesson.places import Outcome
from game.lesson.sight import has_hindsight
from game.lesson.stages import AT_JUNCTURE, FIRST, SECOND, LessonStage
from game.lesson.tally import count_hands, is_closed, list_ballots, was_held, weigh_choices
from game.lesson.view_values import OutcomeView, TallyLine, TallyView
from game.story.engine import offer
from game.story.lesson import DecisionRule, Juncture, TieRule

_RULES = {
    DecisionRule.MAJORITY: "The majority decides.",
    DecisionRule.COUNCIL: "The council decides: each role counts its weight, however many hold it.",
    DecisionRule.LEADER: "The leader decides, after hearing the others.",
    DecisionRule.TEACHER: "The teacher decides, after hearing the class.",
}
_TIES = {
    TieRule.LEADER: "In a tie the leader's ballot decides, else the order of the choices on the page.",
    TieRule.ORDER: "In a tie the order of the choices on the page decides.",
    TieRule.TEACHER: "In a tie the teacher decides.",
}


def describe_rule(juncture: Juncture) -> str:
    """Say how the class decides at a juncture, and what settles a tie."""
    rule = _RULES[juncture.rule]
    return rule if juncture.rule is DecisionRule.TEACHER else f"{rule} {_TIES[juncture.tie]}"


def find_juncture_in_view(room: Classroom) -> str:
    """Return the passage of the juncture that the class stands before, or has just decided; empty elsewhere."""
    if room.stage in AT_JUNCTURE:
        return room.position.place
    return room.position.steps[-1].passage if room.stage is LessonStage.CONSEQUENCE else ""


def list_shown_tallies(room: Classroom) -> tuple[TallyView, ...]:
    """Return the tallies that the class may see: closed votes that are shown, here or with hindsight anywhere."""
    here = find_juncture_in_view(room)
    passages = [step.passage for step in room.position.steps] if has_hindsight(room) else [here] if here else []
    return tuple(
        view_tally(room, passage, voting)
        for passage in passages
        for voting in (FIRST, SECOND)
        if passage in room.plan.junctures and _is_shown(room, passage, voting)
    )


def _is_shown(room: Classroom, passage: str, voting: int) -> bool:
    default = room.plan.junctures[passage].shows_tally and room.stage is not LessonStage.PREDICTION
    shown = room.shown_tallies.get((passage, voting), default)
    return shown and is_closed(room, passage, voting) and was_held(room, passage, voting)


def list_shown_reasons(room: Classroom) -> tuple[str, ...]:
    """Return the reasons that the teacher shows, of this juncture, without names."""
    here = find_juncture_in_view(room)
    return tuple(
        reason.text
        for reason in room.shown_reasons
        if reason.passage == here and is_closed(room, reason.passage, reason.voting)
    )


def view_tally(room: Classroom, passage: str, voting: int) -> TallyView:
    """Return the tally of a vote, shown or sealed: who may see it is decided before."""
    ballots, hands = list_ballots(room, passage, voting), count_hands(room, passage, voting)
    first = room.ballots.get((passage, FIRST), {})
    weights = weigh_choices(room, passage) if room.plan.junctures[passage].rule is DecisionRule.COUNCIL else {}
    cast = [ballot.choice for ballot in ballots.values()]
    return TallyView(
        passage=passage,
        voting=voting,
        question="" if passage == find_juncture_in_view(room) else _name_juncture(room, passage),
        lines=tuple(
            TallyLine(
                choice=name,
                text=text,
                ballots=cast.count(name),
                hands=hands.get(name, 0),
                weight=_say_weight(weights.get(name, Fraction(0))) if weights and voting == SECOND else "",
            )
            for name, text in _list_choices(room, passage)
        ),
        ballots=len(ballots),
        voters=sum(may_vote(room, place, passage) for place in room.members),
        moved=sum(place in first and first[place].choice != ballot.choice for place, ballot in ballots.items()),
    )


def _name_juncture(room: Classroom, passage: str) -> str:
    return room.plan.junctures[passage].question or room.plan.decision.passages[passage].title


def _list_choices(room: Classroom, passage: str) -> tuple[tuple[str, str], ...]:
    """Return the choices that were open at a juncture on the class's road; all, where it went back and elsewhere."""
    for state in road_of(room.plan, room.position.steps).states:
        if state.place == passage:
            shown = offer(room.plan.decision, state)
            found = [(offered.choice.id, offered.choice.text) for offered in shown if offered.open]
            break
    else:
        found = [(choice.id, choice.text) for choice in room.plan.decision.passages[passage].choices]
    return order_choices(room, passage, found, operator.itemgetter(0))


def _say_weight(weight: Fraction) -> str:
    """Say a weight as people write it: `3`, `1/2`, `2 1/2`."""
    whole, part = divmod(weight.numerator, weight.denominator)
    rest = f"{part}/{weight.denominator}" if part else ""
    return " ".join(piece for piece in (str(whole) if whole or not rest else "", rest) if piece)


def view_outcome(room: Classroom) -> OutcomeView | None:
    """Return what the class has just chosen; None where it has not."""
    if room.stage is not LessonStage.CONSEQUENCE:
        return None
    step = room.position.steps[-1]
    outcome, juncture = room.outcomes.get(step.passage), room.plan.junctures.get(step.passage)
    if outcome is None or juncture is None:
        return None
    text = room.plan.decision.choice_of(step).text
    return OutcomeView(
        choice=outcome.choice, text=text, rule=describe_rule(juncture), tie=_describe_tie(outcome, juncture)
    )


def _describe_tie(outcome: Outcome, juncture: Juncture) -> str:
    if not outcome.tied:
        return ""
    return f"{len(outcome.tied)} choices stood even. {_TIES[juncture.tie]}"
