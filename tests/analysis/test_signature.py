"""The shape of a story names all that its figures depend on, and nothing besides."""

from collections.abc import Iterator, Mapping

import attrs
import pytest

from game.analysis.signature import find_signature
from game.library.shelf import Shelf
from game.story import bill, conditions, dates, effects, legs, model, promises, prose, questions, references
from game.story import map as maps
from tests.play.tables import GOOD
from tests.values import changed, kinds_in, own_fields_of

SHELF = Shelf(GOOD)
Story = tuple[model.Decision, references.References]


def story(name: str, shelf: Shelf = SHELF) -> Story:
    """Return a story with all that it rests on, and no axis that it does not count."""
    decision, kept = shelf.open(name), shelf.references()
    axes = {axis: kept.axes[axis] for axis in decision.axes}
    axes["lives"] = attrs.evolve(axes["lives"], words=("few", "many"), sides=(("town", "The town"),))
    lenses = {lens: attrs.evolve(one, seats=("another", decision.seat)) for lens, one in kept.lenses.items()}
    return with_all_that_may_be_said(decision), attrs.evolve(
        kept, axes=axes, lenses=lenses, scales={"faith": FAITH}, lost={"claims": frozenset({"a-lost-one"})}
    )


FAITH = references.Scale(
    id="faith", label="Faith", help="How firm.", low=0, high=1, start=0, words=("weak", "firm"),
    better=references.Better.MORE, seen_from="The town", basis=("villages-remember",), warning="Ours.",
)  # fmt: skip


def with_all_that_may_be_said(decision: model.Decision) -> model.Decision:
    """Add what the story itself does not use: changes on arriving, warnings of its own, and a promise."""
    endings = {name: attrs.evolve(ending, does=(effects.Put(0, 1),)) for name, ending in decision.endings.items()}
    held = promises.Never(what=promises.Named(promises.Reached(decision.opening), "the opening"))
    promise = promises.Promise(form=held, because="It is so.")
    return attrs.evolve(decision, endings=endings, warnings={"lives": "Count again."}, holds=(promise,))


STORIES = tuple(map(story, ("test-decision", "the-year-of-water")))
SHAPES = tuple(find_signature(*story) for story in STORIES)

COUNTED: Mapping[type, str] = {
    references.References: "axes lenses",
    references.Axis: "counts better low high",
    references.Lens: "seats weights",
    bill.Entry: "axis low best high when",
    conditions.Among: "meter values",
    conditions.Compare: "meter relation value",
    conditions.Either: "parts",
    conditions.Every: "parts",
    conditions.Negation: "part",
    conditions.When: "test",
    effects.Put: "meter value",
    effects.Shift: "meter amount low high",
    model.Choice: "id when does bill bill_first to",
    model.Decision: "id seat axes meters opening passages endings",
    model.Ending: "does bill",
    model.Meter: "low high start scale",
    model.Passage: "choices",
    model.Reveal: "road",
    model.Target: "to when",
}
"""What figures depend on. Conditions are counted but where they only choose what is told."""
TOLD = (prose.Piece, model.Trial)

READ: Mapping[type, str] = {
    references.References: "claims sources disputes papers people scales theses maps lost",
    references.Axis: "id name unit one help words sides decimals basis warning",
    references.Claim: "id text kind date span source where figures disputes status",
    references.Dispute: "id title article others game status",
    references.Figure: "name value unit",
    references.Lens: "id name help",
    references.Paper: "id title date kind by to what survives composed afterwards text basis",
    references.Person: "id name office born died also_written",
    references.Scale: "id label help low high start words better seen_from basis warning",
    promises.Promise: "form because",
    promises.Never: "after",
    promises.Named: "occurrence written",
    promises.Reached: "place",
    references.Source: "id author title published note",
    references.Thesis: "id title text basis paradox",
    bill.Entry: "confidence kind article side basis why",
    conditions.When: "written",
    dates.Span: "first last written",
    questions.Answer: "id text right",
    model.Briefing: "text wants fears judged_by",
    model.Choice: "text closed history passes then",
    model.Day: "date text",
    model.Decision: "title summary date place people theses plot legs part_of warnings holds fingerprint",
    model.Ending: "id title date place text onward never",
    model.Meter: "id label help names words hidden fact since",
    model.Note: "id title text basis dispute",
    legs.PartOf: "title inherits",
    model.Passage: "id title date place seat hides text present advice papers map kept",
    questions.Question: "id text answers at",
    model.Reveal: "questions text days notes",
    model.Role: "person role card",
    model.Trial: "thesis verdict endings when speaks text",
    prose.Piece: "text when",
    maps.Bounds: "west south east north",
    maps.MapLine: "label path",
    maps.MapPlace: "name at",
    maps.MapView: "sheet lines",
    maps.Map: "id title words coasts borders lines places",
    legs.LegName: "id title briefing bridge",
}
"""What is only read. A place, an axis and a lens are called by their keys, not by the `id` that repeats it."""


def shapes_with(kind: type, field: str, *, beside: tuple[type, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield the shape of each story and what it is with one value of a kind changed in a field."""
    for whole, shape in zip(STORIES, SHAPES, strict=True):
        for one in changed(whole, kind, field, beside=beside):
            try:
                yield shape, find_signature(*one)
            except KeyError:
                yield shape, "none, for an axis is gone"


def listed(table: Mapping[type, str]) -> list[tuple[type, str]]:
    """Return every field of a table."""
    return [(kind, field) for kind, fields in table.items() for field in fields.split()]


def named(value: object) -> str:
    """Name a case after its class or its field."""
    return value.__name__ if isinstance(value, type) else str(value)


def test_of_every_field_it_is_said_whether_figures_depend_on_it() -> None:
    kinds = {kind for whole in STORIES for part in whole for kind in kinds_in(part)}
    said = {kind: sorted(f"{COUNTED.get(kind, '')} {READ.get(kind, '')}".split()) for kind in kinds}
    assert said == {kind: sorted(own_fields_of(kind)) for kind in kinds}
    assert set(COUNTED) | set(READ) <= kinds


@pytest.mark.parametrize(("kind", "field"), listed(COUNTED), ids=named)
def test_what_figures_depend_on_changes_the_shape(kind: type, field: str) -> None:
    shapes = list(shapes_with(kind, field, beside=TOLD))
    assert shapes, "no story here has this"
    assert all(before != after for before, after in shapes)


@pytest.mark.parametrize(("kind", "field"), listed(READ), ids=named)
def test_what_is_only_read_leaves_the_shape(kind: type, field: str) -> None:
    shapes = list(shapes_with(kind, field))
    assert shapes, "no story here has this"
    assert all(before == after for before, after in shapes)


def test_the_same_story_read_again_has_the_same_shape() -> None:
    assert find_signature(*story("test-decision", Shelf(GOOD))) == SHAPES[0]
