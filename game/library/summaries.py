"""What a list of decisions says of each: read from the top of its file, and as a rule no further than that."""

import datetime
import re
from pathlib import Path

import attrs
from yaml import YAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from game.characters import replace_forbidden
from game.errors import describe_reason
from game.parsing.parser import parser_of
from game.parsing.quoting import format_path
from game.parsing.reading import Reading, TooManyProblemsError
from game.parsing.source import MOST_BYTES, read_at_most
from game.parsing.yaml_errors import refuse_error
from game.parsing.yaml_nodes import MOST_DEEP
from game.story.dates import Span, read_span

_WANTED = ("title", "summary", "date", "place", "seat")
_LISTED = ("carried", "legs")
"""What a campaign lists at its top, besides."""
MOST_EVENTS = 300_000
_IN_A_LIST = 2
"""How deep an item of a list at the top stands."""
_NO_DATE = Span(datetime.date.max, datetime.date.max, "")
_ENDINGS = "\nendings:\n"
_NEXT_KEY = re.compile(r"^[a-z]", re.MULTILINE)
_ENDING = re.compile(r"^  [a-z][a-z0-9-]*:", re.MULTILINE)


@attrs.frozen(kw_only=True)
class Heading:
    """What a list says of a decision; `broken` says why it cannot be said, and is empty where it can.

    `endings` is their number where it can be seen without reading the file, else None. `legs` and `carried` are the
    names of a campaign's decisions and of the meters that it carries; a decision has none.
    """

    id: str
    title: str
    summary: str = ""
    date: Span = _NO_DATE
    place: str = ""
    seat: str = ""
    path: Path
    endings: int | None = None
    legs: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    broken: str = ""


def read_heading(path: Path) -> Heading:
    """Read what the top of a decision says of it; a file that cannot be read gives a broken heading."""
    return _read(path, ())


def read_campaign_heading(path: Path) -> Heading:
    """Read what the top of a campaign says of it, with its legs; its endings are those of its last leg."""
    return _read(path, _LISTED)


def _read(path: Path, listed: tuple[str, ...]) -> Heading:
    text = ""
    try:
        text = read_at_most(path, MOST_BYTES).decode("utf-8").removeprefix("\ufeff")
        words, lists = _top(text, _WANTED, listed)
    except OSError as error:
        return _broken(path, f"{format_path(path)} cannot be read: {describe_reason(error)}.")
    except YAMLError as error:
        return _broken(path, _describe_error(error, path, text))
    except ValueError:
        return _broken(path, f"{format_path(path)} is not UTF-8 text.")
    lacking = next((name for name in (*_WANTED, *listed) if not words.get(name) and not lists.get(name)), "")
    if lacking:
        return _broken(path, f"{format_path(path)} has no '{lacking}'.")
    return _heading(path, words, lists, _endings(text))


def _heading(path: Path, words: dict[str, str], lists: dict[str, list[str]], endings: int | None) -> Heading:
    safe = {name: replace_forbidden(words[name]) for name in _WANTED}
    try:
        date = read_span(safe["date"])
    except ValueError:
        return _broken(path, f"{format_path(path)} has a 'date' that is not a date.")
    legs, carried = (tuple(map(replace_forbidden, lists.get(name, ()))) for name in ("legs", "carried"))
    return Heading(
        id=path.stem,
        path=path,
        title=safe["title"],
        summary=safe["summary"],
        date=date,
        place=safe["place"],
        seat=safe["seat"],
        endings=endings,
        legs=legs,
        carried=carried,
    )


def read_top(path: Path, wanted: tuple[str, ...]) -> dict[str, str]:
    """Return those of the wanted texts that stand at the top of a file; none where it cannot be read."""
    try:
        return _top(read_at_most(path, MOST_BYTES).decode("utf-8").removeprefix("\ufeff"), wanted, ())[0]
    except (OSError, YAMLError, ValueError):
        return {}


def _top(text: str, wanted: tuple[str, ...], listed: tuple[str, ...]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Collect the wanted texts and lists of the outermost mapping from the parser's events; stop when there are all."""
    words: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    parser = parser_of(text)
    deep, left, key = 0, MOST_EVENTS, ""
    while left and deep <= MOST_DEEP and (event := parser.get_event()) is not None:
        left -= 1
        if isinstance(event, CollectionStartEvent):
            deep += 1
        elif isinstance(event, CollectionEndEvent):
            deep -= 1
            key = "" if deep == 1 else key
        elif isinstance(event, ScalarEvent) and deep == 1:
            if key in wanted:
                words[key] = event.value.strip()
            key = "" if key else event.value
        elif isinstance(event, ScalarEvent) and deep == _IN_A_LIST and key in listed:
            lists.setdefault(key, []).append(event.value)
        if deep == 1 and len(words) + len(lists) == len(wanted) + len(listed):
            break
    return words, lists


def _endings(text: str) -> int | None:
    """Count the endings where they stand as the format's page has them, one name a line, two blanks in."""
    begins = text.find(_ENDINGS)
    if begins < 0:
        return None
    return len(_ENDING.findall(_NEXT_KEY.split(text[begins + len(_ENDINGS) :], maxsplit=1)[0])) or None


def _describe_error(error: YAMLError, path: Path, text: str) -> str:
    """Say where a file stops being YAML."""
    from game.schema.known_keys import find_known_keys  # noqa: PLC0415 - 30 of 150 ms of a list

    reading = Reading(format_path(path), keys=find_known_keys)
    try:
        refuse_error(error, text, reading)
    except TooManyProblemsError:
        return f"{format_path(path)} is not YAML."
    return str(reading.problems[0])


def _broken(path: Path, message: str) -> Heading:
    title = replace_forbidden(path.stem)
    return Heading(id=path.stem, title=title, path=path, broken=replace_forbidden(message))
