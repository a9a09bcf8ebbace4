"""The declaration of a campaign: decisions in order, with meters carried from one to the next."""

from typing import Any

import attrs

from game.parsing.nodes import Mapping, Node
from game.parsing.reading import Reading
from game.schema.containers import Field, ListOf, MapOf, Record, Values
from game.schema.declarations.decision import BRIEFING, TRIAL, Version
from game.schema.declarations.reveal import NOTE, QUESTION
from game.schema.scalars import Date, Kind, Name, Text
from game.schema.story_types import CHANGES, PROSE
from game.schema.symbols import SymbolType
from game.story.dates import Span
from game.story.mark import Mark
from game.story.model import Briefing, Note, Question
from game.story.prose import Prose


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
    sets: Node | None = None
    recounted: Node | None = None
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

SETS = MapOf(
    kind=MapOf(kind=CHANGES, key=Name(names=SymbolType.ENDING), help="What each ending does."),
    key=Name(names=SymbolType.DECISION),
    help="What the endings of each leg do.",
)
RECOUNTED = MapOf(
    kind=ListOf(kind=Name(names=SymbolType.AXIS), least=1, help="Axes of the leg."),
    key=Name(names=SymbolType.DECISION),
    help="The axes of each leg on which a later one counts again.",
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
    fields=(
        Field(name="format", kind=Version(), help="The version of the format: 1."),
        Field(name="title", kind=Text(), help="What the campaign is called."),
        Field(name="summary", kind=Text(), help="One line for the title screen, without hindsight."),
        Field(name="date", kind=Date(span=True), help="From the first leg to the last."),
        Field(name="place", kind=Text(), help="Where it is played."),
        Field(name="seat", kind=Name(names=SymbolType.PERSON), help="Who sits in the first chair."),
        Field(
            name="carried",
            kind=ListOf(kind=Name(signs="_", names=SymbolType.METER), least=1),
            help="The meters that go from leg to leg.",
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
            name="sets",
            kind=Later(kind=SETS),
            required=False,
            help="For each leg and ending, what it does to the carried meters before the next leg.",
        ),
        Field(
            name="recounted",
            kind=Later(kind=RECOUNTED),
            required=False,
            help="For each leg, axes that a later leg counts again for the same years: its endings book nothing there.",
        ),
        Field(name="briefing", kind=BRIEFING, help="What the player is told first."),
        Field(name="reveal", kind=AFTERWORD, help="What history did."),
        Field(name="theses", kind=Later(kind=TRIALS), required=False, help="What runs say to the theses."),
    ),
)
