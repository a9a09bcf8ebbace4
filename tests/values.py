"""Values of the model, changed in one field at a time, whatever fields they have."""

import datetime
import enum
import functools
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import attrs

from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, When
from game.story.dates import Span, read_span
from game.story.map import MapView
from game.story.promises import Named, Never, Reached
from game.story.references import Status

ELSEWHERE = Named(Reached("elsewhere"), "elsewhere")
SAMPLES: Mapping[Any, Any] = {
    When: When(Compare(0, Relation.AT_LEAST, 0), "always"),
    Span: read_span("1815-06-18"),
    MapView: MapView(sheet="another"),
    Status: Status.VERIFIED,
    Decimal: Decimal("4.5"),
    Never: Never(what=ELSEWHERE),
    Named: ELSEWHERE,
    Reached: ELSEWHERE.occurrence,
    frozenset[int]: frozenset({0}),
}
"""Values for fields that hold none, by what they may hold."""


def fields_of(kind: type) -> list[str]:
    """Return the names of a class's fields, but for where in a file it was written."""
    return [field.name for field in attrs.fields(kind) if field.name != "mark"]


def own_fields_of(kind: type) -> list[str]:
    """Return the names of the fields that do not simply hold a value with fields of its own."""
    hints = get_type_hints(kind)
    return [name for name in fields_of(kind) if hints[name] is Span or not attrs.has(hints[name])]


def kinds_in(value: Any) -> set[type]:
    """Return the attrs classes of a value and of all within it."""
    return {type(one) for one in _within(value) if attrs.has(type(one))}


def changed(value: Any, kind: type, field: str, *, beside: tuple[type, ...] = ()) -> Iterator[Any]:
    """Yield the value with the field of one value of a kind within it changed, for each of them in which it can be.

    What lies within values of the kinds `beside` is left as it is.
    """
    if type(value) is kind:
        for other in _others(getattr(value, field), get_type_hints(kind)[field]):
            yield _with_field(value, field, other)
    if isinstance(value, beside):
        return
    for put, part in _parts(value):
        yield from map(put, changed(part, kind, field, beside=beside))


def _parts(value: Any) -> Iterator[tuple[Callable[[Any], Any], Any]]:
    """Yield what a value is made of, each with what puts another one in its place."""
    if attrs.has(type(value)):
        for name in fields_of(type(value)):
            yield functools.partial(_with_field, value, name), getattr(value, name)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield functools.partial(_with_key, value, key), one
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield functools.partial(_with_place, value, place), one


def _with_field(value: Any, name: str, part: Any) -> Any:
    return attrs.evolve(value, **{name: part})


def _with_key(value: Mapping[Any, Any], key: Any, part: Any) -> Mapping[Any, Any]:
    return {**value, key: part}


def _with_place(value: tuple[Any, ...], place: int, part: Any) -> tuple[Any, ...]:
    return (*value[:place], part, *value[place + 1 :])


def _within(value: Any) -> Iterator[Any]:
    yield value
    for _, part in _parts(value):
        yield from _within(part)


def _others(value: Any, hint: Any) -> Iterator[Any]:
    """Yield another value of a field; none where nobody knows another."""
    if value is None:
        yield next(SAMPLES[part] for part in get_args(hint) if part in SAMPLES)
    elif type(value) in SAMPLES:
        yield SAMPLES[type(value)]
    elif value or not isinstance(value, tuple | Mapping):
        yield next(other for kind, other in _ANOTHER.items() if isinstance(value, kind))(value)


_ANOTHER: Mapping[type, Callable[[Any], Any]] = {
    enum.Enum: lambda value: next(other for other in type(value) if other is not value),
    str: lambda text: f"another {text}",
    int: lambda number: not number if isinstance(number, bool) else number + 1,
    float: lambda number: number + 1,
    Decimal: lambda number: number + 1,
    datetime.date: lambda day: day + datetime.timedelta(days=1),
    frozenset: lambda numbers: numbers | {max(numbers, default=0) + 1},
    tuple: lambda some: some[:-1],
    Mapping: lambda some: dict(list(some.items())[:-1]),
    **dict.fromkeys((Compare, Among, Negation, Every, Either), Negation),
}
"""How to come by another value, by the class of the one there is."""
