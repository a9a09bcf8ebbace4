"""A page as one JSON object; docs/json.md says what each field holds."""

import datetime
import json
from decimal import Decimal
from typing import Any

import attrs
from cattrs import Converter, override
from cattrs.gen import make_dict_unstructure_fn

from game.line.words import format_block
from game.play.cards import Amount
from game.play.page import Page
from game.story.prose import Cite

FORMAT = 2
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
    fields = {RENAMED.get(name, name): value for name, value in _CONVERTER.unstructure(page).items()}
    detail = fields.pop("detail")
    plain = "\n\n".join(format_block(block) for block in page.text)
    of = {"of": page.stage.value, **detail} if page.detail is not None else None
    return {"format": FORMAT, **fields, "plain": plain, "detail": of}


def number(value: Decimal) -> int | float:
    """Return a decimal as a number that JSON prints with the same digits: whole ones as ints, others as floats."""
    return int(value) if value == value.to_integral_value() else float(value)


def _converter() -> Converter:
    """Return what turns the values of a page into JSON's own kinds."""
    attrs.resolve_types(Amount)
    converter = Converter(unstruct_collection_overrides={tuple: list})
    omitted: dict[str, Any] = dict.fromkeys(UNTOLD, override(omit=True))
    converter.register_unstructure_hook_factory(
        attrs.has, lambda kind: make_dict_unstructure_fn(kind, converter, **omitted)
    )
    converter.register_unstructure_hook(Cite, lambda cite: {"source": cite.number, "claim": cite.claim})
    converter.register_unstructure_hook(Decimal, number)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    return converter


_CONVERTER = _converter()
