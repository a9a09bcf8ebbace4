"""The declaration of meters: small bounded numbers and named states."""

from typing import Any

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node, Scalar
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.condition_text import RESERVED
from game.schema.containers import ListOf
from game.schema.records import Field, Record, Values
from game.schema.scalars import WHOLE, Date, Flag, Kind, Name, Range, Text, Whole, read_scalar
from game.schema.symbols import SymbolType
from game.story.dates import Span
from game.story.mark import NOWHERE, Mark
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
        Field(
            name="since",
            kind=Date(),
            required=False,
            help="Before that day it is not shown: the seat cannot know of it.",
        ),
    ),
)

FACT = Record(
    build=Meter,
    called="a fact",
    key="id",
    help="Something that happened or did not, and is remembered: false at the start, never shown as a gauge.",
    settle=lambda values, _node, _reading: {**values, **_REMEMBERED},
    fields=(Field(name="help", kind=Text(long=True), help="What is so where it is true, in a sentence."),),
)
_REMEMBERED: Values = {"label": "", "low": 0, "high": 1, "start": 0, "fact": True, "hidden": True}


@attrs.frozen(kw_only=True)
class ScaleUse:
    """How a decision uses a scale: where it begins, where not where history left it, and whether it is shown."""

    start: int | None = None
    hidden: bool = False
    since: Span | None = None
    mark: Mark = NOWHERE


SCALE_USE = Record(
    build=ScaleUse,
    called="a scale in use",
    help="A scale of scales.yaml that this decision moves or asks.",
    fields=(
        Field(
            name="start",
            kind=Whole(least=-100, most=100),
            required=False,
            help="Where it begins here, if not where history left it.",
        ),
        Field(name="hidden", kind=Flag(), required=False, help="true: shown at the reckoning only."),
        Field(name="since", kind=Date(), required=False, help="Before that day it is not shown."),
    ),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StepOrUse(Kind[ScaleUse]):
    """How a scale is used: the step where it begins alone, or a mapping that says more."""

    step: Whole = Whole(least=-100, most=100)  # noqa: RUF009 - a value, frozen
    use: Record[ScaleUse] = SCALE_USE

    def read(self, node: Node, reading: Reading) -> ScaleUse | None:
        """Return the use, in short or in full."""
        if not isinstance(node, Scalar):
            return self.use.read(node, reading)
        start = self.step.read(node, reading)
        return None if start is None else ScaleUse(start=start)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Meters(Kind[tuple[Meter, ...]]):
    """What a decision remembers, of one sort; reading it tells the conditions of the file what they may ask.

    `called` is what a message calls the things of that sort.
    """

    kind: Kind[Any] = METER
    called: str = "meters"
    key: Name = Name(signs="_", names=SymbolType.METER, defines=True)  # noqa: RUF009 - a value, frozen

    def read(self, node: Node, reading: Reading) -> tuple[Meter, ...] | None:
        """Return the meters in order, each known to the reading from now on."""
        if not isinstance(node, Mapping):
            reading.meters_lost = True
            reading.refuse(node, codes.WRONG_SHAPE, f"Expected a mapping from names to {self.called}.")
            return None
        meters = []
        for name, item in node.entries.items():
            meter = self._meter(item, reading)
            if meter is None:
                reading.meters_lost = True
            elif meter.id in reading.meters:
                message = f"There is a meter, a fact or a scale '{meter.id}' already. Give this one another name."
                reading.refuse(item.key or item, codes.WRONG_METER, message)
            else:
                meters.append(meter)
                reading.meters[meter.id] = reading.meters[name] = reading.meters_read, meter
                reading.meters_read += 1
        return None if reading.meters_lost else tuple(meters)

    def _meter(self, item: Node, reading: Reading) -> Meter | None:
        name = self.key.read(item.key or item, reading)
        if name in RESERVED:
            message = f"'{name}' is a word of conditions and cannot be a meter. Give it another name."
            reading.refuse(item.key or item, codes.WRONG_METER, message)
            return None
        return None if name is None else self.made(name, item, reading)

    def made(self, name: LocatedStr, item: Node, reading: Reading) -> Meter | None:
        """Return the meter that is declared under a name."""
        meter: Meter | None = self.kind.read_named(name, item, reading)
        return meter


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scales(Meters):
    """The scales that a decision uses."""

    kind: Kind[ScaleUse] = StepOrUse()
    called: str = "scales"
    key: Name = Name(signs="_", names=SymbolType.AXIS)  # noqa: RUF009 - a value, frozen

    def made(self, name: LocatedStr, item: Node, reading: Reading) -> Meter | None:
        """Return the scale as a meter of this decision."""
        use = self.kind.read(item, reading)
        scale = reading.scales.get(name)
        if scale is None:
            mend = suggest(name, reading.scales) or " Add it to 'scales.yaml', or declare a meter."
            reading.refuse(item.key or item, codes.WRONG_METER, f"There is no scale {quote(name)}.{mend}")
            return None
        if use is None:
            return None
        start = scale.start if use.start is None else use.start
        if not scale.low <= start <= scale.high:
            message = f"'{name}' cannot begin at {start}. Write a step from {scale.low} to {scale.high}."
            reading.refuse(item, codes.WRONG_METER, message)
            return None
        return Meter(
            id=name,
            label=scale.label,
            help=scale.help,
            low=scale.low,
            high=scale.high,
            start=start,
            words=scale.words,
            hidden=use.hidden,
            scale=scale.id,
            since=use.since,
            mark=name.mark,
        )
