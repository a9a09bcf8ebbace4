"""A file as its outline: passages with their choices, endings, meters, people, claims."""

import attrs
from lsprotocol.types import SymbolKind

from game.characters import replace_forbidden
from game.editor.cards import shorten
from game.editor.historical_road import choices_of, text_of
from game.editor.places import SourceText, TextSpan
from game.parsing.nodes import Mapping, Node, Scalar, Sequence

_KINDS = {
    "passages": SymbolKind.Class,
    "endings": SymbolKind.Event,
    "meters": SymbolKind.Variable,
    "people": SymbolKind.Object,
    "claims": SymbolKind.Constant,
    "sources": SymbolKind.File,
    "disputes": SymbolKind.Interface,
    "lines": SymbolKind.Field,
    "roles": SymbolKind.Object,
    "sides": SymbolKind.Interface,
    "junctures": SymbolKind.Class,
    "carried": SymbolKind.Method,
    "injects": SymbolKind.Event,
    "cards": SymbolKind.String,
    "rubric": SymbolKind.Field,
}
_LISTED = {"notes": "id", "questions": "id", "days": "date", "theses": "thesis", "places": "name"}
_DETAILS = ("title", "label", "name", "role", "text", "question", "digest")


@attrs.frozen(kw_only=True)
class Branch:
    """A part of the outline; `ends` is its last line."""

    name: str
    detail: str = ""
    kind: SymbolKind
    place: TextSpan
    ends: int
    below: tuple["Branch", ...] = ()


def outline_of(root: Node | None, text: SourceText) -> tuple[Branch, ...]:
    """Return the outline of a file that was read to nodes."""
    if not isinstance(root, Mapping):
        return ()
    last = len(text.lines)
    named = not any(isinstance(root.entries.get(key), Scalar) for key in ("format", "title"))
    shared = named and not any(key in root.entries for key in ("claims", "sources", "disputes"))
    if shared:
        return _list_named(root, SymbolKind.Constant, last)
    return tuple(
        _branch(key, item, end, SymbolKind.Namespace, below=_below(key, item, end))
        for key, item, end in _spans(root, last)
        if not isinstance(item, Scalar)
    )


def _below(key: str, node: Node, ends: int) -> tuple[Branch, ...]:
    if key == "reveal" and isinstance(node, Mapping):
        return tuple(
            _branch(name, item, end, SymbolKind.Namespace, below=_below(name, item, end))
            for name, item, end in _spans(node, ends)
            if name in _LISTED
        )
    if isinstance(node, Mapping) and key in _KINDS:
        return _list_named(node, _KINDS[key], ends)
    if isinstance(node, Sequence) and key in _LISTED:
        return _items(node, _LISTED[key], SymbolKind.String, ends)
    return ()


def _list_named(node: Mapping, kind: SymbolKind, ends: int) -> tuple[Branch, ...]:
    return tuple(_branch(name, item, end, kind, below=_choices(item, end)) for name, item, end in _spans(node, ends))


def _choices(node: Node, ends: int) -> tuple[Branch, ...]:
    held = node.entries.get("choices") if isinstance(node, Mapping) else None
    if not isinstance(held, Sequence) or not list(choices_of(node)):
        return ()
    return _items(held, "id", SymbolKind.Method, ends)


def _items(node: Sequence, key: str, kind: SymbolKind, ends: int) -> tuple[Branch, ...]:
    """Return the items of a list, each named by what stands at a key of it."""
    found: list[Branch] = []
    items = [item for item in node.items if isinstance(item, Mapping)]
    lasts = [item.line - 1 for item in items[1:]]
    for item, last in zip(items, [*lasts, ends], strict=True):
        name = text_of(item, key)
        if name:
            place = TextSpan(item.line, item.column, 1)
            detail = _detail(item)
            found.append(Branch(name=name, detail=detail, kind=kind, place=place, ends=max(last, item.line)))
    return tuple(found)


def _branch(name: str, node: Node, ends: int, kind: SymbolKind, below: tuple[Branch, ...]) -> Branch:
    key = node.key or node
    place = TextSpan(key.line, key.column, len(name))
    return Branch(name=name or " ", detail=_detail(node), kind=kind, place=place, ends=ends, below=below)


def _detail(node: Node) -> str:
    words = (text_of(node, key) for key in _DETAILS)
    return shorten(replace_forbidden(" ".join(next((word for word in words if word), "").split())), 80)


def _spans(node: Mapping, ends: int) -> list[tuple[str, Node, int]]:
    """Return the entries of a mapping, each with its last line: the one before the next key."""
    entries = list(node.entries.items())
    lines = [(item.key or item).line for _, item in entries]
    lasts = [max(following - 1, line) for line, following in zip(lines, [*lines[1:], ends + 1], strict=True)]
    return [(name, item, last) for (name, item), last in zip(entries, lasts, strict=True)]
