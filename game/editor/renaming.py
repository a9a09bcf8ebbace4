"""A name changed wherever it stands: in conditions, on roads, in prose, in other files."""

from pathlib import Path

from game.editor.hover import name_at
from game.editor.index import Key
from game.editor.names import Names
from game.editor.places import TextSpan
from game.errors import OnesideError
from game.parsing.nodes import Scalar
from game.parsing.reading import Reading
from game.schema.condition_text import RESERVED
from game.schema.scalars import Name
from game.schema.symbols import SymbolType

_NAMED_BY_FILE = {SymbolType.PAPER, SymbolType.MAP, SymbolType.DECISION}
_SIGNS = {SymbolType.METER: "_", SymbolType.VALUE: "_-"}


class RenameError(OnesideError):
    """A name cannot be changed so; the text says why."""


def find_places(names: Names, line: int, column: int, new: str) -> dict[Path, list[TextSpan]]:
    """Return every place where the name under a cursor is to be changed; raises RenameError where it cannot be."""
    key = renamable_at(names, line, column)[0]
    wrong = _wrong(new, key)
    if wrong:
        raise RenameError(wrong)
    spots = names.uses(key)
    taken = Key(key.family, new, key.owner, key.within)
    if new != key.name and any(spot.found.defines for spot in names.uses(taken)):
        message = f"There is already a {key.family.value} '{new}'."
        raise RenameError(message)
    places: dict[Path, list[TextSpan]] = {}
    for spot in spots:
        _must_be_readable(names, spot.path)
        places.setdefault(spot.path, []).append(spot.found.place)
    return {path: list(dict.fromkeys(found)) for path, found in places.items()}


def renamable_at(names: Names, line: int, column: int) -> tuple[Key, TextSpan]:
    """Return the name under a cursor and its place; raises RenameError where there is none, or one that is no text."""
    _must_be_readable(names, names.path)
    index = names.content.index(names.path)
    found = name_at(names, index, line, column) if index else None
    if found is None:
        message = "There is no name here that could be changed."
        raise RenameError(message)
    if found.key.family in _NAMED_BY_FILE:
        message = f"A {found.key.family.value} is named by its file: rename '{found.key.name}.yaml' instead."
        raise RenameError(message)
    declared = names.definitions(found.key)
    if not declared:
        message = f"Nothing declares '{found.key.name}', so it is not known what it is the name of."
        raise RenameError(message)
    if all(names.content.root(spot.path) != names.root for spot in declared):
        message = f"'{found.key.name}' is declared in '{declared[0].path}', outside this content folder."
        raise RenameError(message)
    return found.key, found.place


def _must_be_readable(names: Names, path: Path) -> None:
    index = names.content.index(path)
    if index is None or index.root is None or index.text.text != names.content.text(path).text:
        message = f"'{path.name}' cannot be read as it is; fix it first, so that no place is missed."
        raise RenameError(message)


def _wrong(new: str, key: Key) -> str:
    """Say why a name is none; empty where it is one."""
    if key.family in _SIGNS and new in RESERVED:
        return f"'{new}' is a word of conditions."
    reading = Reading("")
    Name(signs=_SIGNS.get(key.family, "-")).read(Scalar(new, 1, 1, None), reading)
    return reading.problems[0].message if reading.problems else ""
