"""The declarations of axes, scales and lenses: what is counted, and how it is weighed."""

from decimal import Decimal

from game.parsing import codes
from game.parsing.nodes import Mapping
from game.parsing.reading import Reading
from game.schema.containers import ListOf, MapOf, Via
from game.schema.declarations.bill import CLAIMS, COLUMN
from game.schema.records import Field, Record, Values
from game.schema.scalars import Name, Number, OneOf, Range, Text, Whole
from game.schema.symbols import SymbolType
from game.story.references import Axis, Better, Counts, Lens, Scale

_LINE = Text()
_LONG = Text(long=True)
COUNTED = tuple(counts for counts in Counts if counts is not Counts.SCALE)


def _bounds(values: Values, node: Mapping, reading: Reading) -> Values:
    """Take the span apart into its two ends."""
    del node, reading
    low, high = values.pop("span")
    return {**values, "low": low, "high": high, "sides": tuple(values.get("sides", {}).items())}


def _steps(values: Values, node: Mapping, reading: Reading) -> Values | None:
    """Take the range of a scale apart, and hold its words and its start to it."""
    low, high = (int(end) for end in values.pop("range"))
    count, words, start = high - low + 1, len(values["words"]), int(values["start"])
    if words != count:
        message = f"The scale has {count} steps, from {low} to {high}, and {words} words. Write one for each step."
        reading.refuse(node.entries["words"], codes.WRONG_METER, message)
        return None
    if not low <= start <= high:
        message = f"The start {start} is not on the scale, which runs from {low} to {high}. Write one of these."
        reading.refuse(node.entries["start"], codes.WRONG_METER, message)
        return None
    return {**values, "low": low, "high": high, "start": start}


AXIS = Record(
    build=Axis,
    called="an axis",
    key="id",
    help="Something that is counted.",
    settle=_bounds,
    fields=(
        Field(name="name", kind=_LINE, help="What it is called on the screen."),
        Field(
            name="counts",
            kind=OneOf(words={counts.value: counts for counts in COUNTED}),
            help="What kind of thing it counts: amount (adds up), year (the last ending that names it) or chance "
            "(percent, at the ending). What decisions share as a meter is a scale, in scales.yaml.",
            mend="Write 'counts: amount', 'counts: year' or 'counts: chance'; what was counted in points is a scale "
            "now, in 'scales.yaml'.",
        ),
        Field(name="unit", kind=_LINE, required=False, help="What is counted; a year and a chance need none."),
        Field(name="one", kind=_LINE, required=False, help="The unit of a single one, where it is called otherwise."),
        Field(name="help", kind=_LONG, help="What it says, in a sentence."),
        Field(
            name="better",
            kind=OneOf(words={better.value: better for better in Better}),
            help="Whether the seat prefers less or more of it.",
        ),
        Field(name="span", kind=Range(), help="What a bar shows from end to end, as 0..1500000; no road may leave it."),
        Field(
            name="sides",
            kind=MapOf(kind=_LINE, key=Name(), least=1),
            required=False,
            help="Whose lives or losses an entry may count, by name; each entry then says which with 'side'.",
        ),
        Field(name="decimals", kind=Whole(least=0, most=3), required=False, help="How many decimals amounts have."),
        Field(name="basis", kind=CLAIMS, required=False, help="The claims that the axis rests on."),
        Field(
            name="warning",
            kind=_LONG,
            required=False,
            help="Shown with every bill that has this axis, whoever sits in the chair; a decision may say its own.",
        ),
    ),
)

SCALE = Record(
    build=Scale,
    called="a scale",
    key="id",
    help="A meter that decisions share, and the column of the bill that says where it stands in the end.",
    settle=_steps,
    fields=(
        Field(name="label", kind=_LINE, help="What it is called on the screen."),
        Field(name="help", kind=_LONG, help="What it says, in a sentence."),
        Field(name="range", kind=Range(whole=True), help="The least and the greatest step, as 0..6."),
        Field(name="words", kind=ListOf(kind=_LINE, least=2), help="A word for each step."),
        Field(name="start", kind=Whole(least=-100, most=100), help="Where history left it."),
        Field(
            name="better",
            kind=OneOf(words={better.value: better for better in Better}),
            help="Whether the side that it is seen from prefers less or more of it.",
        ),
        Field(name="seen_from", kind=_LINE, help="Whose view it is: a capital, a party, a people."),
        Field(name="basis", kind=CLAIMS, required=False, help="The claims that the scale rests on."),
        Field(name="warning", kind=_LONG, required=False, help="Shown with every bill that has it."),
    ),
)


def _pairs(weights: dict[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(weights.items())


LENS = Record(
    build=Lens,
    called="a lens",
    key="id",
    help="One way to judge: it orders roads and never gives points.",
    fields=(
        Field(name="name", kind=_LINE, help="What it is called on the screen."),
        Field(name="help", kind=_LONG, help="What it holds to matter, in a sentence."),
        Field(
            name="seats",
            kind=ListOf(kind=Name(names=SymbolType.PERSON), least=1),
            required=False,
            help="Whose view it is: it judges only roads of these seats; without it, anybody's.",
        ),
        Field(
            name="weights",
            kind=Via(kind=MapOf(kind=Number(above_zero=True), key=COLUMN, least=1, placed=True), into=_pairs),
            help="How much each axis matters beside the others; never shown.",
        ),
    ),
)

SCALES = MapOf(
    kind=SCALE, key=Name(signs="_", names=SymbolType.AXIS, defines=True), partly=True, help="Scales by name."
)
AXES = MapOf(kind=AXIS, key=Name(names=SymbolType.AXIS, defines=True), partly=True, help="Axes by name.")
LENSES = MapOf(kind=LENS, key=Name(names=SymbolType.LENS, defines=True), partly=True, help="Lenses by name.")
