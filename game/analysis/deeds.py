"""Dead deeds: what choices do to meters without any road becoming another one by it.

An effect of a choice is dead if, in every reachable state in which the choice is open, the future is the same with it
and without it: the same choices shown and open, the same places, the same told, booked and judged, and columns of the
bill that end where they would have ended. It is looked at meter by meter, and for each condition only with those meters
that it asks besides, so that states do not multiply. Futures that no road comes to are worked out where they are
needed.
"""

from collections.abc import Iterator, Sequence

import attrs

from game.analysis.deed_fates import Fate, Fates
from game.analysis.joint_values import Group, standing
from game.analysis.liveness import Interest, find_live_cuts, list_ending_conditions, page_conditions, told_conditions
from game.analysis.reachable import StateSpace
from game.analysis.telling import Telling
from game.analysis.transitions import list_moves
from game.problems import Problem, Severity
from game.story.conditions import Meters, When, applies, find_meters
from game.story.effects import Effect, apply_effects
from game.story.engine import arrive, target_of
from game.story.model import Choice, Decision

MOST_NAMED = 3
"""Choices and endings that overwrite a deed, of which more would be no help."""


@attrs.frozen(kw_only=True)
class DeadDeed:
    """An effect of a choice that makes no difference, and why."""

    passage: str
    choice: str
    effect: Effect
    fate: Fate


@attrs.define(eq=False)
class _Deed:
    """An effect under suspicion until a difference is seen."""

    place: str
    choice: Choice
    number: int
    seen: bool = False

    @property
    def effect(self) -> Effect:
        return self.choice.does[self.number]

    @property
    def rest(self) -> tuple[Effect, ...]:
        """What else the choice does."""
        return self.choice.does[: self.number] + self.choice.does[self.number + 1 :]


def dead_deeds(space: StateSpace) -> tuple[DeadDeed, ...]:
    """Return the dead deeds of the choices that are open in some state; the state space must be whole."""
    deeds = [
        _Deed(place, choice, number)
        for place in space.moves
        for choice in space.decision.passages[place].choices
        if choice.id in space.taken[place]
        for number in range(len(choice.does))
    ]
    _look(space, deeds)
    fates = Fates(space)
    return tuple(
        DeadDeed(
            passage=deed.place,
            choice=deed.choice.id,
            effect=deed.effect,
            fate=fates.of(deed.place, deed.choice, deed.number),
        )
        for deed in deeds
        if not deed.seen
    )


def deed_findings(space: StateSpace) -> Iterator[Problem]:
    """Tell every dead deed, where it is written."""
    for dead in dead_deeds(space):
        meter = space.decision.meters[dead.effect.meter].id
        yield Problem(
            mark=dead.effect.mark,
            code="A010",
            message=f"what '{dead.choice}' does to '{meter}' {_why(dead.fate)}, or drop it.",
            severity=Severity.WARNING,
        )


def _why(fate: Fate) -> str:
    if fate.by:
        named = ", ".join(f"'{by}'" for by in fate.by[:MOST_NAMED])
        more = f" and {len(fate.by) - MOST_NAMED} more" if len(fate.by) > MOST_NAMED else ""
        return f"is overwritten by {named}{more} before anything asks it; ask it before"
    if fate.asked:
        return "changes no answer to what is asked later; ask for what it changes"
    return "is asked by nothing later; ask it"


def _look(space: StateSpace, deeds: Sequence[_Deed]) -> None:
    """Hold every effect to every state, until it is seen to make a difference."""
    groups = {meter: _groups(space.decision, meter) for meter in {deed.effect.meter for deed in deeds}}
    futures = {
        (meter, group): _Futures(space, meter, group) for meter, together in groups.items() for group in together
    }
    waiting: dict[str, list[_Deed]] = {}
    for deed in deeds:
        waiting.setdefault(deed.place, []).append(deed)
    for state in standing(space, list(dict.fromkeys(group for _, group in futures))):
        for deed in waiting.get(state.place, ()):
            for group in groups[deed.effect.meter] if not deed.seen else ():
                if group in state.groups and not deed.seen:
                    future = futures[deed.effect.meter, group]
                    deed.seen = any(future.differs(deed, meters) for meters in state.meters(group))


def _groups(decision: Decision, meter: int) -> list[Group]:
    """Return the meters that are to be looked at together: what a condition asks besides this one; it alone first."""
    besides = {find_meters(when.test) for when in _telling(decision, Interest(about=frozenset({meter})))}
    largest = [one for one in besides if not any(one < other for other in besides)]
    return [(meter,), *(tuple(sorted(together)) for together in largest if len(together) > 1)]


def _telling(decision: Decision, interest: Interest) -> Iterator[When]:
    """Yield the conditions of all texts and bills that are of interest."""
    for passage in decision.passages.values():
        yield from page_conditions(decision, passage, interest)
        for choice in passage.choices:
            yield from told_conditions(choice, interest)
    for ending in decision.endings.values():
        yield from list_ending_conditions(decision, ending, interest)


class _Futures:
    """Holds the futures of two states against each other that differ in one meter."""

    def __init__(self, space: StateSpace, meter: int, group: Group) -> None:
        interest = Interest(about=frozenset({meter}), but=frozenset(group))
        decision, layout = space.decision, space.layout
        self._decision, self._layout = decision, layout
        self._live = find_live_cuts(decision, tuple(space.layers)[::-1], interest)
        self._moves = list_moves(decision, layout, self._live, interest)
        self._telling = Telling(decision, layout, interest)
        self._same: set[tuple[str, int, int]] = set()

    def differs(self, deed: _Deed, before: Meters) -> bool:
        """Tell whether an effect makes a difference where the meters stand so; none where its choice is closed."""
        choice = deed.choice
        if not applies(choice.when, before):
            return False
        after, without = apply_effects(choice.does, before), apply_effects(deed.rest, before)
        target = target_of(choice, after)
        if target is None:
            return False
        if target_of(choice, without) != target:
            return True
        if self._telling.told(choice, before, after) != self._telling.told(choice, before, without):
            return True
        return self._part(target, self._packed(target, after), self._packed(target, without))

    def _packed(self, place: str, meters: Meters) -> int:
        return self._layout.pack_apart(arrive(self._decision, place, meters).meters, self._live[place])

    def _part(self, place: str, one: int, other: int) -> bool:
        """Tell whether two states of a place have different futures: whether some road from both tells them apart."""
        seen = {(place, one, other)}
        waiting = [(place, one, other)]
        while waiting:
            pair = waiting.pop()
            following = self._following(*pair) if pair[1] != pair[2] and pair not in self._same else ()
            if following is None:
                return True
            for after in following:
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        self._same |= seen
        return False

    def _following(self, place: str, one: int, other: int) -> list[tuple[str, int, int]] | None:
        """Return the pairs that the same choices lead to; None where something tells the states apart."""
        if self._telling.at(place, one) != self._telling.at(place, other):
            return None
        following: list[tuple[str, int, int]] = []
        for move in self._moves.get(place, ()):
            left, right = move.find_transition(one), move.find_transition(other)
            if left is None and right is None:
                continue
            if left is None or right is None or left.target != right.target:
                return None
            if self._telling.by(place, move.choice, one) != self._telling.by(place, move.choice, other):
                return None
            following.append((left.target, one & left.keep | left.bits, other & right.keep | right.bits))
        return following
