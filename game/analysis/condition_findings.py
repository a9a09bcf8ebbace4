"""Every condition of a decision with the answers it gets in the reachable states."""

from collections.abc import Iterable, Iterator

import attrs

from game.analysis.liveness import after_conditions
from game.analysis.reachable import Atlas
from game.story.conditions import When, asked, holds
from game.story.effects import applied
from game.story.model import Choice, Ending, Passage
from game.story.prose import Prose


@attrs.frozen(kw_only=True)
class Asking:
    """A condition, what hangs on it, and whether it was seen to hold, not to hold, or both."""

    when: When
    what: str
    answers: frozenset[bool]
    opens_choice: bool = False


def conditions_of(atlas: Atlas) -> Iterator[Asking]:
    """Give every condition that some reachable state asks."""
    decision = atlas.decision
    for name, layer in atlas.layers.items():
        if not layer or name in atlas.unfinished:
            continue
        passage = decision.passages.get(name)
        if passage is None:
            yield from _of_ending(atlas, decision.endings[name])
        else:
            yield from _of_passage(atlas, passage)
            for choice in passage.choices:
                yield from _of_choice(atlas, passage, choice)


def _of_ending(atlas: Atlas, ending: Ending) -> Iterator[Asking]:
    yield from _of_prose(atlas, ending.id, ending.text, "this paragraph")
    for entry in ending.bill:
        if entry.when:
            yield _asking(atlas, ending.id, entry.when, "this entry")


def _of_passage(atlas: Atlas, passage: Passage) -> Iterator[Asking]:
    yield from _of_prose(atlas, passage.id, passage.text, "this paragraph")
    for _, advice in passage.advice:
        yield from _of_prose(atlas, passage.id, advice, "this advice")
    for choice in passage.choices:
        if choice.when:
            asking = _asking(atlas, passage.id, choice.when, f"the choice '{choice.id}'")
            yield attrs.evolve(asking, opens_choice=True)


def _of_prose(atlas: Atlas, place: str, prose: Prose, what: str) -> Iterator[Asking]:
    for piece in prose:
        if piece.when:
            yield _asking(atlas, place, piece.when, what)


def _asking(atlas: Atlas, place: str, when: When, what: str) -> Asking:
    mask = atlas.layout.mask(asked(when.test))
    touched = {packed & mask for packed in atlas.layers[place]}
    answers = frozenset(holds(when.test, atlas.layout.unpack(packed)) for packed in touched)
    return Asking(when=when, what=what, answers=answers)


def _of_choice(atlas: Atlas, passage: Passage, choice: Choice) -> Iterator[Asking]:
    """Ask what is asked around the choice's effects, in the states in which it is open; targets in their order."""
    conditions = [when for when in after_conditions(choice) if when is not None]
    first = [entry.when for entry in choice.bill if entry.when is not None] if choice.bill_first else []
    if not (conditions or first):
        return
    move = next(move for move in atlas.moves[passage.id] if move.choice is choice)
    touched = {packed & move.mask for packed in atlas.layers[passage.id] if move.landing(packed) is not None}
    before = [atlas.layout.unpack(packed) for packed in touched]
    if not before:
        return
    yield from (_brought(choice, when, before) for when in first)
    after = [applied(choice.does, values) for values in before]
    targets = {id(target.when) for target in choice.to}
    for when in conditions:
        meters = after
        if id(when) in targets:
            earlier = _before(choice, when)
            meters = [values for values in after if not any(holds(other.test, values) for other in earlier)]
        yield _brought(choice, when, meters)


def _brought(choice: Choice, when: When, meters: Iterable[tuple[int, ...]]) -> Asking:
    answers = frozenset(holds(when.test, values) for values in meters)
    return Asking(when=when, what=f"what '{choice.id}' brings", answers=answers)


def _before(choice: Choice, when: When) -> list[When]:
    """Give the conditions of the targets that are asked before this one."""
    earlier: list[When] = []
    for target in choice.to:
        if target.when is when:
            break
        if target.when is not None:
            earlier.append(target.when)
    return earlier
