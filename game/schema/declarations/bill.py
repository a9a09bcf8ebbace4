"""The declaration of a bill."""

from game.schema.containers import Field, ListOf, MapOf, OneOrMany, Record, Via
from game.schema.scalars import Name, Number, OneOf, Text
from game.schema.story_types import CONDITION
from game.schema.symbols import SymbolType
from game.story.bill import Confidence, Entry, EntryKind

CONFIDENCE = OneOf(words={level.name.lower(): level for level in Confidence}, help="How certain the range is.")
ENTRY_KIND = OneOf(words={kind.value: kind for kind in EntryKind}, help="What kind of statement the entry is.")
CLAIMS = ListOf(
    kind=Name(names=SymbolType.CLAIM, help="A claim of the ledger."), least=1, help="At least one claim of the ledger."
)

ENTRY = Record(
    build=Entry,
    called="an entry of a bill",
    key="axis",
    help="What follows on one axis, counted from the opening of the decision in the axis's unit.",
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
        Field(name="basis", kind=CLAIMS, help="The claims that the range rests on."),
        Field(name="why", kind=Text(long=True), help="One sentence on where the range comes from."),
    ),
)


def _flat(entries: dict[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    return tuple(entry for on_axis in entries.values() for entry in on_axis)


BILL = Via(
    kind=MapOf(
        kind=OneOrMany(single=ENTRY, kind=ENTRY, help="One entry, or a list of them."),
        key=Name(names=SymbolType.AXIS),
        help="Entries by axis.",
    ),
    into=_flat,
    help="What a choice or an ending costs and brings, axis by axis.",
)
