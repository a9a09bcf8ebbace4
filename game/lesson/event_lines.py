"""Events as lines of JSON, and back."""

import json
from collections.abc import Iterable
from typing import Any

import cattrs
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from game.lesson.events import ClassLogError, Event, Opened


def _make_converter() -> cattrs.Converter:
    converter = make_converter(forbid_extra_keys=True, omit_if_default=False)
    configure_tagged_union(Event, converter, tag_name="event", tag_generator=_tag)
    return converter


def _tag(kind: type) -> str:
    """Return the name of a kind of event in JSON: `DeputyNamed` is `deputy-named`."""
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip("-")


_CONVERTER = _make_converter()


def event_as_data(event: Event) -> dict[str, Any]:
    """Return an event as a mapping that JSON can hold; `event` says of which kind it is."""
    found: dict[str, Any] = _CONVERTER.unstructure(event, unstructure_as=Event)
    return found


def read_event(data: Any) -> Event:
    """Return the event in a mapping; raises ClassLogError where it is none of ours."""
    message = "The log of this class holds something that is no event of this version of the game."
    if not isinstance(data, dict):
        raise ClassLogError(message)
    try:
        found: Event = _CONVERTER.structure(data, Event)  # type: ignore[arg-type] # a union is no type to mypy
    except (cattrs.BaseValidationError, KeyError, TypeError, ValueError) as error:
        raise ClassLogError(message) from error
    return found


def write_line(event: Event) -> str:
    """Return an event as one line of JSON, without the line's end."""
    return json.dumps(event_as_data(event), ensure_ascii=False, separators=(",", ":"))


def read_line(line: str) -> Event:
    """Return the event of a line; raises ClassLogError where it is none of ours."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = "The log of this class has a line that is not JSON."
        raise ClassLogError(message) from error
    return read_event(data)


def write_class(events: Iterable[Event]) -> str:
    """Return a whole class as JSON lines."""
    return "".join(f"{write_line(event)}\n" for event in events)


def read_class(text: str) -> tuple[Event, ...]:
    """Return the events of a class kept as JSON lines; raises ClassLogError where a line is none, or none opens it."""
    events = tuple(read_line(line) for line in text.split("\n") if line.strip())
    if not events or not isinstance(events[0], Opened) or any(isinstance(event, Opened) for event in events[1:]):
        message = "This is not the log of one class: it must begin with its opening."
        raise ClassLogError(message)
    return events
