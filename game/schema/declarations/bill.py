"""The declaration of a bill."""

import attrs

from game.parsing.nodes import Node, Scalar
from game.parsing.reading import Reading
from game.schema.containers import ListOf, MapOf, OneOrMany, Via
from game.schema.records import Field, Record
from game.schema.scalars import Kind, Name, Number, OneOf, Text
from game.schema.story_types import CONDITION
from game.schema.symbols import SymbolType
from game.story.bill import Confidence, Entry, EntryKind

CONFIDENCE = OneOf(words={level.name.lower(): level for level in Confidence}, help="How certain the range is.")
ENTRY_KIND = OneOf(words={kind.value: kind for kind in EntryKind}, help="What kind of statement the entry is.")
CLAIMS = ListOf(
    kind=Name(names=SymbolType.CLAIM, help="A claim of the ledger."), least=1, help="At least one claim of the ledger."
)

COLUMN = Name(signs="_-", names=SymbolType.AXIS)
"""An axis, or a scale, which has one of its own."""
NO_BASIS = "none"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Basis(Kind[tuple[str, ...]]):
    """The claims that a range rests on, or the word `none` where it rests on nothing but the author."""

    claims: ListOf[str] = CLAIMS

    def read(self, node: Node, reading: Reading) -> tuple[str, ...] | None:
        """Return the claims; none of them where it says so."""
        if isinstance(node, Scalar) and node.value.strip() == NO_BASIS:
            return ()
        return self.claims.read(node, reading)


ENTRY = Record(
    build=Entry,
    called="an entry of a bill",
    key="axis",
    help="What follows on one axis: at an ending what the road comes to, at a choice the difference from history's.",
    fields=(
        Field(name="when", kind=CONDITION, required=False, help="The entry is booked only where this holds."),
        Field(name="low", kind=Number(), help="The least that is credible."),
        Field(name="best", kind=Number(), help="The best estimate."),
        Field(name="high", kind=Number(), help="The most that is credible."),
        Field(name="confidence", kind=CONFIDENCE, help="How certain the range is: low, medium or high."),
        Field(
            name="kind",
            kind=ENTRY_KIND,
            required=False,
            help="fact (a claim carries it), article (its author's judgement) or estimate (ours), the default.",
        ),
        Field(
            name="article",
            kind=Number(),
            required=False,
            help="The article's own figure, where 'best' is a better one; drawn as a mark of its own.",
        ),
        Field(
            name="side", kind=Name(), required=False, help="Whose lives or losses these are: one of the axis's 'sides'."
        ),
        Field(name="basis", kind=Basis(), help="The claims that the range rests on, or 'none': then 'why' says so."),
        Field(name="why", kind=Text(long=True), help="One sentence on where the range comes from."),
    ),
)


def _flat(entries: dict[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    return tuple(entry for on_axis in entries.values() for entry in on_axis)


BILL = Via(
    kind=MapOf(
        kind=OneOrMany(single=ENTRY, kind=ENTRY, help="One entry, or a list of them."),
        key=COLUMN,
        help="Entries by axis.",
    ),
    into=_flat,
    help="What a choice or an ending costs and brings, axis by axis.",
)
