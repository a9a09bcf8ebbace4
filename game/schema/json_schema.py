"""The declarations as JSON Schema (draft-07), for editors and other programs.

A schema sees one file and no further than the shape of each value. What a name leads to, whether a condition asks
meters that exist, and whatever the rules of `checks` ask, it cannot say: that is for `oneside check`.
"""

import functools
import re
from typing import Any

from game.parsing import codes
from game.schema.condition_text import MOST_LETTERS as LETTERS_OF_A_CONDITION
from game.schema.containers import ANY_NUMBER, ListOf, MapOf, OneOrMany
from game.schema.declarations.bill import NO_BASIS, Basis
from game.schema.declarations.decision import FORMAT, ChoicePath, Version
from game.schema.declarations.holds import OccurrenceKind
from game.schema.declarations.map import Degrees
from game.schema.declarations.meters import StartValue, StepOrUse
from game.schema.declarations.pack import NeedOfVersion, VersionNumber
from game.schema.declarations.reveal import PassagePath
from game.schema.declarations.shared import DateOrWords
from game.schema.files import FileSort
from game.schema.reading_manual import PAGES
from game.schema.records import Field, Record
from game.schema.scalars import Date, Flag, Kind, Name, Number, OneOf, Range, Text, Whole
from game.schema.story_types import Change, Changes, Condition, ProseKind
from game.schema.structure import unwrap

DIALECT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
"""YAML takes `1950` for a number and `true` for a truth before a schema sees them; to our reader both are text."""


def schema_of(sort: FileSort) -> Schema:
    """Return the schema of a sort of file."""
    shapes: dict[str, Schema] = {}
    kind = unwrap(sort.kind)
    top = _record(kind, shapes) if isinstance(kind, Record) else _in_place(kind, shapes)
    return {
        "$schema": DIALECT,
        "title": f"Lean to One Side: {sort.name}",
        **top,
        "definitions": dict(sorted(shapes.items())),
    }


def _in_place(kind: Kind[Any], shapes: dict[str, Schema], text: str = "") -> Schema:
    """Return the schema of a place; records are kept in `shapes` and referred to. `text` is the help of its key."""
    bare = unwrap(kind)
    words = text or kind.help or bare.help
    described: Schema = {"description": words} if words else {}
    return {**described, **_schema(bare, shapes)}


@functools.singledispatch
def _schema(kind: Kind[Any], shapes: dict[str, Schema]) -> Schema:
    raise NotImplementedError(kind, shapes)


@_schema.register
def _(kind: Record, shapes: dict[str, Schema]) -> Schema:  # type: ignore[type-arg]
    name = re.sub(r"^an? ", "", kind.called).replace(" ", "-").replace("'", "")
    if name not in shapes:
        shapes[name] = {}
        shapes[name] = _record(kind, shapes)
    return {"$ref": f"#/definitions/{name}"}


