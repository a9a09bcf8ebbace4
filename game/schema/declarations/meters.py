"""The declaration of meters: small bounded numbers and named states."""

import attrs

from game.parsing import codes
from game.parsing.nodes import Mapping, Node, Scalar
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.condition_text import RESERVED
from game.schema.containers import Field, ListOf, Record, Values
from game.schema.scalars import WHOLE, Flag, Kind, Name, Range, Text, read_scalar
from game.schema.symbols import SymbolType
from game.story.model import Meter

MOST_VALUES = 101


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StartValue(Kind[Scalar]):
    """The value at the opening; what it may be depends on the meter, so it is kept as it stands."""

    def read(self, node: Node, reading: Reading) -> Scalar | None:
        """Return the scalar itself."""
        return node if read_scalar(node, reading, "a number or a named value") and isinstance(node, Scalar) else None


Fault = tuple[Node, str] | None
"""Where a meter does not fit together, and why; None where it does."""


def _settle(values: Values, node: Mapping, reading: Reading) -> Values | None:
    """Turn a range or named values, and the start among them, into numbers."""
    start: str = values["start"].value.strip()
    named = "names" in values
    if named == ("range" in values):
        fault: Fault = (node.key or node, "A meter has either a 'range' or 'values'. Write one of the two.")
    else:
        fault = _fault_of_names(values, node, start) if named else _fault_of_range(values, node, start)
    if fault is not None:
        reading.refuse(fault[0], codes.WRONG_METER, fault[1])
        return None
    if named:
        return {**values, "low": 0, "high": len(values["names"]) - 1, "start": values["names"].index(start)}
    low, high = values.pop("range")
    return {**values, "low": int(low), "high": int(high), "start": int(start)}


def _fault_of_range(values: Values, node: Mapping, start: str) -> Fault:
    low, high = (int(end) for end in values["range"])
    count = high - low + 1
    words = values.get("words")
    if count > MOST_VALUES:
        return node.entries["range"], f"A meter has at most {MOST_VALUES} values. Count in larger steps."
    if not WHOLE.fullmatch(start) or not low <= int(start) <= high:
        return values["start"], f"The start {quote(start)} is not a whole number from {low} to {high}. Write one."
    if words is not None and len(words) != count:
        return node.entries[
            "words"
        ], f"The meter has {count} values, from {low} to {high}, and {len(words)} words. Give one for each."
    return None


def _fault_of_names(values: Values, node: Mapping, start: str) -> Fault:
    names: tuple[str, ...] = values["names"]
    twice = [name for index, name in enumerate(names) if name in names[:index]]
    reserved = [name for name in names if name in RESERVED]
    if "words" in values:
        return node.entries["words"], "Named values are words already. Remove 'words'."
    if twice:
        return node.entries["values"], f"The value '{twice[0]}' is listed twice. Remove one of them."
    if reserved:
        return node.entries["values"], f"'{reserved[0]}' is a word of conditions and cannot be a value. Choose another."
    if start not in names:
        return values[
            "start"
        ], f"The start {quote(start)} is not among the values.{suggest(start, names) or ' Write one of them.'}"
    return None


METER = Record(
    build=Meter,
    called="a meter",
    key="id",
    help="A small bounded number, or a named state, that choices change and conditions ask.",
    settle=_settle,
    either=("range", "values"),
    fields=(
        Field(name="label", kind=Text(), help="What the meter is called on the screen."),
        Field(name="help", kind=Text(long=True), help="What it says, in a sentence."),
        Field(name="range", kind=Range(whole=True), required=False, help="The least and the greatest number, as 0..5."),
        Field(
            name="values",
            kind=ListOf(kind=Name(signs="_-", names=SymbolType.VALUE, defines=True), least=2, most=MOST_VALUES),
            required=False,
            attribute="names",
            help="The named values, in order; in place of a range.",
        ),
        Field(name="start", kind=StartValue(), help="The value at the opening."),
        Field(
            name="words",
            kind=ListOf(kind=Text(), least=2, most=MOST_VALUES),
            required=False,
            help="A word for each number of the range.",
        ),
        Field(
            name="hidden", kind=Flag(), required=False, help="true: works from the first page, shown at the reckoning."
        ),
    ),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Meters(Kind[tuple[Meter, ...]]):
    """All meters of a decision; reading them tells the conditions of the file what they may ask."""

    kind: Record[Meter] = METER
    key: Name = Name(signs="_", names=SymbolType.METER, defines=True)  # noqa: RUF009 - a value, frozen

    def read(self, node: Node, reading: Reading) -> tuple[Meter, ...] | None:
        """Return the meters in order, each known to the reading from now on."""
        if not isinstance(node, Mapping):
            reading.meters_lost = True
            reading.refuse(node, codes.WRONG_SHAPE, "Expected a mapping from names to meters.")
            return None
        meters = []
        for index, (name, item) in enumerate(node.entries.items()):
            meter = self._meter(item, reading)
            if meter is None:
                reading.meters_lost = True
            else:
                meters.append(meter)
                reading.meters[meter.id] = reading.meters[name] = index, meter
        return None if reading.meters_lost else tuple(meters)

    def _meter(self, item: Node, reading: Reading) -> Meter | None:
        name = self.key.read(item.key or item, reading)
        if name in RESERVED:
            message = f"'{name}' is a word of conditions and cannot be a meter. Give it another name."
            reading.refuse(item.key or item, codes.WRONG_METER, message)
            return None
        return None if name is None else self.kind.read_named(name, item, reading)
