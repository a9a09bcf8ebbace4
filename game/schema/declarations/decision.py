"""The declaration of a decision."""

import re
from typing import ClassVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import Problem, Severity
from game.schema.containers import ListOf, MapOf
from game.schema.declarations.bill import COLUMN
from game.schema.declarations.holds import HOLDS, Names, promises
from game.schema.declarations.meters import FACT, Meters, Scales
from game.schema.declarations.passage import ENDING, PASSAGE, Events
from game.schema.declarations.reveal import REVEAL
from game.schema.records import Field, Record, Values
from game.schema.scalars import Date, Kind, Name, OneOf, Text, read_scalar
from game.schema.story_types import CONDITION, PROSE
from game.schema.symbols import SymbolType
from game.story.model import Briefing, Decision, Passage, Role, Trial
from game.story.references import Verdict

FORMAT = "2"
BEFORE = "1"
_PASSAGE_NAME = Name(names=SymbolType.PASSAGE, defines=True)
_CHOICE_PATH = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*){1,2}")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Version(Kind[str]):
    """The version of the format that the file is written in."""

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the version, which is the one that this program reads; one of the format before is read on as it."""
        text = read_scalar(node, reading, "the version of the format")
        if text is None or text == FORMAT:
            return text
        if text == BEFORE:
            message = f"The format '{BEFORE}' is that of an older program. Write 'format: {FORMAT}'."
            reading.refuse(node, codes.WRONG_FORMAT, message)
            return FORMAT
        reading.strange = True
        message = f"The format {quote(text)} is not known to this program. Write 'format: {FORMAT}'."
        reading.refuse(node, codes.WRONG_FORMAT, message)
        return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Passages(Kind[dict[str, Passage]]):
    """All passages; reading them tells the questions what they may ask about."""

    kind: MapOf[Passage] = MapOf(kind=PASSAGE, key=_PASSAGE_NAME, least=1)  # noqa: RUF009 - a value, frozen

    def read(self, node: Node, reading: Reading) -> dict[str, Passage] | None:
        """Return the passages by name, known to the reading from now on."""
        reading.passages = passages = self.kind.read(node, reading)
        return passages


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ChoicePath(Kind[str]):
    """The way to a choice: passage/choice, in a campaign leg/passage/choice."""

    form: ClassVar[re.Pattern[str]] = _CHOICE_PATH

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the way, which remembers its place."""
        text = read_scalar(node, reading, "a choice as passage/choice")
        if text is None:
            return None
        if not self.form.fullmatch(text):
            reading.refuse(node, codes.NO_NAME, f"{quote(text)} is not a path to a choice. Write 'passage/choice'.")
            return None
        return LocatedStr.at(text, reading.mark(node))


ROLE = Record(
    build=Role,
    called="a person",
    key="person",
    help="What a person of the cast is and wants in this decision.",
    fields=(
        Field(name="role", kind=Text(), help="Their office on that day."),
        Field(name="card", kind=PROSE, help="Who this is, what they want, what they fear."),
    ),
)

BRIEFING = Record(
    build=Briefing,
    called="a briefing",
    marked=False,
    help="What the player is told before the first passage.",
    fields=(
        Field(name="text", kind=PROSE, help="Where you sit, what has just happened."),
        Field(
            name="wants",
            kind=ListOf(kind=Text(), least=2, most=4),
            help="What the seat wants, in two to four short lines.",
        ),
        Field(
            name="fears",
            kind=ListOf(kind=Text(), least=2, most=4),
            help="What the seat fears, in two to four short lines.",
        ),
        Field(
            name="judged_by",
            kind=ListOf(kind=COLUMN, least=3, most=3),
            help="The three axes that matter most to the seat.",
        ),
    ),
)

