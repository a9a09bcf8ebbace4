"""Ballots counted, and the class's choice found by the rule of the juncture."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from game.lesson.attendance import list_deputies, may_vote
from game.lesson.classroom import Classroom
from game.lesson.course import list_open_choices, state_at
from game.lesson.offering import order_choices
from game.lesson.places import Ballot, Place
from game.lesson.stages import AT_JUNCTURE, FIRST, SECOND, LessonStage
from game.story.lesson import DecisionRule, Juncture, TieRule


@attrs.frozen(kw_only=True)
class Finding:
    """What a rule finds: the choice, or None where the teacher must name it among `tied`, or all where none is tied."""

    choice: str | None
    tied: tuple[str, ...] = ()


def list_ballots(room: Classroom, passage: str, voting: int) -> Mapping[int, Ballot]:
    """Return the ballots that count in a vote; in the second, whoever did not vote again keeps the first."""
    first = room.ballots.get((passage, FIRST), {})
    cast = first if voting == FIRST else {**first, **room.ballots.get((passage, SECOND), {})}
    return {place: ballot for place, ballot in cast.items() if may_vote(room, room.places[place], passage)}


def count_hands(room: Classroom, passage: str, voting: int) -> Mapping[str, int]:
    """Return the raised hands of a vote; those of the first hold for the second too where none were counted again."""
    first = room.hands.get((passage, FIRST), {})
    return first if voting == FIRST else room.hands.get((passage, SECOND), first)


def count_choices(room: Classroom, passage: str, voting: int) -> Counter[str]:
    """Count ballots and hands, choice by choice."""
    counted = Counter(ballot.choice for ballot in list_ballots(room, passage, voting).values())
    counted.update(count_hands(room, passage, voting))
    return counted


def weigh_choices(room: Classroom, passage: str) -> dict[str, Fraction]:
    """Weigh the choices as a council does: each role its weight, shared among the ballots of those who speak for it."""
    ballots = list_ballots(room, passage, SECOND)
    weights: dict[str, Fraction] = {}
    for role in room.plan.lesson.roles:
        cast = _find_ballots_of(room, role.id, ballots) if room.plan.votes(role.id, passage) else []
        for ballot in cast:
            share = Fraction(role.weight, len(cast))
            weights[ballot.choice] = weights.get(ballot.choice, Fraction(0)) + share
    return weights


def _find_ballots_of(room: Classroom, role: str, ballots: Mapping[int, Ballot]) -> list[Ballot]:
    """Return the ballots that speak for a role: its holders', else its deputies', else the author's deputies'."""
    own = _of(room.holders[role], ballots) or _of(list_deputies(room, role), ballots)
    others = room.plan.roles[role].deputies
    return own or next((cast for deputy in others if (cast := _of(room.holders[deputy], ballots))), [])


def _of(places: Iterable[Place], ballots: Mapping[int, Ballot]) -> list[Ballot]:
    return [ballots[place.id] for place in places if place.id in ballots]


def find_choice(room: Classroom) -> Finding:
    """Return what the class chooses at the juncture where it stands, by that juncture's rule."""
    passage = room.position.place
    juncture = room.plan.junctures[passage]
    if juncture.rule is DecisionRule.TEACHER:
        return Finding(choice=None)
    counted = _count_by_rule(room, juncture)
    most = max(counted.values(), default=Fraction(0))
    names = [choice.id for choice in list_open_choices(room.plan, state_at(room.plan, room.position))]
    order = order_choices(room, passage, names, str)
    best = tuple(name for name in order if most and counted.get(name) == most)
    if len(best) < 2:  # noqa: PLR2004 - one is no tie
        return Finding(choice=best[0] if best else None)
    return Finding(choice=_settle(room, juncture, best), tied=best)


def _count_by_rule(room: Classroom, juncture: Juncture) -> Mapping[str, Fraction]:
    majority = {name: Fraction(count) for name, count in count_choices(room, juncture.passage, SECOND).items()}
    if juncture.rule is DecisionRule.COUNCIL:
        return weigh_choices(room, juncture.passage) or majority
    if juncture.rule is DecisionRule.LEADER:
        return _count_leaders(room, juncture.passage) or majority
    return majority


def _count_leaders(room: Classroom, passage: str) -> dict[str, Fraction]:
    ballots = list_ballots(room, passage, SECOND)
    cast = [ballot for role in room.plan.leaders for ballot in _find_ballots_of(room, role.id, ballots)]
    return {name: Fraction(count) for name, count in Counter(ballot.choice for ballot in cast).items()}


def _settle(room: Classroom, juncture: Juncture, tied: tuple[str, ...]) -> str | None:
    """Settle a tie as the juncture says; the leader's word counts where it is one of those tied, and is one."""
    if juncture.tie is TieRule.TEACHER:
        return None
    if juncture.tie is TieRule.LEADER:
        counted = _count_leaders(room, juncture.passage)
        most = max((counted.get(name, Fraction(0)) for name in tied), default=Fraction(0))
        said = [name for name in tied if most and counted.get(name) == most]
        if len(said) == 1:
            return said[0]
    return tied[0]


def is_closed(room: Classroom, passage: str, voting: int) -> bool:
    """Tell whether a vote was held and can no longer be changed."""
    if any(step.passage == passage for step in room.position.steps):
        return True
    if passage != room.position.place or room.stage not in AT_JUNCTURE:
        return False
    return room.stage in (_AFTER_FIRST if voting == FIRST else _AFTER_SECOND)


_AFTER_SECOND = frozenset({LessonStage.DECIDING})
_AFTER_FIRST = frozenset({LessonStage.PREDICTION, LessonStage.DISCUSSION, LessonStage.SECOND_VOTE}) | _AFTER_SECOND


def was_held(room: Classroom, passage: str, voting: int) -> bool:
    """Tell whether anybody voted in a vote."""
    return bool(room.ballots.get((passage, voting)) or room.hands.get((passage, voting)))
