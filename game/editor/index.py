"""The names in a content file: what each is the name of, where it stands, and whether it is declared there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from game.editor.historical_road import road_of, text_of
from game.editor.places import SourceText, TextSpan
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.schema.condition_text import WORD
from game.schema.containers import ListOf, MapOf, OneOrMany
from game.schema.declarations.bill import Basis
from game.schema.declarations.decision import ChoicePath
from game.schema.declarations.holds import OccurrenceKind
from game.schema.declarations.meters import METER, StartValue, StepOrUse
from game.schema.declarations.passage import MAP_VIEW
from game.schema.declarations.reveal import PassagePath
from game.schema.files import FileSort
from game.schema.records import Record
from game.schema.scalars import Kind, Name
from game.schema.story_types import PIECE, Changes, Condition, ProseKind
from game.schema.structure import unwrap
from game.schema.symbols import IN_ITS_FILE, OF_LESSONS, SymbolType
from game.story.prose import CITE

FILES = {
    "decision": SymbolType.DECISION,
    "campaign": SymbolType.DECISION,
    "papers": SymbolType.PAPER,
    "maps": SymbolType.MAP,
}
"""The sorts of file that are named after themselves, and what they are."""


@attrs.frozen
class Key:
    """What a name means: two places with the same key name the same thing.

    `owner` is the file (by its stem) whose names these are, empty for names known everywhere; a lesson's passages,
    choices and meters are its decision's. `within` is the passage of a choice, or the meter of a value.
    """

    family: SymbolType
    name: str
    owner: str = ""
    within: str = ""


@attrs.frozen(kw_only=True)
class NameUse:
    """A name at a place of a file; `node` is what is declared under it, where it is declared."""

    key: Key
    thing: SymbolType
    place: TextSpan
    defines: bool = False
    node: Node | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen(kw_only=True, eq=False)
class Index:
    """All names of one file."""

    path: Path
    sort: FileSort
    text: SourceText = attrs.field(repr=False)
    root: Node | None = attrs.field(repr=False)
    found: tuple[NameUse, ...] = attrs.field(repr=False)
    by_key: dict[Key, list[NameUse]] = attrs.field(init=False, repr=False)

    def owner_of(self, thing: SymbolType) -> str:
        """Return whose names of a thing are known here: the file's own, or in a lesson its decision's."""
        return _find_owner(self.path.stem, self.sort, self.root, thing)

    def __attrs_post_init__(self) -> None:
        """Put the names in order."""
        by_key: dict[Key, list[NameUse]] = {}
        for each in self.found:
            by_key.setdefault(each.key, []).append(each)
        object.__setattr__(self, "by_key", by_key)

    def at(self, line: int, column: int) -> NameUse | None:
        """Return the name under a cursor; where two touch, the later."""
        on_it = [each for each in self.found if each.place.holds(line, column)]
        return max(on_it, key=lambda each: each.place, default=None)

    def list_definitions(self, thing: SymbolType) -> Iterator[NameUse]:
        """Return what is declared here of a thing, in the order of the file."""
        wanted = {SymbolType.PASSAGE, SymbolType.ENDING} if thing is SymbolType.PLACE else {thing}
        return (each for each in self.found if each.defines and each.thing in wanted)


def _find_owner(stem: str, sort: FileSort, root: Node | None, thing: SymbolType) -> str:
    lesson = sort.name == "lesson" and thing.family not in OF_LESSONS
    return (text_of(root, "decision") or stem) if lesson else stem


def index_of(path: Path, sort: FileSort, text: SourceText, root: Node | None) -> Index:
    """Find every name in a file that was read to nodes."""
    walk = _Walk(path.stem, sort, text, _find_owner(path.stem, sort, root, SymbolType.PLACE))
    found = walk.all(root) if root is not None else walk.find_citations()
    if sort.name in FILES:
        thing = FILES[sort.name]
        top = NameUse(key=Key(thing, path.stem), thing=thing, place=TextSpan(1, 1, 0), defines=True, node=root)
        found = [top, *found]
    return Index(path=path, sort=sort, text=text, root=root, found=tuple(found))


def _unfold(kind: Kind[Any], node: Node) -> Kind[Any]:
    """Return what stands in full where it may also stand in short: the claims of a basis, the use of a scale."""
    match kind, node:
        case (Basis(claims=claims), Sequence()):
            return claims
        case (StepOrUse(use=use), Mapping()):
            return use
        case _:
            return kind


class _Walk:
    """Walks nodes and declarations side by side."""

    def __init__(self, stem: str, sort: FileSort, text: SourceText, story: str) -> None:
        self.stem = stem
        self.story = story
        self.sort = sort
        self.text = text
        self.found: list[NameUse] = []

    def all(self, root: Node) -> list[NameUse]:
        self.walk(self.sort.kind, root, "")
        self.found.extend(self.find_citations())
        if isinstance(root, Mapping):
            self.note_road(root)
        return self.found

    def find_citations(self) -> list[NameUse]:
        """Find the source marks; they stand in any text, so the file itself is searched."""
        return [
            NameUse(
                key=Key(SymbolType.CLAIM, mark[1]),
                thing=SymbolType.CLAIM,
                place=self.text.place(mark.start(1), len(mark[1])),
            )
            for mark in CITE.finditer(self.text.text)
        ]

    def walk(self, kind: Kind[Any], node: Node, within: str) -> None:
        match _unfold(unwrap(kind), node), node:
            case (Record() as record, Mapping()):
                self.record(record, node, within)
            case (MapOf() as named, Mapping()):
                self.mapping(named, node, within)
            case (ListOf(kind=item) | OneOrMany(kind=item), Sequence()):
                for each in node.items:
                    self.walk(item, each, within)
            case (ProseKind(), Sequence()):
                for each in node.items:
                    self.walk(PIECE, each, within)
            case (OneOrMany(single=single), _):
                self.walk(single, node, within)
            case (Changes() as changes, Mapping()):
                self.changes(changes, node)
            case (bare, Scalar()):
                self.scalar(bare, node, within)
            case _:
                pass

    def record(self, record: Record[Any], node: Mapping, within: str) -> None:
        if record is METER and node.key is not None:
            within = node.key.value
        sheet = node.entries.get("sheet") if record is MAP_VIEW else None
        for field in record.fields:
            item = node.entries.get(field.name)
            if item is not None:
                owner = sheet.value.strip() if isinstance(sheet, Scalar) and field.name == "lines" else within
                named = unwrap(field.kind)
                if isinstance(named, Name) and named.defines and isinstance(item, Scalar):
                    self.name(named, item, owner, node)
                else:
                    self.walk(field.kind, item, owner)

    def mapping(self, kind: MapOf[Any], node: Mapping, within: str) -> None:
        for name, item in node.entries.items():
            if item.key is not None:
                self.name(kind.key, item.key, within, item)
                if isinstance(kind.kind, StepOrUse):
                    self.note(item.key, SymbolType.METER, name.strip(), defined=True, below=item)
            self.walk(kind.kind, item, name if kind.key.names in {SymbolType.PASSAGE, SymbolType.DECISION} else within)

    def changes(self, kind: Changes, node: Mapping) -> None:
        for name, item in node.entries.items():
            if item.key is not None:
                self.name(kind.key, item.key, "")
            if isinstance(item, Scalar) and item.value.strip()[:1].isalpha():
                self.note(item, SymbolType.VALUE, item.value.strip(), within=name)

    def scalar(self, kind: Kind[Any], node: Scalar, within: str) -> None:
        match kind:
            case Name():
                self.name(kind, node, within)
            case Condition():
                self.condition(node)
            case StartValue() if node.value.strip()[:1].isalpha():
                self.note(node, SymbolType.VALUE, node.value.strip(), within=within)
            case ChoicePath():
                self.choice_path(node)
            case PassagePath():
                self.passage_path(node)
            case OccurrenceKind():
                self.occurrence(node)
            case _:
                pass

    def name(self, kind: Name, node: Scalar, within: str, below: Node | None = None) -> None:
        """Note a name; in a campaign an ending is one of the leg it stands under."""
        on_the_road = kind.names is SymbolType.CHOICE and not kind.defines and self.sort.name != "lesson"
        if kind.names is None or on_the_road:
            return
        owner, inner = "", ""
        if kind.names in {SymbolType.CHOICE, SymbolType.VALUE}:
            inner = within
        elif kind.names is SymbolType.LINE or (self.sort.name == "campaign" and kind.names is SymbolType.ENDING):
            owner = within
        self.note(node, kind.names, node.value.strip(), within=inner, owner=owner, defined=kind.defines, below=below)

    def note(  # noqa: PLR0913 - everything that is known of a name
        self,
        node: Scalar,
        thing: SymbolType,
        name: str,
        *,
        within: str = "",
        owner: str = "",
        defined: bool = False,
        below: Node | None = None,
    ) -> None:
        begin = self.text.text.find(name, self.text.offset(node.line, node.column)) if name else -1
        if begin < 0:
            return
        own = self.stem if thing.family in OF_LESSONS else self.story
        owned = (owner or own) if thing.family in IN_ITS_FILE else ""
        key = Key(thing.family, name, owned, within)
        place = self.text.place(begin, len(name))
        self.found.append(NameUse(key=key, thing=thing, place=place, defines=defined, node=below or node))

    def condition(self, node: Scalar) -> None:
        """Note the meters that a condition asks, and the values it asks for."""
        offset = self.text.offset(node.line, node.column)
        meter = ""
        for word in WORD.finditer(node.value):
            written = word[word.lastgroup or 0]
            offset = self.text.text.find(written, offset)
            if offset < 0:
                return
            place = self.text.place(offset, len(written))
            offset += len(written)
            if word.lastgroup != "name" or written in {"is", "in", "not"}:
                continue
            if written in {"and", "or"}:
                meter = ""
            elif not meter:
                meter = written
                self.found.append(
                    NameUse(key=Key(SymbolType.METER, written, self.story), thing=SymbolType.METER, place=place)
                )
            else:
                key = Key(SymbolType.VALUE, written, self.story, meter)
                self.found.append(NameUse(key=key, thing=SymbolType.VALUE, place=place))

    def choice_path(self, node: Scalar) -> None:
        """Note passage and choice of `passage/choice`, and the leg where one is named."""
        parts = node.value.strip().split("/")
        begin = self.text.text.find(node.value.strip(), self.text.offset(node.line, node.column))
        if begin < 0 or not 2 <= len(parts) <= 3:  # noqa: PLR2004 - passage/choice or leg/passage/choice
            return
        leg = parts[0] if len(parts) > 2 else self.stem  # noqa: PLR2004
        keys = [Key(SymbolType.PLACE, parts[-2], leg), Key(SymbolType.CHOICE, parts[-1], leg, parts[-2])]
        if leg is not self.stem:
            keys.insert(0, Key(SymbolType.DECISION, leg))
        for key in keys:
            thing = SymbolType.PASSAGE if key.family is SymbolType.PLACE else key.family
            self.found.append(NameUse(key=key, thing=thing, place=self.text.place(begin, len(key.name))))
            begin += len(key.name) + 1

    def passage_path(self, node: Scalar) -> None:
        """Note the passage of `passage`, or of `leg/passage`."""
        leg, _, passage = node.value.strip().rpartition("/")
        self.note(node, SymbolType.PASSAGE, passage, owner=leg)

    def occurrence(self, node: Scalar) -> None:
        """Note what a promise names: a choice by its path, a place or a fact by its name, what a condition asks."""
        text = node.value.strip()
        if "/" in text and " " not in text:
            self.choice_path(node)
        elif "-" in text and " " not in text:
            self.note(node, SymbolType.PLACE, text)
        else:
            self.condition(node)

    def note_road(self, root: Mapping) -> None:
        """Note the choices of the historical road, each in the passage where it is made."""
        for node, passage in road_of(root):
            self.note(node, SymbolType.CHOICE, node.value.strip(), within=passage)
