"""The shape of a story names all that its figures depend on, and nothing besides."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from game.analysis.signature import shape_of
from game.library.shelf import Shelf
from game.story.bill import Entry
from game.story.conditions import Negation, When
from game.story.effects import Put
from game.story.model import Choice, Decision
from game.story.prose import Piece
from game.story.references import Archive, Better
from tests.play.tables import GOOD

SHELF = Shelf(GOOD)
DECISION, ARCHIVE = SHELF.open("test-decision"), SHELF.archive()
Story = tuple[Decision, Archive]
SHAPE = shape_of(DECISION, ARCHIVE)


def with_choice(change: Callable[[Choice], Choice], wanted: Callable[[Choice], object] = lambda _: True) -> Story:
    """Change the first choice that is wanted."""
    for name, passage in DECISION.passages.items():
        for number, choice in enumerate(passage.choices):
            if wanted(choice):
                choices = (*passage.choices[:number], change(choice), *passage.choices[number + 1 :])
                changed = attrs.evolve(passage, choices=choices)
                return attrs.evolve(DECISION, passages={**DECISION.passages, name: changed}), ARCHIVE
    raise AssertionError


def with_entry(**changes: Any) -> Story:
    """Change the first entry that a choice books."""
    return with_choice(
        lambda choice: attrs.evolve(choice, bill=(attrs.evolve(choice.bill[0], **changes), *choice.bill[1:])),
        lambda choice: choice.bill,
    )


def with_ending(bill: Callable[[tuple[Entry, ...]], tuple[Entry, ...]]) -> Story:
    """Change the bill of the first ending."""
    name, ending = next(iter(DECISION.endings.items()))
    changed = attrs.evolve(ending, bill=bill(ending.bill))
    return attrs.evolve(DECISION, endings={**DECISION.endings, name: changed}), ARCHIVE


def with_meter(**changes: Any) -> Story:
    """Change the first meter."""
    first, *others = DECISION.meters
    return attrs.evolve(DECISION, meters=(attrs.evolve(first, **changes), *others)), ARCHIVE


def other_way(when: When) -> When:
    """Turn a condition round."""
    return attrs.evolve(when, test=Negation(when.test))


COUNTED: dict[str, Callable[[], Story]] = {
    "a choice's name": lambda: with_choice(lambda choice: attrs.evolve(choice, id="other")),
    "a condition": lambda: with_choice(
        lambda choice: attrs.evolve(choice, when=other_way(choice.when)) if choice.when else choice,
        lambda choice: choice.when,
    ),
    "an effect": lambda: with_choice(lambda choice: attrs.evolve(choice, does=(*choice.does, Put(0, 1)))),
    "a target": lambda: with_choice(lambda choice: attrs.evolve(choice, to=choice.to[:-1])),
    "when a bill is asked": lambda: with_choice(lambda choice: attrs.evolve(choice, bill_first=not choice.bill_first)),
    "a low estimate": lambda: with_entry(low=Decimal(-9)),
    "a best estimate": lambda: with_entry(best=Decimal("0.25")),
    "a high estimate": lambda: with_entry(high=Decimal(9_999)),
    "an axis of an entry": lambda: with_entry(axis="elsewhere"),
    "an ending's bill": lambda: with_ending(lambda bill: bill[1:]),
    "a range": lambda: with_meter(high=9),
    "a start": lambda: with_meter(start=0),
    "the opening": lambda: (attrs.evolve(DECISION, opening="council"), ARCHIVE),
    "history's road": lambda: (
        attrs.evolve(DECISION, reveal=attrs.evolve(DECISION.reveal, road=DECISION.reveal.road[:-1])),
        ARCHIVE,
    ),
    "the axes": lambda: (attrs.evolve(DECISION, axes=DECISION.axes[1:]), ARCHIVE),
    "a lens": lambda: (DECISION, attrs.evolve(ARCHIVE, lenses=dict(list(ARCHIVE.lenses.items())[1:]))),
    "which side of an axis is better": lambda: (
        DECISION,
        attrs.evolve(
            ARCHIVE, axes={name: attrs.evolve(axis, better=Better.MORE) for name, axis in ARCHIVE.axes.items()}
        ),
    ),
}

READ: dict[str, Callable[[], Story]] = {
    "the fingerprint": lambda: (attrs.evolve(DECISION, fingerprint="sha256:another", title="Another"), ARCHIVE),
    "a choice's words": lambda: with_choice(
        lambda choice: attrs.evolve(choice, text="Other words", then=(Piece("More words", None, DECISION.mark),))
    ),
    "a reason": lambda: with_entry(why="For other reasons."),
    "the ledger": lambda: (DECISION, attrs.evolve(ARCHIVE, claims={})),
    "the same read again": lambda: (Shelf(GOOD).open("test-decision"), Shelf(GOOD).archive()),
}


@pytest.mark.parametrize("what", COUNTED)
def test_what_figures_depend_on_changes_the_shape(what: str) -> None:
    assert shape_of(*COUNTED[what]()) != SHAPE


@pytest.mark.parametrize("what", READ)
def test_what_is_only_read_leaves_the_shape(what: str) -> None:
    assert shape_of(*READ[what]()) == SHAPE
