"""The declaration of a campaign: decisions in order, with meters carried from one to the next."""

from typing import Any

import attrs

from game.parsing.nodes import Mapping, Node
from game.parsing.reading import Reading
from game.schema.containers import ListOf, MapOf
from game.schema.declarations.bill import BILL
from game.schema.declarations.decision import BRIEFING, TRIAL, Version
from game.schema.declarations.holds import HOLDS
from game.schema.declarations.reveal import NOTE, QUESTION
from game.schema.records import Field, Record, Values
from game.schema.scalars import Date, Kind, Name, Text
from game.schema.story_types import CHANGES, CONDITION, PROSE
from game.schema.symbols import SymbolType
from game.story.bill import Entry
from game.story.conditions import When
from game.story.dates import Span
from game.story.effects import Effect
from game.story.mark import Mark
from game.story.model import Briefing, Note
from game.story.prose import Prose
from game.story.questions import Question


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Later(Kind[Node]):
    """What can be read only when the legs are known; `kind` says what it must be then."""

    kind: Kind[Any]

    def read(self, node: Node, reading: Reading) -> Node | None:
        """Keep the node as it stands."""
        del reading
        return node


@attrs.frozen(kw_only=True)
class Afterword:
    """A campaign's own reveal."""

    text: Prose
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()


@attrs.frozen(kw_only=True)
class AfterLeg:
    """How the endings of a leg change what is carried, and what happens in that time."""

    endings: dict[str, tuple[Effect, ...]]
    because: str = ""
    mark: Mark


@attrs.frozen(kw_only=True)
class LastWordOutline:
    """An ending of a campaign as its file says it."""

    id: str
    of: tuple[str, ...] = ()
    when: When | None = None
    title: str
    date: Span
    place: str = ""
    text: Prose
    does: tuple[Effect, ...] = ()
    bill: tuple[Entry, ...] = ()
    mark: Mark


@attrs.frozen(kw_only=True)
class CampaignFile:
    """A campaign as its file says it, before its legs are opened; what asks the legs is still to be read."""

    id: str
    title: str
    summary: str
    date: Span
    place: str
    seat: str
    carried: tuple[str, ...]
    plot: str
    legs: tuple[str, ...]
    changes: Node | None = None
    endings: Node | None = None
    holds: Node | None = None
    briefing: Briefing
    reveal: Afterword
    theses: Node | None = None
    mark: Mark


AFTERWORD = Record(
    build=Afterword,
    called="a campaign's reveal",
    marked=False,
    help="What history did over all the legs; the days are the legs' own.",
    fields=(
        Field(name="text", kind=PROSE, help="What history did, in short."),
        Field(name="notes", kind=ListOf(kind=NOTE), required=False, help="Historians' notes."),
        Field(name="questions", kind=ListOf(kind=QUESTION), required=False, help="Asked before the reveal."),
    ),
)

AFTER_LEG = Record(
    build=AfterLeg,
    called="what follows a leg",
    help="How each ending of a leg changes what is carried, in the time before the next.",
    fields=(
        Field(
            name="because",
            kind=Text(long=True),
            required=False,
            help="What happens in that time; asked where something is set outright.",
        ),
        Field(
            name="endings",
            kind=MapOf(kind=CHANGES, key=Name(names=SymbolType.ENDING), help="How each ending changes it."),
            help="The endings of the leg, each with its changes.",
        ),
    ),
)
AFTER_LEGS = MapOf(kind=AFTER_LEG, key=Name(names=SymbolType.DECISION), help="What follows each leg.")
LAST_WORDS = MapOf(
    kind=Record(
        build=LastWordOutline,
        called="an ending of a campaign",
        key="id",
        help="Where the whole campaign stops.",
        fields=(
            Field(
                name="of",
                kind=ListOf(kind=Name(names=SymbolType.ENDING), least=1),
                required=False,
                help="Only after these endings of the last leg.",
            ),
            Field(
                name="when", kind=CONDITION, required=False, help="Only where this holds; the first that fits counts."
            ),
            Field(name="title", kind=Text(), help="Its heading."),
            Field(name="date", kind=Date(span=True), help="When the campaign stops."),
            Field(name="place", kind=Text(), required=False, help="Where, if not at the campaign's place."),
            Field(name="text", kind=PROSE, help="What it came to."),
            Field(name="does", kind=CHANGES, required=False, help="How it changes scales on arriving."),
            Field(name="bill", kind=BILL, required=False, help="What it costs and brings besides."),
        ),
    ),
    key=Name(names=SymbolType.ENDING, defines=True),
    least=1,
    help="The campaign's own endings, in the order in which they are tried.",
)
TRIALS = ListOf(kind=TRIAL)


def _settle(values: Values, node: Mapping, reading: Reading) -> Values:
    """Name the campaign after its file."""
    del node, values["format"]
    return {**values, "id": reading.id}


CAMPAIGN = Record(
    build=CampaignFile,
    called="a campaign",
    help="Decisions in order, with meters carried from one to the next.",
    settle=_settle,
    gone={
        "sets": "Write 'changes: {LEG: {endings: {ENDING: {METER: +1}}}}'; where something is set outright, as '=3', "
        "say beside 'endings' under 'because' what happened in that time.",
        "recounted": "Remove it: where a later leg speaks of a year or a chance, the last one counts.",
    },
    fields=(
        Field(name="format", kind=Version(), help="The version of the format: 2."),
        Field(name="title", kind=Text(), help="What the campaign is called."),
        Field(name="summary", kind=Text(), help="One line for the title screen, without hindsight."),
        Field(name="date", kind=Date(span=True), help="From the first leg to the last."),
        Field(name="place", kind=Text(), help="Where it is played."),
        Field(name="seat", kind=Name(names=SymbolType.PERSON), help="Who sits in the first chair."),
        Field(
            name="carried",
            kind=ListOf(kind=Name(signs="_", names=SymbolType.METER), least=1),
            help="The meters, facts and scales that go from leg to leg.",
        ),
        Field(
            name="plot",
            kind=Name(signs="_", names=SymbolType.METER),
            help="The carried meter that is drawn over the years.",
        ),
        Field(
            name="legs",
            kind=ListOf(kind=Name(names=SymbolType.DECISION), least=1),
            help="Decisions and bridges, in order of time.",
        ),
        Field(
            name="changes",
            kind=Later(kind=AFTER_LEGS),
            required=False,
            help="For each leg and ending, how what is carried changes before the next leg.",
        ),
        Field(
            name="endings",
            kind=Later(kind=LAST_WORDS),
            required=False,
            help="Endings of the campaign's own, after those of the last leg.",
        ),
        Field(
            name="holds",
            kind=Later(kind=HOLDS),
            required=False,
            help="What the author promises of every road through all legs; places are leg/passage.",
        ),
        Field(name="briefing", kind=BRIEFING, help="What the player is told first."),
        Field(name="reveal", kind=AFTERWORD, help="What history did."),
        Field(name="theses", kind=Later(kind=TRIALS), required=False, help="What runs say to the theses."),
    ),
)
