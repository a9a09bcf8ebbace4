"""What may stand where the cursor is: keys with their help, names of things, values, conditions, source marks."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from game.editor.cards import format_heading
from game.editor.condition_completion import complete_condition, is_fact, numbers_of
from game.editor.cursor import CursorContext, cursor_at
from game.editor.historical_road import find_following, text_of
from game.editor.index import Index, Key
from game.editor.names import Names, Occurrence
from game.parsing.nodes import Mapping, Scalar, Sequence
from game.schema.containers import ListOf, MapOf, OneOrMany
from game.schema.declarations.bill import NO_BASIS, Basis
from game.schema.declarations.decision import FORMAT, ChoicePath, Version
from game.schema.declarations.holds import OccurrenceKind
from game.schema.declarations.meters import StartValue, StepOrUse
from game.schema.declarations.reveal import PassagePath
from game.schema.records import Record
from game.schema.reference import describe as describe_kind
from game.schema.scalars import Flag, Kind, Name, OneOf
from game.schema.story_types import Change, Condition
from game.schema.structure import key_of, record_of, unwrap
from game.schema.symbols import SymbolType

_OPEN_MARK = re.compile(r"\[\^([a-z0-9_-]*)$")
_KEY_AHEAD = re.compile(r"[a-z0-9_-]*\s*:")
_SHEET = re.compile(r"\bsheet:\s*([a-z0-9-]+)")
_ROAD_NAMES = re.compile(r"[a-z][a-z0-9-]*")
_CHANGE = re.compile(r"[=+\w-]*$")


@attrs.frozen(kw_only=True)
class Completion:
    """One thing that may be written: `text` replaces the word before the cursor, `begun` letters of it.

    `key` is that of the thing it names, for whoever asks more of it.
    """

    label: str
    sort: str
    detail: str = ""
    help: str = ""
    key: Key | None = None
    text: str = ""
    begun: int = 0


@attrs.frozen(kw_only=True)
class _CompletionContext:
    """Where something is to be offered: the cursor, the text before it, and the names to be found from there."""

    names: Names
    index: Index
    cursor: CursorContext
    before: str

    @property
    def stem(self) -> str:
        """The stem of the file whose passages and meters are known here."""
        return self.index.owner_of(SymbolType.PLACE)

    def offer(self, spot: Occurrence) -> Completion:
        """Offer a thing under its name."""
        found = spot.found
        sort = found.thing.name.lower()
        detail = format_heading(self.names.scale_of(spot))
        return Completion(label=found.key.name, sort=sort, detail=detail, key=found.key, begun=len(self.cursor.word))


def offers_at(names: Names, index: Index, line: int, column: int) -> list[Completion]:
    """Return what may stand at a cursor, in the order in which it should be offered."""
    text = names.content.text(names.path)
    ahead = text.line(line)[column - 1 :]
    cursor = cursor_at(text, line, column)
    place = _CompletionContext(names=names, index=index, cursor=cursor, before=text.text[: text.offset(line, column)])
    mark = _OPEN_MARK.search(text.line(line)[: column - 1])
    if mark is not None:
        return list(_marks(place, len(mark[1]), "" if ahead.startswith("]") else "]"))
    kind = cursor.kind(index.sort.kind)
    offered: list[Completion] = []
    if kind is not None and cursor.key:
        offered.extend(_keys(kind, place, colon=not _KEY_AHEAD.match(ahead)))
    if kind is not None and cursor.value:
        offered.extend(_values(kind, place))
    return offered


def _marks(place: _CompletionContext, begun: int, closed: str) -> Iterator[Completion]:
    for spot in place.names.candidates(SymbolType.CLAIM):
        yield attrs.evolve(place.offer(spot), text=spot.found.key.name + closed, begun=begun)


def _keys(kind: Kind[Any], place: _CompletionContext, *, colon: bool) -> Iterator[Completion]:
    """Yield the keys that are not there yet: those of a record, or the names that a mapping goes by."""
    beside, word = place.cursor.beside, place.cursor.word
    record = record_of(kind)
    for field in record.fields if record else ():
        if field.name not in beside or field.name == word:
            detail = describe_kind(field.kind) + ("" if field.required else ", optional")
            text = field.name + (_behind(field.kind) if colon else "")
            yield Completion(label=field.name, sort="key", detail=detail, help=field.help, text=text, begun=len(word))
    key = key_of(kind)
    if key is not None and key.names is not None and not key.defines:
        for offer in _of_name(key.names, place):
            if offer.label not in beside:
                yield attrs.evolve(offer, text=offer.label + (": " if colon else ""))


def _behind(kind: Kind[Any]) -> str:
    """Return what is written behind a key: a value on the same line begins after a blank."""
    return ":" if isinstance(unwrap(kind), Record | MapOf) else ": "


def _values(kind: Kind[Any], place: _CompletionContext) -> Iterable[Completion]:
    """Return what may be written as a value."""
    offered: Iterable[Completion]
    match kind:
        case OneOrMany(single=single):
            offered = _values(unwrap(single), place)
        case ListOf(kind=item) if isinstance(unwrap(item), Name):
            inner = _values(unwrap(item), place)
            offered = [attrs.evolve(offer, text=f"[{offer.label}]") for offer in inner]
        case Name(names=SymbolType() as thing, defines=False):
            offered = _of_name(thing, place)
        case Condition():
            offered = _condition(place)
        case Change():
            offered = _changes(str(place.cursor.steps[-1]), place)
        case StartValue():
            offered = _offer_names(SymbolType.VALUE, place, within=str(place.cursor.steps[-2]))
        case ChoicePath():
            offered = _choice_paths(place)
        case _:
            offered = _values_of_the_bill(kind, place)
    return offered


def _values_of_the_bill(kind: Kind[Any], place: _CompletionContext) -> Iterable[Completion]:
    """Return what may be written where a basis, a promise, a page to ask at or the step of a scale stands."""
    words = [Completion(label=word, sort="word", begun=len(place.cursor.word)) for word in _words(kind)]
    match kind:
        case Basis(claims=claims):
            return [*_values(claims, place), *words]
        case OccurrenceKind():
            return [*_offer_names(SymbolType.PLACE, place), *_choice_paths(place), *_condition(place)]
        case PassagePath():
            return _offer_names(SymbolType.PASSAGE, place)
        case StepOrUse():
            return _steps(str(place.cursor.steps[-1]), place)
        case _:
            return words


def _words(kind: Kind[Any]) -> Iterable[str]:
    match kind:
        case OneOf():
            return tuple(kind.words)
        case Flag():
            return ("true", "false")
        case Version():
            return (FORMAT,)
        case Basis():
            return (NO_BASIS,)
        case _:
            return ()


def _of_name(thing: SymbolType, place: _CompletionContext) -> Iterable[Completion]:
    """Return the things that a name may be the name of."""
    match thing:
        case SymbolType.CHOICE if place.index.sort.name == "lesson":
            return _offer_names(thing, place, within=str(place.cursor.steps[1]))
        case SymbolType.CHOICE:
            return _next_on_the_road(place)
        case SymbolType.LINE:
            sheets = _SHEET.findall(place.before)
            return _offer_names(thing, place, owner=sheets[-1] if sheets else "")
        case SymbolType.PERSON:
            return _people(place)
        case SymbolType.ENDING if place.cursor.steps[:1] == ("changes",):
            return [each for each in _offer_names(thing, place) if each.key and each.key.owner == place.cursor.steps[1]]
        case _:
            return _offer_names(thing, place)


def _offer_names(
    thing: SymbolType, place: _CompletionContext, owner: str = "", within: str = ""
) -> Iterator[Completion]:
    for spot in place.names.candidates(thing, owner or place.index.owner_of(thing), within):
        yield place.offer(spot)


def _people(place: _CompletionContext) -> list[Completion]:
    """Return people, those of this decision first; who is in the room can only be one of these."""
    offered = list(_offer_names(SymbolType.PERSON, place))
    root = place.index.root
    held = root.entries.get("people") if isinstance(root, Mapping) else None
    here = set(held.entries) if isinstance(held, Mapping) else set()
    if "passages" in place.cursor.steps:
        return [offer for offer in offered if offer.label in here] or offered
    return sorted(offered, key=lambda offer: offer.label not in here)


def _next_on_the_road(place: _CompletionContext) -> list[Completion]:
    """Return the choices that may come next on history's road, history's own first."""
    if not isinstance(place.index.root, Mapping):
        return []
    road = _ROAD_NAMES.findall(place.before.rpartition("road:")[2])
    here = find_following(place.index.root, road[:-1] if place.cursor.word else road)
    found = [spot for each in sorted(here) for spot in place.names.candidates(SymbolType.CHOICE, place.stem, each)]
    found.sort(key=lambda spot: text_of(spot.found.node, "history") != "true")
    return [place.offer(spot) for spot in found]


def _condition(place: _CompletionContext) -> list[Completion]:
    """Return how a condition may go on."""
    meters = {spot.found.key.name: spot for spot in place.names.candidates(SymbolType.METER, place.stem)}
    nodes = {name: place.names.scale_of(spot).found.node for name, spot in meters.items()}
    begun = len(place.cursor.word)
    return [
        place.offer(meters[word.text])
        if word.meter
        else Completion(label=word.text, sort="value", detail=word.detail, begun=begun)
        for word in complete_condition(place.cursor.before, nodes)
    ]


def _changes(meter: str, place: _CompletionContext) -> list[Completion]:
    """Return what may become of a meter."""
    values = list(_offer_names(SymbolType.VALUE, place, within=meter))
    if values:
        return values
    found = place.names.definitions(Key(SymbolType.METER, meter, place.stem))
    node = place.names.scale_of(found[0]).found.node if found else None
    if is_fact(node):
        return [Completion(label=word, sort="value", begun=len(place.cursor.word)) for word in ("true", "false")]
    numbers = numbers_of(node)
    begun = _CHANGE.search(place.cursor.before)
    letters = len(begun[0]) if begun else 0
    words = ["+1", "-1", *(f"={number}" for number in numbers)] if numbers else []
    return [Completion(label=word, sort="value", begun=letters) for word in words]


def _steps(scale: str, place: _CompletionContext) -> list[Completion]:
    """Return the steps at which a scale may begin, each with its word."""
    found = place.names.definitions(Key(SymbolType.AXIS, scale))
    node = found[0].found.node if found else None
    words = node.entries.get("words") if isinstance(node, Mapping) else None
    said = [each.value for each in words.items if isinstance(each, Scalar)] if isinstance(words, Sequence) else []
    begun = len(place.cursor.word)
    return [
        Completion(label=str(number), sort="value", detail=word, begun=begun)
        for number, word in itertools.zip_longest(numbers_of(node), said[: len(numbers_of(node))], fillvalue="")
    ]


def _choice_paths(place: _CompletionContext) -> Iterator[Completion]:
    """Yield every choice as passage/choice; in a campaign with its leg before it."""
    for index in place.names.list_owned(place.stem):
        leg = "" if index.path == place.names.path else f"{index.path.stem}/"
        for found in index.list_definitions(SymbolType.CHOICE):
            label = f"{leg}{found.key.within}/{found.key.name}"
            yield attrs.evolve(place.offer(Occurrence(index=index, found=found)), label=label)
