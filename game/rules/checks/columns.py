"""An entry books what its axis counts.

What a scale says in the end is where it stands: it is moved by `does`, and no bill books on it; a decision that has
it among its `axes` uses it under `scales`, or is warned. A chance is the ending's: no choice books one. Where an axis
has `sides`, each entry says whose lives it counts, by one of their names, and elsewhere none does. What rests on no
claim (`basis: none`) is an estimate of ours, and no fact and no judgement of the article.
At an ending an entry lies within the axis's `span`; a year and a chance are named there once, or each with a `when`.
At a choice a year is a shift: how many years later, or earlier.

Fails: `bill: {cohesion: {low: 1, best: 2, high: 3, ...}}`, where `cohesion` is a scale; a choice with an entry on an
axis that has `counts: chance`; `{kind: fact, basis: none, ...}`; a chance of 130;
`un-seat: {low: 1955, ...}` at a choice.
Passes: `does: {cohesion: +2}`; that entry at an ending; `{kind: estimate, basis: none, ...}`;
`un-seat: {low: -2, ...}` there.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote, quote_all
from game.problems import Problem, Severity, suggest
from game.rules.texts import choices_of
from game.story.bill import Entry, EntryKind
from game.story.model import Decision, Ending
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
    for ending in decision.endings.values():
        yield from _named_twice(ending, references)


def _named_twice(ending: Ending, references: References) -> Iterator[Problem]:
    """Tell of a year or a chance that an ending names more than once on the same road."""
    for name in dict.fromkeys(entry.axis for entry in ending.bill):
        axis = references.axes.get(name)
        entries = [entry for entry in ending.bill if entry.axis == name]
        if axis is None or axis.counts not in {Counts.YEAR, Counts.CHANCE} or all(entry.when for entry in entries):
            continue
        for entry in entries[1:]:
            message = (
                f"'{name}' is a {axis.counts.value}, which is not added up, and '{ending.id}' names it twice. "
                "Give each entry its own 'when', or remove one."
            )
            yield Problem(mark=entry.mark, code=CODE, message=message)


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
    return _fault_of_figure(entry, axis, at_choice=at_choice) or _fault_of_side(entry, axis)


def _fault_of_figure(entry: Entry, axis: Axis, *, at_choice: bool) -> str:
    """Say which figure the axis cannot have: at an ending it lies within the span, a shift in years is no year."""
    figures = [entry.low, entry.best, entry.high, *([] if entry.article is None else [entry.article])]
    if at_choice:
        if axis.counts is Counts.YEAR and max(map(abs, figures)) > axis.high - axis.low:
            return (
                f"On a choice '{axis.id}' is a shift. Write by how many years, as '{{low: -2, best: 0, high: 3, ...}}'."
            )
        return ""
    outside = [figure for figure in figures if not axis.low <= figure <= axis.high]
    if not outside or not entry.low <= entry.best <= entry.high:  # which D020 tells
        return ""
    return f"'{axis.id}' runs from {axis.low} to {axis.high}, and {outside[0]} is outside. Write a figure within."


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