def _record(kind: Record[Any], shapes: dict[str, Schema]) -> Schema:
    fields: tuple[Field, ...] = kind.fields
    required = [field.name for field in fields if field.required]
    schema: Schema = {
        "description": kind.help,
        "type": "object",
        "properties": {field.name: _in_place(field.kind, shapes, field.help) for field in fields},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    if kind.either:
        schema["oneOf"] = [{"required": [key]} for key in kind.either]
    return schema


@_schema.register
def _(kind: ListOf, shapes: dict[str, Schema]) -> Schema:  # type: ignore[type-arg]
    counts = {"minItems": kind.least} if kind.least else {}
    most = {"maxItems": kind.most} if kind.most != ANY_NUMBER else {}
    return {"type": "array", "items": _in_place(kind.kind, shapes), **counts, **most}


@_schema.register
def _(kind: OneOrMany, shapes: dict[str, Schema]) -> Schema:  # type: ignore[type-arg]
    many = {"type": "array", "items": _in_place(kind.kind, shapes), "minItems": 1}
    return {"if": {"type": "array"}, "then": many, "else": _schema(unwrap(kind.single), shapes)}


@_schema.register
def _(kind: StepOrUse, shapes: dict[str, Schema]) -> Schema:
    return {"if": {"type": "object"}, "then": _in_place(kind.use, shapes), "else": _schema(kind.step, shapes)}


@_schema.register
def _(kind: Basis, shapes: dict[str, Schema]) -> Schema:
    return {"if": {"type": "string"}, "then": {"enum": [NO_BASIS]}, "else": _schema(kind.claims, shapes)}


@_schema.register
def _(kind: MapOf, shapes: dict[str, Schema]) -> Schema:  # type: ignore[type-arg]
    least = {"minProperties": kind.least} if kind.least else {}
    within = _in_place(kind.kind, shapes)
    return {"type": "object", "propertyNames": _name(kind.key), "additionalProperties": within, **least}


@_schema.register
def _(kind: Changes, shapes: dict[str, Schema]) -> Schema:
    within = _in_place(kind.change, shapes)
    return {"type": "object", "propertyNames": _name(kind.key), "additionalProperties": within}


@_schema.register
def _(kind: ProseKind, shapes: dict[str, Schema]) -> Schema:
    piece = {"if": {"type": "object"}, "then": _in_place(kind.piece, shapes), "else": _text(Text(long=True))}
    many = {"type": "array", "items": piece, "minItems": 1}
    return {"if": {"type": "array"}, "then": many, "else": _text(Text(long=True))}


@_schema.register
def _(kind: Name, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return _name(kind)


def _name(kind: Name) -> Schema:
    return {"type": "string", **_match_form(kind.form, codes.NO_NAME)}


@_schema.register
def _(kind: Text, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return _text(kind)


def _text(kind: Text) -> Schema:
    return {"type": _SCALAR, "pattern": r"\S" if kind.long else r"^\s*\S[^\n]*\s*$"}


@_schema.register
def _(kind: Condition, shapes: dict[str, Schema]) -> Schema:
    del kind, shapes
    return {"type": "string", "pattern": r"\S", "maxLength": LETTERS_OF_A_CONDITION}


@_schema.register
def _(kind: Number, shapes: dict[str, Schema]) -> Schema:
    del shapes
    above = {"exclusiveMinimum": 0} if kind.above_zero else {}
    return {"type": ["number", "string"], **_match_form(kind.form, codes.NO_NUMBER), **above}


@_schema.register
def _(kind: Whole, shapes: dict[str, Schema]) -> Schema:
    del shapes
    limits = {"minimum": kind.least, "maximum": kind.most}
    return {"type": ["integer", "string"], **_match_form(kind.form, codes.NO_NUMBER), **limits}


@_schema.register
def _(kind: Range, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": "string", **_match_form(kind.form, codes.NO_RANGE)}


@_schema.register
def _(kind: Date, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": ["string", "integer"], **_match_form(kind.form, codes.NO_DATE), "minimum": 1, "maximum": 9999}


@_schema.register
def _(kind: DateOrWords, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {**_text(Text()), "not": {"type": "string", **_match_form(kind.otherwise, codes.NO_DATE)}}


@_schema.register
def _(kind: OneOf, shapes: dict[str, Schema]) -> Schema:  # type: ignore[type-arg]
    del shapes
    numbers = [int(word) for word in kind.words if word.isdigit()]  # YAML reads such a word as a number
    return {"type": ["string", "integer"] if numbers else "string", "enum": [*kind.words, *numbers]}


@_schema.register
def _(kind: Flag, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": ["boolean", "string"], **_match_form(kind.form, codes.NO_FLAG)}


@_schema.register
def _(kind: Version, shapes: dict[str, Schema]) -> Schema:
    del kind, shapes
    return {"enum": [int(FORMAT), FORMAT], "default": int(FORMAT)}


@_schema.register
def _(kind: StartValue, shapes: dict[str, Schema]) -> Schema:
    del kind, shapes
    return {"type": ["integer", "string", "boolean"], "pattern": r"\S"}


@_schema.register
def _(kind: Change, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": ["integer", "string", "boolean"], **_match_form(kind.form, codes.WRONG_CHANGE)}


@_schema.register
def _(kind: ChoicePath, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": "string", **_match_form(kind.form, codes.NO_NAME)}


@_schema.register
def _(kind: OccurrenceKind, shapes: dict[str, Schema]) -> Schema:
    del kind, shapes
    return {"type": "string", "pattern": r"\S", "maxLength": LETTERS_OF_A_CONDITION}


@_schema.register
def _(kind: PassagePath, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": "string", **_match_form(kind.form, codes.NO_NAME)}


@_schema.register
def _(kind: Degrees, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": "string", **_match_form(kind.form, codes.WRONG_MAP)}


@_schema.register
def _(kind: VersionNumber, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": ["number", "string"], **_match_form(kind.form, codes.NO_VERSION)}


@_schema.register
def _(kind: NeedOfVersion, shapes: dict[str, Schema]) -> Schema:
    del shapes
    return {"type": "string", **_match_form(kind.form, codes.NO_NEED)}


def _match_form(form: re.Pattern[str], code: str) -> Schema:
    """Return the pattern of a whole value, with what editors that can say more than the pattern are to say."""
    return {"pattern": rf"^\s*({form.pattern})\s*$", "patternErrorMessage": PAGES[code].partition("\n")[0]}
