"""Why a deed is dead: nothing asks for it, something overwrites it first, or all answers stay as they were."""

from collections.abc import Iterable

import attrs

from game.analysis.liveness import (
    list_conditions_after,
    list_conditions_before,
    list_ending_conditions,
    page_conditions,
)
from game.analysis.reachable import StateSpace
from game.story.conditions import When, find_meters
from game.story.effects import Effect, Put
from game.story.model import Choice, Decision, Passage


@attrs.frozen(kw_only=True)
class Fate:
    """Whether something asks for the effect on some road, and what overwrites it there before anything does.

    `by` is empty where it is asked first, or where nothing asks what overwrites it.
    """

    asked: bool
    by: tuple[str, ...] = ()


State = tuple[str, int]
"""A place, and the packed meters there."""


@attrs.define(eq=False)
class _Search:
    """What following an effect along the roads has come by; `ended` are the states in which something set it anew."""

    meter: int
    asked: bool = False
    setters: set[str] = attrs.field(factory=set)
    ended: set[State] = attrs.field(factory=set)


class Fates:
    """Follows effects along all roads, as far as they last."""

    def __init__(self, space: StateSpace) -> None:
        """Gather which meters are asked: by pages and what is open there, and by choices after their effects."""
        decision = space.decision
        self._space = space
        self._pages = {name: _asked_on(decision, passage) for name, passage in decision.passages.items()} | {
            name: _meters(list_ending_conditions(decision, ending)) | decision.columns.keys()
            for name, ending in decision.endings.items()
        }
        self._choices = {
            (name, choice.id): _meters(list_conditions_after(choice))
            for name, passage in decision.passages.items()
            for choice in passage.choices
        }

    def of(self, place: str, choice: Choice, number: int) -> Fate:
        """Return the fate of an effect of a choice, by its number among what the choice does."""
        search = _Search(choice.does[number].meter)
        waiting = [
            (transition.target, after)
            for packed in self._space.layers[place]
            for taken, transition, after in self._space.find_next(place, packed)
            if taken is choice
            and self._lasts(search, (place, choice.id), choice.does[number + 1 :], (transition.target, after))
        ]
        self._follow(search, waiting)
        if search.asked or not search.setters:
            return Fate(asked=search.asked)
        return Fate(asked=False, by=tuple(sorted(search.setters)) if self._asked_beyond(search) else ())

    def _follow(self, search: _Search, waiting: list[State]) -> None:
        """Look along the roads for what asks the meter, until something sets it anew."""
        seen = set(waiting)
        while waiting and not search.asked:
            place, packed = waiting.pop()
            search.asked = search.meter in self._pages[place]
            for choice, transition, after in self._space.find_next(place, packed):
                state = (transition.target, after)
                if self._lasts(search, (place, choice.id), choice.does, state) and state not in seen:
                    seen.add(state)
                    waiting.append(state)

    def _lasts(self, search: _Search, name: tuple[str, str], does: Iterable[Effect], state: State) -> bool:
        """Tell whether the effect outlasts a choice and the arrival after it; note what asks it, and what ends it."""
        ending = self._space.decision.endings.get(state[0])
        if _sets(does, search.meter):
            search.setters.add("/".join(name))
            search.ended.add(state)
            return False
        search.asked |= search.meter in self._choices[name]
        if ending is not None and _sets(ending.does, search.meter):
            search.setters.add(state[0])
            search.ended.add(state)
            return False
        return True

    def _asked_beyond(self, search: _Search) -> bool:
        """Tell whether the meter is asked once it was set anew."""
        named = (setter.rpartition("/") for setter in search.setters)
        if any(search.meter in self._choices.get((place, choice), ()) for place, _, choice in named):
            return True
        waiting, seen = list(search.ended), set(search.ended)
        while waiting:
            place, packed = waiting.pop()
            if search.meter in self._pages[place]:
                return True
            for choice, transition, after in self._space.find_next(place, packed):
                if search.meter in self._choices[place, choice.id]:
                    return True
                if (transition.target, after) not in seen:
                    seen.add((transition.target, after))
                    waiting.append((transition.target, after))
        return False


def _asked_on(decision: Decision, passage: Passage) -> frozenset[int]:
    opening = (when for choice in passage.choices for when in list_conditions_before(choice))
    return _meters((*page_conditions(decision, passage), *opening))


def _meters(conditions: Iterable[When | None]) -> frozenset[int]:
    return frozenset[int]().union(*(find_meters(when.test) for when in conditions if when is not None))


def _sets(effects: Iterable[Effect], meter: int) -> bool:
    return any(isinstance(effect, Put) and effect.meter == meter for effect in effects)
