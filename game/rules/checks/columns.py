"""An entry books what its axis counts.

What a scale says in the end is where it stands: it is moved by `does`, and no bill books on it; a decision that has
it among its `axes` uses it under `scales`, or is warned. A chance is the ending's: no choice books one. Where an axis
has `sides`, each entry says whose lives it counts, by one of their names, and elsewhere none does. What rests on no
claim (`basis: none`) is an estimate of ours, and no fact and no judgement of the article.

Fails: `bill: {cohesion: {low: 1, best: 2, high: 3, ...}}`, where `cohesion` is a scale; a choice with an entry on an
axis that has `counts: chance`; `{kind: fact, basis: none, ...}`.
Passes: `does: {cohesion: +2}`; that entry at an ending; `{kind: estimate, basis: none, ...}`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote, quote_all
from game.problems import Problem, Severity, suggest
from game.rules.texts import choices_of
from game.story.bill import Entry, EntryKind
from game.story.model import Decision
from game.story.references import Axis, Counts, References

CODE = "D044"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Hold every column and every entry to the kind of its axis."""
    used = {meter.scale for meter in decision.meters}
    for name in decision.axes:
        axis = references.axes.get(name)
        if axis is not None and axis.counts is Counts.SCALE and name not in used:
            message = f"{quote(name)} is a scale that this decision does not use. Add it to 'scales', or take it out."
            yield Problem(mark=find_mark(name, decision.mark), code=CODE, message=message, severity=Severity.WARNING)
    at_choices = {id(entry) for _, choice in choices_of(decision) for entry in choice.bill}
    for entry in decision.entries():
        axis = references.axes.get(entry.axis)
        if axis is not None and (fault := _fault(entry, axis, at_choice=id(entry) in at_choices)):
            yield Problem(mark=entry.mark, code=CODE, message=fault)


def _fault(entry: Entry, axis: Axis, *, at_choice: bool) -> str:
    """Say why an entry cannot be booked on an axis; empty where it can."""
    if axis.counts is Counts.SCALE:
        return f"'{axis.id}' is a scale, and is billed where it ends. Write 'does: {{{axis.id}: +1}}' instead."
    if axis.counts is Counts.CHANCE and at_choice:
        return (
            f"'{axis.id}' is a chance, which an ending names. Move the entry there, with 'when' where the road matters."
        )
    if not entry.basis and entry.kind is not EntryKind.ESTIMATE:
        return f"An entry of kind '{entry.kind.value}' rests on claims. Name them as its 'basis', or leave out 'kind'."
    return _fault_of_side(entry, axis)


def _fault_of_side(entry: Entry, axis: Axis) -> str:
    sides = [name for name, _ in axis.sides]
    if entry.side in sides or not (entry.side or sides):
        return ""
    if not sides:
        return f"'{axis.id}' has no sides. Remove 'side', or declare 'sides' for it in 'axes.yaml'."
    if not entry.side:
        return f"'{axis.id}' counts by side. Add 'side', one of {quote_all(sides)}."
    mend = suggest(entry.side, sides) or f" Write one of {quote_all(sides)}."
    return f"'{axis.id}' has no side {quote(entry.side)}.{mend}"
