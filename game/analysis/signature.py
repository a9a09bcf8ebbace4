"""What the figures of a story depend on, as one name: they hold as long as it stays the same, whatever is reworded."""

import hashlib
from collections.abc import Iterable
from typing import Any, assert_never

from game.story.bill import Entry
from game.story.conditions import Among, Compare, Either, Every, Negation, Test, When
from game.story.effects import Effect
from game.story.model import Choice, Decision
from game.story.references import References
from game.story.scoring import list_judges

MEANING = 2
"""Another number says that figures which were kept before mean something else now."""


def find_signature(decision: Decision, references: References) -> str:
    """Return the name of the story's roads and bills, and of the lenses and axes they are judged by.

    It is `sha256:` and 64 hexadecimal digits. Of texts only those count by which figures are called: names, not words.
    """
    axes = [
        (name, axis.counts.value, axis.better.value, str(axis.low), str(axis.high))
        for name in decision.axes
        for axis in (references.axes[name],)
    ]
    judging = {judge.lens for judge in list_judges(decision, references)}
    lenses = [
        (name, [(axis, str(weight)) for axis, weight in lens.weights])
        for name, lens in references.lenses.items()
        if lens in judging
    ]
    passages = [(name, [_choice(choice) for choice in one.choices]) for name, one in decision.passages.items()]
    endings = [(name, _effects(ending.does), _bill(ending.bill)) for name, ending in decision.endings.items()]
    meters = [(meter.low, meter.high, meter.start, meter.scale) for meter in decision.meters]
    road = decision.reveal.road
    meaning = (MEANING, decision.id, axes, lenses, meters, decision.opening, passages, endings, road)
    return f"sha256:{hashlib.sha256(repr(meaning).encode()).hexdigest()}"


def _choice(choice: Choice) -> tuple[Any, ...]:
    """Return what a choice asks, does, books and leads to."""
    to = [(target.to, _when(target.when)) for target in choice.to]
    return choice.id, _when(choice.when), _effects(choice.does), _bill(choice.bill), choice.bill_first, to


def _effects(effects: Iterable[Effect]) -> list[str]:
    return [repr(effect) for effect in effects]


def _bill(entries: Iterable[Entry]) -> list[tuple[Any, ...]]:
    return [(one.axis, str(one.low), str(one.best), str(one.high), _when(one.when)) for one in entries]


def _when(when: When | None) -> tuple[Any, ...]:
    return () if when is None else _test(when.test)


def _test(test: Test) -> tuple[Any, ...]:
    match test:
        case Compare():
            return test.meter, test.relation.value, test.value
        case Among():
            return test.meter, "among", sorted(test.values)
        case Negation():
            return "not", _test(test.part)
        case Every():
            return "every", [_test(part) for part in test.parts]
        case Either():
            return "either", [_test(part) for part in test.parts]
        case _:
            assert_never(test)
