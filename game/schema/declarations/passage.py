"""The declaration of passages, their choices, and endings."""

import attrs

from game.parsing import codes
from game.parsing.located import find_mark, find_repeated
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.containers import ListOf, MapOf, OneOrMany, Via
from game.schema.declarations.bill import BILL
from game.schema.records import Field, Record, Values
from game.schema.scalars import Date, Flag, Kind, Name, OneOf, Text
from game.schema.story_types import CHANGES, CONDITION, PROSE
from game.schema.symbols import SymbolType
from game.story.map import MapView
from game.story.model import Choice, Ending, Event, Passage, Target
from game.story.prose import Prose


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlainTarget(Kind[Target]):
    """The name of a passage or an ending, without a condition."""

    name: Name = Name(names=SymbolType.PLACE, help="A passage or an ending.")  # noqa: RUF009 - a value, frozen

    def read(self, node: Node, reading: Reading) -> Target | None:
        """Return the target."""
        name = self.name.read(node, reading)
        return None if name is None else Target(to=name, mark=name.mark)


TARGET = Record(
    build=Target,
    called="a target",
    form="'{to: NAME}', and in every target but the last '{when: CONDITION, to: NAME}'",
    help="Where a choice leads, if its condition holds.",
    fields=(
        Field(name="when", kind=CONDITION, required=False, help="What must hold; the last target has no condition."),
        Field(name="to", kind=Name(names=SymbolType.PLACE), help="A passage or an ending."),
    ),
)

CHOICE = Record(
    build=Choice,
    called="a choice",
    help="What the player may do.",
    fields=(
        Field(name="id", kind=Name(names=SymbolType.CHOICE, defines=True), help="Its name within the passage."),
        Field(name="text", kind=Text(long=True), help="What the player does, in at most 24 words."),
        Field(name="when", kind=CONDITION, required=False, help="What must hold for the choice to be open."),
        Field(
            name="closed",
            kind=Text(long=True),
            required=False,
            help="Why it is closed while its condition does not hold. Without it the choice is not shown until then.",
        ),
        Field(name="history", kind=Flag(), required=False, help="true for what history did."),
        Field(name="does", kind=CHANGES, required=False, help="How it changes meters."),
        Field(name="bill", kind=BILL, required=False, help="What it costs and brings."),
        Field(name="then", kind=PROSE, required=False, help="What the choice did, seen on a page of its own."),
        Field(
            name="to",
            kind=OneOrMany(single=PlainTarget(help="A passage or an ending."), kind=TARGET),
            help="Where it leads: one name, or a list of targets of which the first that holds is taken.",
        ),
    ),
)


def _pairs(advice: dict[str, Prose]) -> tuple[tuple[str, Prose], ...]:
    return tuple(advice.items())


MAP_VIEW = Record(
    build=MapView,
    called="a view of a map",
    help="A map of maps/, and those of its lines that are known by then.",
    fields=(
        Field(name="sheet", kind=Name(names=SymbolType.MAP), help="The name of the map."),
        Field(name="lines", kind=ListOf(kind=Name(names=SymbolType.LINE)), required=False, help="The lines drawn in."),
    ),
)

PASSAGE = Record(
    build=Passage,
    called="a passage",
    key="id",
    help="One page of the story.",
    fields=(
        Field(name="title", kind=Text(), help="Its heading."),
        Field(name="date", kind=Date(span=True), help="When it takes place."),
        Field(name="place", kind=Text(), required=False, help="Where, if not at the decision's place."),
        Field(name="text", kind=PROSE, help="What the player reads, in 60 to 220 words."),
        Field(
            name="present",
            kind=ListOf(kind=Name(names=SymbolType.PERSON)),
            required=False,
            help="Who is in the room, besides the seat.",
        ),
        Field(
            name="advice",
            kind=Via(kind=MapOf(kind=PROSE, key=Name(names=SymbolType.PERSON), placed=True), into=_pairs),
            required=False,
            help="What those in the room say when asked.",
        ),
        Field(
            name="papers",
            kind=ListOf(kind=Name(names=SymbolType.PAPER)),
            required=False,
            help="The papers laid on the desk here; they stay there for the rest of the road.",
        ),
        Field(name="map", kind=MAP_VIEW, required=False, help="The map that helps here."),
        Field(
            name="order",
            kind=OneOf(words={"kept": True}),
            required=False,
            attribute="kept",
            help="kept: the choices are offered in the order of the file, and not in one drawn for each game.",
        ),
        Field(name="choices", kind=ListOf(kind=CHOICE, least=1), help="What the player may do: 2 to 5 choices."),
    ),
)

EVENT = Record(
    build=Event,
    called="an event",
    help="What several endings share, with its price, declared once and named by them.",
    fields=(
        Field(name="does", kind=CHANGES, required=False, help="How it changes meters, facts and scales."),
        Field(name="bill", kind=BILL, required=False, help="What it costs and brings."),
    ),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Events(Kind[dict[str, Event]]):
    """The events of a decision; reading them tells the endings what they may name."""

    kind: MapOf[Event] = MapOf(kind=EVENT, key=Name(defines=True))  # noqa: RUF009 - a value, frozen

    def read(self, node: Node, reading: Reading) -> dict[str, Event] | None:
        """Return the events by name, known to the reading from now on."""
        events = self.kind.read(node, reading)
        reading.events = events or {}
        return events


def _happening(values: Values, node: Mapping, reading: Reading) -> Values | None:
    """Add what the events of an ending do and book to what it does and books itself."""
    does, bill = tuple(values.get("does", ())), tuple(values.get("bill", ()))
    named = values.pop("events", ())
    for name in find_repeated(named):
        reading.refuse_at(
            find_mark(name), codes.UNKNOWN_EVENT, f"{quote(name)} happens here twice. Remove one of them."
        )
    for name in dict.fromkeys(named):
        event = reading.events.get(name)
        reading.events_named.add(name)
        if event is None:
            mend = suggest(name, reading.events) or " Declare it under 'events', or leave it out."
            reading.refuse_at(name.mark, codes.UNKNOWN_EVENT, f"There is no event {quote(name)}.{mend}")
            return None
        does, bill = (*event.does, *does), (*event.bill, *bill)
    del node
    return {**values, "does": does, "bill": bill}


ENDING = Record(
    build=Ending,
    called="an ending",
    key="id",
    help="Where a road stops, with its bill.",
    settle=_happening,
    fields=(
        Field(name="title", kind=Text(), help="Its heading."),
        Field(name="date", kind=Date(span=True), help="When the road stops."),
        Field(name="place", kind=Text(), required=False, help="Where, if not at the decision's place."),
        Field(name="text", kind=PROSE, help="What followed."),
        Field(
            name="onward",
            kind=PROSE,
            required=False,
            help="Told in its place where a campaign goes on from here; it stops before the next leg begins.",
        ),
        Field(
            name="does",
            kind=CHANGES,
            required=False,
            help="How it changes meters, facts and scales on arriving: what followed after the last page.",
        ),
        Field(
            name="events",
            kind=ListOf(kind=Name(), least=1),
            required=False,
            help="Events of this decision that happen here: each does and books the same wherever it is named.",
        ),
        Field(name="bill", kind=BILL, required=False, help="What the road costs and brings in the end."),
        Field(
            name="never",
            kind=CONDITION,
            required=False,
            help="What must not be so here: 'analyse' tells the road on which it is.",
        ),
    ),
)
