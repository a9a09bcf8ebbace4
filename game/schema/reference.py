"""Every key that a content file may have, as tables in Markdown made from the declarations."""

import functools
from collections.abc import Iterator
from typing import Any

from game.schema.containers import ANY_NUMBER, ListOf, MapOf, OneOrMany
from game.schema.declarations.bill import NO_BASIS, Basis
from game.schema.declarations.decision import FORMAT, ChoicePath, Version
from game.schema.declarations.holds import OccurrenceKind
from game.schema.declarations.map import Degrees
from game.schema.declarations.meters import StartValue, StepOrUse
from game.schema.declarations.pack import NeedOfVersion, VersionNumber
from game.schema.declarations.reveal import PassagePath
from game.schema.declarations.shared import DateOrWords
from game.schema.files import SORTS
from game.schema.records import Record
from game.schema.scalars import Date, Flag, Kind, Name, Number, OneOf, Range, Text, Whole
from game.schema.story_types import Changes, Condition, ProseKind
from game.schema.structure import list_records, unwrap


def list_keys() -> str:
    """Return a section for each sort of file, with a table for each thing in it that had none yet."""
    seen: set[str] = set()
    return "\n".join(line for sort in SORTS for line in _section(sort.name, sort.places, sort.kind, seen))


def _section(name: str, places: tuple[str, ...], kind: Kind[Any], seen: set[str]) -> Iterator[str]:
    yield f"### {name}: {', '.join(f'`{place}`' for place in places)}"
    yield ""
    if not isinstance(unwrap(kind), Record):
        yield f"A {_describe(unwrap(kind))}."
        yield ""
    for record in list_records(kind):
        if record.called not in seen:
            seen.add(record.called)
            yield from _table(record)


def _table(record: Record[Any]) -> Iterator[str]:
    yield f"**{_sentence(record.called)}.** {record.help}"
    if record.either:
        yield f"Exactly one of {' and '.join(f'`{key}`' for key in record.either)} is required."
    yield ""
    yield "| key | kind | required | help |"
    yield "|---|---|---|---|"
    for field in record.fields:
        required = "yes" if field.required else ""
        yield f"| `{field.name}` | {describe(field.kind)} | {required} | {_sentence(field.help)} |"
    yield ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] if not words.startswith(("true", "fact")) else words


def describe(kind: Kind[Any]) -> str:
    """Return what a kind asks for, in a few words."""
    return _describe(unwrap(kind))


@functools.singledispatch
def _describe(kind: Kind[Any]) -> str:
    raise NotImplementedError(kind)


@_describe.register
def _(kind: Record) -> str:  # type: ignore[type-arg]
    called: str = kind.called
    return called


@_describe.register
def _(kind: ListOf) -> str:  # type: ignore[type-arg]
    return f"list{_count(kind.least, kind.most)}: {describe(kind.kind)}"


def _count(least: int, most: int) -> str:
    if most == ANY_NUMBER:
        return f" of at least {least}" if least else ""
    return f" of {least}" if least == most else f" of {least} to {most}"


@_describe.register
def _(kind: OneOrMany) -> str:  # type: ignore[type-arg]
    one, many = describe(kind.single), describe(kind.kind)
    return f"{one}, or a list of them" if one == many else f"{one}, or a list: {many}"


@_describe.register
def _(kind: StepOrUse) -> str:
    return f"{describe(kind.step)}, or {describe(kind.use)}"


@_describe.register
def _(kind: Basis) -> str:
    return f"{describe(kind.claims)}; or `{NO_BASIS}`"


@_describe.register(OccurrenceKind)
def _(_: OccurrenceKind) -> str:
    return "choice, passage, ending or condition"


@_describe.register
def _(kind: MapOf) -> str:  # type: ignore[type-arg]
    return f"mapping{_count(kind.least, ANY_NUMBER)}: {describe(kind.key)} → {describe(kind.kind)}"


@_describe.register
def _(kind: Changes) -> str:
    return f"mapping: {describe(kind.key)} → change"


@_describe.register
def _(kind: Name) -> str:
    return f"name of {_one(kind.names.value)}" if kind.names else "name"


def _one(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


@_describe.register
def _(kind: Text) -> str:
    return "text" if kind.long else "text of one line"


@_describe.register
def _(kind: OneOf) -> str:  # type: ignore[type-arg]
    return ", ".join(f"`{word}`" for word in kind.words)


@_describe.register
def _(kind: Whole) -> str:
    return f"whole number, {kind.least} to {kind.most}"


@_describe.register
def _(kind: Number) -> str:
    return "number above zero" if kind.above_zero else "number"


@_describe.register
def _(kind: Range) -> str:
    return "range of whole numbers" if kind.whole else "range"


@_describe.register
def _(kind: Date) -> str:
    return "span" if kind.span else "date"


@_describe.register(DateOrWords)
def _(_: DateOrWords) -> str:
    return "date, or free words"


@_describe.register(VersionNumber)
def _(_: VersionNumber) -> str:
    return "version, such as `1.0`"


@_describe.register(NeedOfVersion)
def _(_: NeedOfVersion) -> str:
    return "versions, such as `>=1.0, <2`"


@_describe.register(Flag)
def _(_: Flag) -> str:
    return "`true` or `false`"


@_describe.register(Version)
def _(_: Version) -> str:
    return f"`{FORMAT}`"


@_describe.register(StartValue)
def _(_: StartValue) -> str:
    return "number of the range, or one of the values"


@_describe.register(Condition)
def _(_: Condition) -> str:
    return "condition"


@_describe.register(ProseKind)
def _(_: ProseKind) -> str:
    return "prose"


@_describe.register(ChoicePath)
def _(_: ChoicePath) -> str:
    return "`passage/choice`"


@_describe.register(PassagePath)
def _(_: PassagePath) -> str:
    return "name of a passage"


@_describe.register
def _(kind: Degrees) -> str:
    return "`longitude latitude`" if kind.least == 1 else "path"
