"""The declarations of what decisions share: the ledger, the axes, the lenses, the cast, the papers and the theses."""

import re
from typing import ClassVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.schema.containers import ListOf, MapOf
from game.schema.declarations.bill import CLAIMS
from game.schema.records import Field, Record, Values
from game.schema.scalars import Date, Kind, Name, OneOf, Text, Whole
from game.schema.symbols import SymbolType
from game.story.dates import DATED_OTHERWISE, read_span, respell_date
from game.story.references import (
    Claim,
    ClaimKind,
    Dispute,
    Figure,
    Paper,
    Person,
    Source,
    Status,
    Thesis,
)

_LINE = Text()
_LONG = Text(long=True)
_STATUS = OneOf(words={status.value: status for status in Status})
PAPER_KINDS = ("telegram", "letter", "minute", "order", "map", "report", "newspaper", "draft", "treaty")


PERSON = Record(
    build=Person,
    called="a person of the cast",
    key="id",
    help="Somebody of the cast.",
    fields=(
        Field(name="name", kind=_LINE, help="The name, as content writes it."),
        Field(name="born", kind=Date(), required=False, help="The day, month or year of birth."),
        Field(name="died", kind=Date(), required=False, help="The day, month or year of death."),
        Field(name="office", kind=_LINE, help="The office they are known by."),
        Field(
            name="also_written", kind=ListOf(kind=_LINE), required=False, help="Spellings that content must not use."
        ),
    ),
)


def _name_after_file(values: Values, node: Mapping, reading: Reading) -> Values:
    """Name the paper after its file; its text remembers its place."""
    text = LocatedStr.at(values["text"], reading.mark(node.entries["text"]))
    return {**values, "text": text, "id": reading.id}


PAPER = Record(
    build=Paper,
    called="a paper",
    settle=_name_after_file,
    help="A document on the desk.",
    fields=(
        Field(name="title", kind=_LINE, help="What the paper is called."),
        Field(name="date", kind=Date(span=True), help="When it was written."),
        Field(name="kind", kind=OneOf(words={kind: kind for kind in PAPER_KINDS}), help="What kind of paper it is."),
        Field(name="by", kind=_LINE, help="Who wrote it."),
        Field(name="to", kind=_LINE, required=False, help="Whom it was written to."),
        Field(name="what", kind=_LONG, help="One or two sentences: what this is, and what it is not."),
        Field(name="survives", kind=_LONG, help="How we have it; shown from the reveal on."),
        Field(
            name="composed",
            kind=_LONG,
            required=False,
            help="Where the paper is the game's own: by whom and from what; shown from the reveal on.",
        ),
        Field(name="afterwards", kind=_LONG, required=False, help="Shown from the reveal on, where hindsight lives."),
        Field(name="text", kind=_LONG, help="The paper, retold in our own words; quotations in quotation marks."),
        Field(name="basis", kind=CLAIMS, help="The claims that it rests on."),
    ),
)

SOURCE = Record(
    build=Source,
    called="a source",
    key="id",
    help="A work of the bibliography.",
    fields=(
        Field(name="author", kind=_LINE, help="Who wrote or edited it."),
        Field(name="title", kind=_LINE, help="Its title."),
        Field(name="published", kind=_LINE, help="Where and when."),
        Field(name="note", kind=_LONG, required=False, help="What to know of it."),
    ),
)

