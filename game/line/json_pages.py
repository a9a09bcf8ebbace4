"""A page as one JSON object; docs/json.md says what each field holds."""

import datetime
import enum
import json
from decimal import Decimal
from typing import Any, assert_never

import attrs

from game.line.words import format_block
from game.play.page import Page
from game.story.prose import Cite, Run, StyledText

FORMAT = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""

UNTOLD = frozenset({"mark"})
"""Fields of values that are no part of what a player sees."""

RENAMED = {"gauges": "meters", "stage": "kind"}
"""Fields of the page that bear another name in JSON."""


def page_as_line(page: Page) -> str:
    """Return a page as one line of JSON, in ASCII."""
    return json.dumps(page_as_object(page))


def page_as_object(page: Page) -> dict[str, Any]:
    """Return a page as an object of JSON's own kinds."""
    fields: dict[str, Any] = {"format": FORMAT}
    for field in attrs.fields(Page):
        if field.name != "detail":
            fields[RENAMED.get(field.name, field.name)] = _value(getattr(page, field.name))
    fields["plain"] = "\n\n".join(format_block(block) for block in page.text)
    fields["detail"] = None if page.detail is None else {"of": page.stage.value, **_fields(page.detail)}
    return fields


def _fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _value(getattr(value, field.name))
        for field in attrs.fields(type(value))
        if field.name not in UNTOLD
    }


def _value(value: object) -> Any:
    """Return any value that a page holds as JSON's own kinds; raises TypeError where there is a new kind of value."""
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, (StyledText, Cite)):
        return _run(value)
    if attrs.has(type(value)):
        return _fields(value)
    return _scalar(value)


def _scalar(value: object) -> Any:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case enum.Enum():
            return value.value
        case Decimal():
            return number(value)
        case datetime.date():
            return value.isoformat()
        case _:
            message = f"A page holds a {type(value).__name__}, which JSON is not told."
            raise TypeError(message)


def _run(run: Run) -> dict[str, Any]:
    """Return a run of text: words in a style, or a source mark."""
    match run:
        case StyledText():
            return {"text": run.text, "style": run.style.value}
        case Cite():
            return {"source": run.number, "claim": run.claim}
        case _:
            assert_never(run)


def number(value: Decimal) -> int | float:
    """Return a decimal as a number that JSON prints with the same digits: whole ones as ints, others as floats."""
    return int(value) if value == value.to_integral_value() else float(value)
