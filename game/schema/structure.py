"""Walking the declarations: what kind stands under a key or in a list."""

from collections.abc import Iterator
from typing import Any

from game.schema.containers import ListOf, MapOf, OneOrMany, Via
from game.schema.declarations.bill import Basis
from game.schema.declarations.campaign import Later
from game.schema.declarations.decision import Passages
from game.schema.declarations.map import Coordinates, Degrees
from game.schema.declarations.meters import Meters, StepOrUse
from game.schema.declarations.passage import Events, PlainTarget
from game.schema.records import Field, Record
from game.schema.scalars import Kind, Name
from game.schema.story_types import Changes, ProseKind

ITEM = None
"""The step into a list; every other step is the key it goes by."""

PathStep = str | None


def unwrap(kind: Kind[Any]) -> Kind[Any]:
    """Return what an author writes: the kind without what only the program makes of it."""
    match kind:
        case Via() | Later() | Passages() | Events():
            return unwrap(kind.kind)
        case Meters():
            return MapOf(kind=kind.kind, key=kind.key)
        case PlainTarget():
            return kind.name
        case Coordinates():
            return Degrees(least=1)
        case _:
            return kind


def step_into(kind: Kind[Any], step: PathStep) -> Kind[Any] | None:
    """Return the kind one step further in; None where the declarations know no such step."""
    found: Kind[Any] | None = None
    match unwrap(kind), step:
        case (ListOf(kind=item) | OneOrMany(kind=item) | ProseKind(piece=item), None):
            found = item
        case (OneOrMany(single=single), str()):
            found = step_into(single, step)
        case (Basis(claims=claims), None):
            found = step_into(claims, step)
        case (StepOrUse(use=use), str()):
            found = step_into(use, step)
        case (MapOf(kind=named) | Changes(change=named), str()):
            found = named
        case (Record() as record, str()):
            field = field_of(record, step)
            found = None if field is None else field.kind
        case _:
            pass
    return None if found is None else unwrap(found)


def list_records(kind: Kind[Any]) -> Iterator[Record[Any]]:
    """Yield every record that a declaration is made of, the outer before the inner."""
    match unwrap(kind):
        case Record() as record:
            yield record
            for field in record.fields:
                yield from list_records(field.kind)
        case ListOf(kind=inner) | MapOf(kind=inner) | OneOrMany(single=inner):
            yield from list_records(inner)
        case ProseKind(piece=piece):
            yield from list_records(piece)
        case StepOrUse(use=use):
            yield use
        case _:
            return


def field_of(record: Record[Any], key: str) -> Field | None:
    """Return the declaration of a key."""
    return next((field for field in record.fields if field.name == key), None)


def key_of(kind: Kind[Any]) -> Name | None:
    """Return what the keys of a mapping name, where they are names and no declared keys."""
    match unwrap(kind):
        case MapOf() as named:
            return named.key
        case OneOrMany() as either:
            return key_of(either.single)
        case Changes() as changes:
            return changes.key
        case _:
            return None


def record_of(kind: Kind[Any]) -> Record[Any] | None:
    """Return the record whose keys may stand at a place, where one may."""
    match unwrap(kind):
        case Record() as record:
            return record
        case OneOrMany() as either:
            return record_of(either.single)
        case StepOrUse(use=use):
            return use
        case _:
            return None
