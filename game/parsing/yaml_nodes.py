"""YAML text to nodes, built from the parser's events, which are bounded while they stream."""

import re
from typing import NoReturn

from yaml import YAMLError
from yaml.error import Mark as Place
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from game.characters import find_forbidden
from game.parsing import codes
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.parsing.parser import Parser, parser_of
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.parsing.yaml_comments import refuse_swallowed_text
from game.parsing.yaml_errors import refuse_error
from game.story.mark import Mark

MOST_DEEP = 32
NODES_OF_ANY_FILE = 50_000
LETTERS_OF_A_NODE = 8
_JOINED = re.compile(r"([a-z][\w-]*):(\S+)")
"""A key and a value that lack the blank between them."""
_TOP = Place("", 0, 0, 0, None, 0)


def read_nodes(text: str, reading: Reading) -> Node | None:
    """Read one YAML document; None, with a problem noted, where there is none that can be read on from."""
    builder = Builder(reading)
    try:
        builder.build(parser_of(text), NODES_OF_ANY_FILE + len(text) // LETTERS_OF_A_NODE)
    except StopReading:
        return None
    except (YAMLError, ValueError, OverflowError) as error:
        refuse_error(error, text, reading)
        return None
    if refuse_swallowed_text(text, reading):
        return None
    if not builder.root.items:
        reading.refuse_at(
            Mark(reading.file, 1, 1), codes.EMPTY_FILE, "The file is empty. Write something, or delete it."
        )
        return None
    return None if builder.strange else builder.root.items[0]


class StopReading(Exception):  # noqa: N818 - not an error: the problem is noted, and reading goes no further
    """What follows in this file would make no sense."""


class Builder:
    """Puts events together to nodes; `strange` is set where a node is not what the author meant it to be."""

    def __init__(self, reading: Reading) -> None:
        """Begin with an empty root that takes the document."""
        self.reading = reading
        self.root = Sequence(1, 1)
        self.strange = False
        self._holder: Sequence | Mapping
        self._entries: dict[str, Node]
        self._above: list[Sequence | Mapping] = []
        self._key: Scalar | None = None
        self._hold(self.root)

    def build(self, parser: Parser, most: int) -> None:
        """Take all events of a document, at most this many nodes; raises Stopped, and what PyYAML raises.

        A file is mostly scalars, so these are taken here and whatever else there is elsewhere.
        """
        place, left = self._place, most
        for event in iter(parser.get_event, None):
            if isinstance(event, ScalarEvent):
                mark, left = event.start_mark or _TOP, left - 1
                node = Scalar(event.value, mark.line + 1, mark.column + 1, event.style)
                if event.tag is not None or event.anchor is not None or event.style == '"':
                    self._look_at(event, node)
                key = self._key
                if key is None or left < 0:
                    place(node, left)
                else:
                    node.key = key
                    self._entries.setdefault(key.value, node)
                    self._key = None
            elif isinstance(event, CollectionEndEvent):
                self._key = None
                self._hold(self._above.pop())
            else:
                left -= 1
                self._take(event, left)

    def _hold(self, holder: Sequence | Mapping) -> None:
        """Put what comes next into this list or mapping."""
        self._holder = holder
        self._entries = holder.entries if isinstance(holder, Mapping) else {}

    def _take(self, event: Event, left: int) -> None:
        """Take a list or a mapping that begins, and refuse aliases and second documents."""
        if isinstance(event, CollectionStartEvent):
            self._open(event, left)
        elif isinstance(event, AliasEvent):
            node = Scalar("", *_begin_of(event), None)
            self.strange = True
            message = f"The alias {quote(f'*{event.anchor}')} is not part of the format. Write the value out."
            self.reading.refuse(node, codes.ANCHOR, message)
            self._place(node, left)
        elif isinstance(event, DocumentStartEvent) and self.root.items:
            place = Scalar("", *_begin_of(event), None)
            self._stop(
                place,
                codes.SECOND_DOCUMENT,
                "A second document begins here, and a file holds one. Put it into a file of its own.",
            )

    def _look_at(self, event: ScalarEvent, node: Scalar) -> None:
        """Refuse anchors and tags, and what double quotation marks may hide."""
        self._refuse_strange(event, node)
        if found := find_forbidden(event.value):
            message = f"The value holds the character {found}, written as an escape. Delete it."
            self.reading.refuse(node, codes.FORBIDDEN_CHARACTER, message)

    def _open(self, event: CollectionStartEvent, left: int) -> None:
        kind = Mapping if isinstance(event, MappingStartEvent) else Sequence
        node = kind(*_begin_of(event))
        self._refuse_strange(event, node)
        if len(self._above) >= MOST_DEEP:
            self._stop(node, codes.TOO_DEEP, f"Values are nested more than {MOST_DEEP} deep. Remove a bracket.")
        self._place(node, left)
        self._above.append(self._holder)
        self._hold(node)

    def _place(self, node: Node, left: int) -> None:
        """Put a node into the list or mapping that is open, or keep it as the key of what comes next."""
        if left < 0:
            self._stop(node, codes.TOO_MANY_VALUES, "The file holds more values than a text of its length can have.")
        if isinstance(self._holder, Sequence):
            self._holder.items.append(node)
        elif self._key is None:
            self._take_key(node)
        else:
            node.key = self._key
            self._entries.setdefault(self._key.value, node)
            self._key = None

    def _take_key(self, node: Node) -> None:
        if not isinstance(node, Scalar):
            self._stop(node, codes.KEY_IS_NO_TEXT, "Expected a key, found a list or a mapping. Write a plain word.")
        joined = _JOINED.fullmatch(node.value) if not node.style else None
        if joined:
            message = f"There is no space after the colon. Write '{joined[1]}: {joined[2]}'."
            self._stop(node, codes.NOT_YAML, message)
        first = self._entries.get(node.value)
        if first is not None:
            line = first.key.line if first.key else first.line
            message = (
                f"The key {quote(node.value)} appears twice in one mapping, first on line {line}. Remove one of them."
            )
            self.reading.refuse(node, codes.SAME_KEY_TWICE, message)
        self._key = node

    def _refuse_strange(self, event: ScalarEvent | CollectionStartEvent, node: Node) -> None:
        """Refuse an anchor and a tag, if there are any."""
        self.strange = self.strange or event.anchor is not None or event.tag is not None
        if event.anchor is not None:
            message = f"The anchor {quote(f'&{event.anchor}')} is not part of the format. Leave it out."
            self.reading.refuse(node, codes.ANCHOR, message)
        if event.tag is not None:
            message = f"The tag {quote(event.tag)} is not part of the format. Leave it out."
            self.reading.refuse(node, codes.TAG, message)

    def _stop(self, node: Node, code: str, message: str) -> NoReturn:
        self.reading.refuse(node, code, message)
        raise StopReading


def _begin_of(event: Event) -> tuple[int, int]:
    """Return line and column, counted from one, where an event begins."""
    mark = event.start_mark or _TOP
    return mark.line + 1, mark.column + 1
