"""The shape of a story names all that its figures depend on, and nothing besides."""

from collections.abc import Iterator, Mapping

import attrs
import pytest

from game.analysis.signature import find_signature
from game.library.shelf import Shelf
from game.story import bill, conditions, dates, effects, model, prose, references
from game.story import map as maps
from tests.play.tables import GOOD
from tests.values import changed, kinds_in, own_fields_of

SHELF = Shelf(GOOD)
Story = tuple[model.Decision, references.References]


def story(name: str) -> Story:
    """Return a story with all that it rests on, and no axis that it does not count."""
    decision, kept = SHELF.open(name), SHELF.references()
    axes = {axis: kept.axes[axis] for axis in decision.axes}
    return decision, attrs.evolve(kept, axes=axes, lost={"claims": frozenset({"a-lost-one"})})


STORIES = tuple(map(story, ("test-decision", "the-year-of-water")))
SHAPES = tuple(find_signature(*story) for story in STORIES)

COUNTED: Mapping[type, str] = {
    references.References: "axes lenses",
    references.Axis: "better low high",
    references.Lens: "weights",
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
    model.Decision: "id axes meters opening passages endings",
    model.Ending: "bill",
    model.Meter: "low high start",
    model.Passage: "choices",
    model.Reveal: "road",
    model.Target: "to when",
}
"""What figures depend on. Conditions are counted but where they only choose what is told."""
TOLD = (prose.Piece, model.Trial)

READ: Mapping[type, str] = {
    references.References: "claims sources disputes papers people theses maps lost",
    references.Axis: "id name unit one help decimals basis warning",
    references.Claim: "id text kind date span source where figures disputes status",
    references.Dispute: "id title article others game status",
    references.Figure: "name value unit",
    references.Lens: "id name help",
    references.Paper: "id title date kind by to what survives afterwards text basis",
    references.Person: "id name office born died also_written",
    references.Source: "id author title published note",
    references.Thesis: "id title text basis paradox",
    bill.Entry: "confidence kind basis why",
    conditions.When: "written",
    dates.Span: "first last written",
    model.Answer: "id text right",
    model.Briefing: "text wants fears judged_by",
    model.Choice: "text closed history passes then",
    model.Day: "date text",
    model.Decision: "title summary date place seat people theses plot legs part_of fingerprint",
    model.Ending: "id title date place text onward never",
    model.Meter: "id label help names words hidden",
    model.Note: "id title text basis dispute",
    model.PartOf: "title inherits",
    model.Passage: "id title date place seat hides text present advice papers map",
    model.Question: "id text answers",
    model.Reveal: "questions text days notes",
    model.Role: "person role card",
    model.Trial: "thesis verdict endings when speaks text",
    prose.Piece: "text when",
    maps.Bounds: "west south east north",
    maps.MapLine: "label path",
    maps.MapPlace: "name at",
    maps.MapView: "sheet lines",
    maps.Map: "id title words coasts borders lines places",
    model.LegName: "id title briefing bridge",
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
    again = Shelf(GOOD)
    assert find_signature(again.open("test-decision"), again.references()) == SHAPES[0]