FIGURE = Record(
    build=Figure,
    called="a figure",
    marked=False,
    help="A number that a claim carries, as its source prints it.",
    fields=(
        Field(name="name", kind=_LINE, help="What is counted."),
        Field(name="value", kind=_LINE, help="The number, as the source has it."),
        Field(name="unit", kind=_LINE, required=False, help="In what it is counted."),
    ),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DateOrWords(Kind[str]):
    """A date, or free words, among which no day may hide from what compares dates."""

    otherwise: ClassVar[re.Pattern[str]] = DATED_OTHERWISE

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the text; a date that is written otherwise as the one that was meant."""
        text = Text().read(node, reading)
        meant = respell_date(text or "")
        if not meant:
            return text
        message = f"{quote(text or '')} is not written as a date, and would be taken for free words. Write '{meant}'."
        reading.refuse(node, codes.NO_DATE, message)
        return meant


def _read_span(values: Values, node: Mapping, reading: Reading) -> Values:
    """Read the date where it is one; free words stay words."""
    del node, reading
    try:
        return {**values, "span": read_span(values.get("date", ""))}
    except ValueError:
        return values


CLAIM = Record(
    build=Claim,
    called="a claim",
    key="id",
    help="What a source says, and where.",
    settle=_read_span,
    fields=(
        Field(name="text", kind=_LONG, help="The claim in our own words."),
        Field(
            name="kind", kind=OneOf(words={kind.value: kind for kind in ClaimKind}), help="What kind of claim it is."
        ),
        Field(name="date", kind=DateOrWords(), required=False, help="A date, or free words."),
        Field(name="source", kind=Name(names=SymbolType.SOURCE), help="A source of sources.yaml."),
        Field(name="where", kind=_LONG, help="Where in the source: page, section, note."),
        Field(name="figures", kind=ListOf(kind=FIGURE), required=False, help="The numbers it carries."),
        Field(
            name="disputes",
            kind=ListOf(kind=Name(names=SymbolType.DISPUTE)),
            required=False,
            help="Disputes of disputes.yaml that it belongs to.",
        ),
        Field(
            name="status",
            kind=_STATUS,
            required=False,
            help="Whether we saw the supporting text ourselves; asked where the source is not the article.",
        ),
    ),
)

DISPUTE = Record(
    build=Dispute,
    called="a dispute",
    key="id",
    help="Where documents or scholars differ, and what the game prints.",
    fields=(
        Field(name="title", kind=_LINE, help="What is in dispute."),
        Field(name="article", kind=_LONG, help="What the article says."),
        Field(name="others", kind=_LONG, help="What others say, with their names."),
        Field(name="game", kind=_LONG, help="Which figure or wording the game uses."),
        Field(name="status", kind=_STATUS, help="How far we saw the supporting texts."),
    ),
)

THESIS = Record(
    build=Thesis,
    called="a thesis",
    key="id",
    help="A thesis of the article.",
    fields=(
        Field(name="title", kind=_LINE, help="The thesis in a few words."),
        Field(name="text", kind=_LONG, help="The thesis in our own words."),
        Field(name="basis", kind=CLAIMS, help="The claims that state it."),
        Field(name="paradox", kind=Whole(least=1, most=5), required=False, help="Its number among the five paradoxes."),
    ),
)


def _naming(thing: SymbolType) -> Name:
    return Name(names=thing, defines=True)


CAST = MapOf(kind=PERSON, key=_naming(SymbolType.PERSON), partly=True, help="People by name.")
SOURCES = MapOf(kind=SOURCE, key=_naming(SymbolType.SOURCE), partly=True, help="Sources by name.")
DISPUTES = MapOf(kind=DISPUTE, key=_naming(SymbolType.DISPUTE), partly=True, help="Disputes by name.")
THESES = MapOf(kind=THESIS, key=_naming(SymbolType.THESIS), partly=True, help="Theses by name.")


@attrs.frozen(kw_only=True)
class Ledger:
    """What one file of the ledger holds."""

    claims: dict[str, Claim] = attrs.field(factory=dict)
    sources: dict[str, Source] = attrs.field(factory=dict)
    disputes: dict[str, Dispute] = attrs.field(factory=dict)


LEDGER = Record(
    build=Ledger,
    called="a file of the ledger",
    marked=False,
    help="What a file of the ledger holds, besides sources.yaml and disputes.yaml.",
    fields=(
        Field(
            name="claims",
            kind=MapOf(kind=CLAIM, key=_naming(SymbolType.CLAIM), partly=True),
            required=False,
            help="Claims by name.",
        ),
        Field(name="sources", kind=SOURCES, required=False, help="Sources that only these claims need, by name."),
        Field(
            name="disputes", kind=DISPUTES, required=False, help="Disputes that only these claims belong to, by name."
        ),
    ),
)
