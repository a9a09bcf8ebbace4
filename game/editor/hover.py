"""What is under the cursor: the name it stands on, or the key with its help."""

import re

from game.editor.cards import escape_markdown, write_card
from game.editor.cursor import cursor_at
from game.editor.index import Index, Key, NameUse
from game.editor.names import Names
from game.editor.places import SourceText, TextSpan
from game.schema.reference import describe as describe_kind
from game.schema.structure import field_of, key_of, record_of, unwrap
from game.schema.symbols import IN_ITS_FILE, SymbolType

_WORD = re.compile(r"[A-Za-z0-9_-]+")
_ANY = (
    SymbolType.PLACE,
    SymbolType.METER,
    SymbolType.CLAIM,
    SymbolType.PERSON,
    SymbolType.PAPER,
    SymbolType.AXIS,
    SymbolType.THESIS,
    SymbolType.DISPUTE,
)


def name_at(names: Names, index: Index, line: int, column: int) -> NameUse | None:
    """Return the name under a cursor; in a file that cannot be read just now, by the word alone."""
    text = names.content.text(names.path)
    if index.text.lines[line - 1 : line] == text.lines[line - 1 : line]:
        found = index.at(line, column)
        if found is not None:
            return found
    place = word_at(text, line, column)
    if place is None or index.text.text == text.text:
        return None
    word = text.line(line)[place.column - 1 :][: place.length]
    for thing in _find_types(index, text, place):
        key = Key(thing.family, word, names.path.stem if thing.family in IN_ITS_FILE else "")
        if names.definitions(key):
            return NameUse(key=key, thing=thing, place=place)
    return None


def _find_types(index: Index, text: SourceText, place: TextSpan) -> tuple[SymbolType, ...]:
    """Return what a word may be the name of: what is declared for its place, or any of the commonest things."""
    cursor = cursor_at(text, place.line, place.column + place.length)
    kind = cursor.kind(index.sort.kind)
    name = getattr(unwrap(kind), "names", None) if kind is not None else None
    key = key_of(kind) if kind is not None and cursor.key else None
    first = name or (key.names if key else None)
    return (first, *_ANY) if isinstance(first, SymbolType) else _ANY


def word_at(text: SourceText, line: int, column: int) -> TextSpan | None:
    """Return the place of the word under a cursor."""
    for found in _WORD.finditer(text.line(line)):
        if found.start() <= column - 1 <= found.end():
            return TextSpan(line, found.start() + 1, len(found[0]))
    return None


def describe_at(names: Names, index: Index, line: int, column: int) -> tuple[str, TextSpan] | None:
    """Tell of what is under the cursor, as Markdown, and where it stands."""
    found = name_at(names, index, line, column)
    if found is not None:
        spots = list(dict.fromkeys(map(names.scale_of, names.definitions(found.key))))
        if spots:
            return "\n\n---\n\n".join(write_card(spot, names) for spot in spots[:3]), found.place
    return _describe_key(names, index, line, column)


def _describe_key(names: Names, index: Index, line: int, column: int) -> tuple[str, TextSpan] | None:
    """Tell what a key is for."""
    text = names.content.text(names.path)
    place = word_at(text, line, column)
    if place is None or not text.line(line)[place.column - 1 + place.length :].lstrip().startswith(":"):
        return None
    cursor = cursor_at(text, line, place.column)
    kind = cursor.kind(index.sort.kind)
    record = record_of(kind) if kind is not None else None
    word = text.line(line)[place.column - 1 :][: place.length]
    field = field_of(record, word) if record is not None else None
    if record is None or field is None:
        return None
    needed = "required" if field.required else "optional"
    return (
        f"`{word}` in {record.called} · {describe_kind(field.kind)} · {needed}\n\n{escape_markdown(field.help)}",
        place,
    )
