"""Keys that went astray: numbers that a comma cut in two, and keys that stand a level too deep."""

import contextlib
from collections.abc import Mapping as TypingMapping
from typing import Any

from game.parsing import codes
from game.parsing.nodes import Mapping, Node, Scalar
from game.parsing.reading import Reading, TooManyProblemsError
from game.schema.scalars import WHOLE, Kind

_ILL_FITTING = frozenset({codes.WRONG_SHAPE, codes.UNKNOWN_KEY, codes.MISSING_KEY, codes.NO_NAME})
_THOUSAND = 3


def mend_number(before: Node | None, key: str, item: Node) -> tuple[Scalar, str] | None:
    """Give the number that a comma between braces cut in two, and how to write it; None where a key is no such rest."""
    if not (key.isdecimal() and isinstance(item, Scalar) and not item.value and isinstance(before, Scalar)):
        return None
    begins = before.value.strip()
    if not WHOLE.fullmatch(begins):
        return None
    whole, point = begins + key, f"{begins}.{key}"
    thousands = len(key) == _THOUSAND and int(begins)
    mend = f"Write '{whole}' without a separator, or '{point}'" if thousands else f"Write '{point}'"
    return (
        Scalar(whole if thousands else point, before.line, before.column, before.style),
        f" Between braces a comma separates entries. {mend} with a point.",
    )


def begin_with(node: Mapping, name: str) -> str:
    """Say in which column a key begins: that of another key, or outside of it where both stand in one line."""
    item = node.entries[name]
    one_line = item.key is None or item.line == item.key.line
    return f"Move it out of '{name}'." if one_line else f"Begin it in the column of '{name}'."


def find_deeper(node: Mapping, name: str, kinds: TypingMapping[str, Kind[Any]]) -> tuple[str, Node] | None:
    """Find a key that lacks in a mapping inside one of its mappings: which one that is, and what stands under the key.

    `kinds` are those of the keys of the mapping. Where nothing is indented under the key, all that follows is its own.
    What is not of its kind is another thing of that name, and so is what the other mapping itself has.
    """
    for holder, inside in node.entries.items():
        if not isinstance(inside, Mapping) or name not in inside.entries or _fits(kinds.get(holder), inside):
            continue
        found = inside.entries[name]
        under = found if not isinstance(found, Scalar) or found.value else _after(inside, name)
        if _fits(kinds[name], under):
            return holder, under
    return None


def lift(node: Mapping, holder: str, name: str, under: Node) -> Mapping:
    """Return a mapping with a key taken out of the mapping that holds it, with what stands under it."""
    inside = node.entries[holder]
    kept = Mapping(inside.line, inside.column)
    kept.key = inside.key
    own = under.entries.keys() if isinstance(under, Mapping) else ()
    entries = inside.entries if isinstance(inside, Mapping) else {}
    empty = isinstance(entries[name], Scalar) and isinstance(under, Mapping)
    kept.entries = {key: item for key, item in entries.items() if key != name and not (empty and key in own)}
    raised = Mapping(node.line, node.column)
    raised.key = node.key
    raised.entries = {**node.entries, holder: kept, name: under}
    return raised


def _after(inside: Mapping, name: str) -> Mapping:
    """Return all that follows a key."""
    key = inside.entries[name]
    rest = Mapping(key.line, key.column)
    rest.key = key.key
    names = list(inside.entries)
    rest.entries = {each: inside.entries[each] for each in names[names.index(name) + 1 :]}
    return rest


def _fits(kind: Kind[Any] | None, node: Node) -> bool:
    """Tell whether a node has the shape that a kind asks for."""
    if kind is None:
        return False
    silent = Reading("")
    with contextlib.suppress(TooManyProblemsError):
        kind.read(node, silent)
    return not any(problem.code in _ILL_FITTING for problem in silent.problems)
