"""How long a story takes to read: over all roads, and on history's."""

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

import attrs

from game.analysis.distribution import TooManySumsError, Weigher
from game.analysis.figures import Distribution, Reading, median
from game.analysis.liveness import TEXTS, Interest
from game.analysis.measures import Measure
from game.analysis.onward import Ahead
from game.analysis.page_words import PageWords
from game.analysis.quotient import build_graph
from game.analysis.reachable import StateSpace, Watch, explore
from game.story.conditions import When, find_meters, holds
from game.story.effects import apply_effects
from game.story.model import Choice, Decision
from game.story.prose import count_words, select_text
from game.story.references import References
from game.story.walk import Walk


def reading_of(space: StateSpace, references: References, history: Walk | None, watch: Watch) -> Reading:
    """Count the words of all roads; the state space must be whole, and tell apart nothing but what steers roads.

    Where texts ask so much that `watch` ends the exploring, only the mean is known: each condition is then looked at by
    itself.
    """
    decision = space.decision
    words = PageWords(space, references)
    mine = None if history is None else words_of(decision, words, history)
    lengths = _lengths(decision, words, watch)
    if not lengths:
        mean = _mean(space, words, watch)
        return Reading(shortest=None, median=None, longest=None, mean=mean, history=mine)
    return Reading(
        shortest=int(lengths[0][0]),
        median=int(median(lengths)),
        longest=int(lengths[-1][0]),
        mean=float(_mean_of(lengths)),
        history=mine,
    )


def _lengths(decision: Decision, words: PageWords, watch: Watch) -> Distribution:
    """Return how long all roads are; nothing where texts make too many states of it."""
    whole = explore(decision, TEXTS, watch)
    with suppress(TooManySumsError):
        return () if whole.unfinished else Measure(Weigher(word=1)).over(build_graph(whole, words))
    return ()


def words_of(decision: Decision, words: PageWords, road: Walk) -> int:
    """Count the words of one road."""
    pages = sum(words.on(state.place, state.meters) for state in road.states)
    choices = 0
    for state, step in zip(road.states, road.steps, strict=False):
        choice = decision.choice_of(step)
        after = apply_effects(choice.does, state.meters)
        choices += count_words(select_text(choice.then, after)) + words.moved(state.place, choice)
    return pages + choices


def _mean_of(lengths: Distribution) -> Fraction:
    roads = sum(number for _, number in lengths)
    return Fraction(sum(int(amount) * number for amount, number in lengths), roads)


@attrs.frozen
class _Part:
    """Something that is read on a page, or where a choice is made, if its condition holds there."""

    place: str
    choice: Choice | None
    when: When | None
    words: int


def _mean(space: StateSpace, words: PageWords, watch: Watch) -> float | None:
    """Return the mean over all roads, part by part; None where even one condition makes too many states."""
    ahead = Ahead(space)
    total = 0
    groups: dict[frozenset[int], list[_Part]] = {}
    for part in _parts(space.decision, words):
        groups.setdefault(find_meters(part.when.test) if part.when else frozenset(), []).append(part)
    for group, parts in groups.items():
        told_apart = explore(space.decision, Interest(bills=False, about=group, but=group), watch)
        if told_apart.unfinished:
            return None
        total += sum(_read(told_apart, ahead, part) for part in parts)
    return float(Fraction(total, space.roads))


def _parts(decision: Decision, words: PageWords) -> Iterator[_Part]:
    for place in (*decision.passages, *decision.endings):
        yield _Part(place, None, None, words.besides(place))
        yield from (_Part(place, None, piece.when, words.of(piece)) for piece in words.pieces(place))
    for place, passage in decision.passages.items():
        for choice in passage.choices:
            yield _Part(place, choice, None, words.moved(place, choice))
            yield from (_Part(place, choice, piece.when, words.of(piece)) for piece in choice.then)


def _read(space: StateSpace, ahead: Ahead, part: _Part) -> int:
    """Return how many words a part adds to all roads together."""
    roads = 0
    for packed, info in space.layers.get(part.place, {}).items() if part.words else ():
        meters = space.layout.unpack(packed)
        if part.choice is None:
            onward = ahead.roads(part.place, packed)
        else:
            landings = (each for each in space.find_next(part.place, packed) if each[0] is part.choice)
            onward = sum(ahead.roads(transition.target, after) for _, transition, after in landings)
            meters = apply_effects(part.choice.does, meters)
        if part.when is None or holds(part.when.test, meters):
            roads += info.roads * onward
    return roads * part.words
