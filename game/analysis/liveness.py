"""Which meters can still be asked from a place on; all others may be forgotten there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.story.bill import Entry
from game.story.conditions import When, asked
from game.story.effects import Put, Shift
from game.story.model import Choice, Decision, Ending, Passage
from game.story.prose import Prose

Live = Mapping[str, frozenset[int]]
"""For each place, the indices of the meters that something there or later can ask."""


def live_meters(decision: Decision, backward: Sequence[str], kept: frozenset[int]) -> Live:
    """Give the live meters of every place; `backward` lists the places, each after all that it leads to.

    The meters `kept` count as live everywhere.
    """
    finally_asked = _asked(trial.when for trial in decision.theses)
    live: dict[str, frozenset[int]] = {}  # filled from the endings back
    for place in backward:
        ending = decision.endings.get(place)
        if ending is not None:
            live[place] = kept | finally_asked | _asked(ending_conditions(ending))
        else:
            passage = decision.passages[place]
            here = _asked(passage_conditions(passage))
            live[place] = kept.union(here, *(_before(choice, live) for choice in passage.choices))
    return live


def _before(choice: Choice, live: Live) -> frozenset[int]:
    """Give the meters that a choice, and what follows it, asks of the state before it."""
    after = _asked(after_conditions(choice)).union(*(live[target.to] for target in choice.to))
    overwritten = {effect.meter for effect in choice.does if isinstance(effect, Put)}
    shifted = {effect.meter for effect in choice.does if isinstance(effect, Shift)}
    return _asked([choice.when]) | (after - (overwritten - shifted))


def passage_conditions(passage: Passage) -> Iterator[When | None]:
    """Give the conditions that a passage's own text and advice ask."""
    yield from _of_prose(passage.text)
    for _, advice in passage.advice:
        yield from _of_prose(advice)


def after_conditions(choice: Choice) -> Iterator[When | None]:
    """Give the conditions that are asked after a choice's effects: its targets, its prose and its bill."""
    for target in choice.to:
        yield target.when
    yield from _of_prose(choice.then)
    yield from _of_bill(choice.bill)


def ending_conditions(ending: Ending) -> Iterator[When | None]:
    """Give the conditions of an ending's text and bill."""
    yield from _of_prose(ending.text)
    yield from _of_bill(ending.bill)


def _of_prose(prose: Prose) -> Iterator[When | None]:
    return (piece.when for piece in prose)


def _of_bill(entries: Iterable[Entry]) -> Iterator[When | None]:
    return (entry.when for entry in entries)


def _asked(conditions: Iterable[When | None]) -> frozenset[int]:
    meters: set[int] = set()
    for when in conditions:
        if when is not None:
            meters |= asked(when.test)
    return frozenset(meters)