TRIAL = Record(
    build=Trial,
    called="a thesis on trial",
    help="What a run of a certain kind says to a thesis.",
    fields=(
        Field(name="thesis", kind=Name(names=SymbolType.THESIS), help="A thesis of theses.yaml."),
        Field(
            name="verdict",
            kind=OneOf(words={verdict.value: verdict for verdict in Verdict}),
            help="Whether such a run bears it out or strains it.",
        ),
        Field(
            name="endings",
            kind=ListOf(kind=Name(names=SymbolType.ENDING), least=1),
            required=False,
            help="Only for these endings.",
        ),
        Field(name="when", kind=CONDITION, required=False, help="Only where this holds at the end."),
        Field(
            name="speaks",
            kind=ListOf(kind=ChoicePath(), least=1),
            required=False,
            help="Choices that speak for it where they were made: passage/choice, in a campaign leg/passage/choice.",
        ),
        Field(name="text", kind=Text(long=True), help="One to three sentences on what in this run says so."),
    ),
)

DECISION_FIELDS = (
    Field(name="format", kind=Version(), help="The version of the format: 2."),
    Field(name="title", kind=Text(), help="What the decision is called."),
    Field(name="summary", kind=Text(), help="One line for the title screen, without hindsight."),
    Field(name="date", kind=Date(span=True), help="From the opening to the last ending's day of decision."),
    Field(name="place", kind=Text(), help="Where the decision is made."),
    Field(name="seat", kind=Name(names=SymbolType.PERSON), help="Whose chair the player takes: a person of cast.yaml."),
    Field(
        name="axes",
        kind=ListOf(kind=COLUMN, least=1),
        help="What the reckoning shows, in this order: axes of axes.yaml, and scales that this decision uses.",
    ),
    Field(
        name="warnings",
        kind=MapOf(kind=Text(long=True), key=COLUMN, placed=True),
        required=False,
        help="What is said here of an axis in place of its own warning.",
    ),
    Field(name="briefing", kind=BRIEFING, help="What the player is told first."),
    Field(
        name="people",
        kind=MapOf(kind=ROLE, key=Name(names=SymbolType.PERSON)),
        required=False,
        help="Everyone who is present somewhere, besides the seat.",
    ),
    Field(name="meters", kind=Meters(), required=False, early=True, help="What choices change and conditions ask."),
    Field(
        name="facts",
        kind=Meters(kind=FACT, called="facts"),
        required=False,
        early=True,
        help="What happened on the road or did not, by name; remembered, and never shown as gauges.",
    ),
    Field(
        name="scales",
        kind=Scales(),
        required=False,
        early=True,
        help="Scales of scales.yaml that this decision moves or asks, each with the step where it begins.",
    ),
    Field(
        name="events",
        kind=Events(),
        required=False,
        early=True,
        help="What several endings share, with its price, by name.",
    ),
    Field(name="opening", kind=Name(names=SymbolType.PASSAGE), help="The first passage."),
    Field(name="passages", kind=Passages(), help="The pages of the story, by name."),
    Field(
        name="endings",
        kind=MapOf(kind=ENDING, key=Name(names=SymbolType.ENDING, defines=True), least=1),
        help="Where roads stop, by name.",
    ),
    Field(name="holds", kind=HOLDS, required=False, help="What the author promises of every road."),
    Field(name="reveal", kind=REVEAL, help="What history did."),
    Field(name="theses", kind=ListOf(kind=TRIAL), required=False, help="What runs say to the theses of the article."),
)


def _settle(values: Values, node: Mapping, reading: Reading) -> Values:
    """Name the decision after its file, put together what it remembers, and look up what it promises."""
    del node, values["format"]
    names = Names(values["passages"], values["endings"])
    values["holds"] = promises(values.get("holds", ()), names, reading)
    for name in values.pop("events", {}).keys() - reading.events_named:
        message = f"No ending names the event {quote(name)}. Name it in an ending's 'events', or remove it."
        mark = reading.events[name].mark
        reading.problems.append(
            Problem(mark=mark, code=codes.UNKNOWN_EVENT, message=message, severity=Severity.WARNING)
        )
    remembered = [values.pop(part, ()) for part in ("meters", "facts", "scales")]
    return {"people": {}, **values, "meters": tuple(meter for part in remembered for meter in part), "id": reading.id}


DECISION = Record(
    build=Decision,
    called="a decision",
    help="One historical decision point.",
    settle=_settle,
    fields=DECISION_FIELDS,
)
