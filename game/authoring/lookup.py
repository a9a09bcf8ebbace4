"""What decisions share, looked up by words: what an author may cite, seat and count by."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from game.play.phrases import describe_axis, list_dispute_parts
from game.schema.symbols import SymbolType
from game.story.map import Map
from game.story.mark import Mark
from game.story.prose import CITE
from game.story.references import Axis, Claim, Dispute, Lens, Paper, Person, References, Source, Thesis


@attrs.frozen(kw_only=True, slots=False)
class Symbol:
    """One thing that can be named: what it is called, what is to know of it in paragraphs, and where it stands."""

    thing: SymbolType
    name: str
    title: str
    notes: tuple[str, ...]
    mark: Mark

    @functools.cached_property
    def heading(self) -> str:
        """Name and title, folded as what is looked for is."""
        return _fold(f"{self.name} {self.title}")

    @functools.cached_property
    def words(self) -> str:
        """Everything that is told of it, folded as well."""
        return " ".join((self.heading, *map(_fold, self.notes)))


def look_up(references: References, words: Sequence[str], things: Sequence[SymbolType] = ()) -> list[Symbol]:
    """Find what has all of the words in it, of some sorts of thing or of all; what bears them in its name comes first.

    Capitals and accents do not matter; a word is also found where a longer one begins with it.
    """
    wanted = [re.compile(rf"(?<!\w){re.escape(_fold(word))}") for word in words]
    found = [
        entry
        for entry in _list_symbols(references)
        if (not things or entry.thing in things) and all(word.search(entry.words) for word in wanted)
    ]
    return sorted(found, key=lambda entry: not all(word.search(entry.heading) for word in wanted))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def _list_symbols(references: References) -> Iterator[Symbol]:
    for thing, (part, describe) in _TOLD.items():
        held: Mapping[str, Any] = getattr(references, part)
        for name, one in held.items():
            title, *notes = describe(one, references)
            plain = tuple(" ".join(CITE.sub("", note).split()) for note in notes)
            yield Symbol(thing=thing, name=name, title=title, notes=tuple(filter(None, plain)), mark=one.mark)


def _person(person: Person, _: References) -> Iterator[str]:
    yield person.name
    born, died = (span.written if span else "?" for span in (person.born, person.died))
    lived = f", {born} to {died}" if person.died else f", born {born}" if person.born else ""
    yield f"{person.office}{lived}"
    yield f"Not written {' or '.join(person.also_written)}" if person.also_written else ""


def _axis(axis: Axis, _: References) -> Iterator[str]:
    yield f"{axis.name} ({describe_axis(axis)})"
    yield axis.help
    yield axis.warning


def _lens(lens: Lens, _: References) -> Iterator[str]:
    yield lens.name
    yield lens.help


def _thesis(thesis: Thesis, _: References) -> Iterator[str]:
    yield thesis.title
    yield thesis.text


def _claim(claim: Claim, references: References) -> Iterator[str]:
    yield ", ".join(word for word in (claim.date, claim.kind.value, claim.status.value if claim.status else "") if word)
    yield claim.text
    counted = ((figure, "" if figure.unit == "count" else f" {figure.unit}") for figure in claim.figures)
    yield "; ".join(f"{figure.name}: {figure.value}{unit}".rstrip() for figure, unit in counted)
    source = references.sources.get(claim.source)
    yield f"{f'{source.author}, {source.title}' if source else claim.source}, {claim.where}"


def _source(source: Source, _: References) -> Iterator[str]:
    yield f"{source.author}, {source.title}, {source.published}"
    yield source.note


def _dispute(dispute: Dispute, _: References) -> Iterator[str]:
    yield f"{dispute.title}, {dispute.status.value}"
    yield from (f"{caption}: {text}" for caption, text in list_dispute_parts(dispute))


def _paper(paper: Paper, _: References) -> Iterator[str]:
    yield f"{paper.title}, {paper.kind} of {paper.date.written}, by {paper.by}{f' to {paper.to}' if paper.to else ''}"
    yield paper.what


def _map(sheet: Map, _: References) -> Iterator[str]:
    yield sheet.title
    yield sheet.words


_TOLD: Mapping[SymbolType, tuple[str, Callable[..., Iterator[str]]]] = {
    SymbolType.PERSON: ("people", _person),
    SymbolType.AXIS: ("axes", _axis),
    SymbolType.LENS: ("lenses", _lens),
    SymbolType.THESIS: ("theses", _thesis),
    SymbolType.CLAIM: ("claims", _claim),
    SymbolType.SOURCE: ("sources", _source),
    SymbolType.DISPUTE: ("disputes", _dispute),
    SymbolType.PAPER: ("papers", _paper),
    SymbolType.MAP: ("maps", _map),
}
"""The part of the references that holds each sort of thing, and what is told of one: its title, then paragraphs."""
SORTS = tuple(_TOLD)
"""The sorts of thing that can be looked up, in the order in which they are told."""
