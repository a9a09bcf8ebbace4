"""The declaration of a lesson: how a decision is played in class."""

from typing import Any

from game.parsing.nodes import Mapping
from game.parsing.reading import Reading
from game.schema.containers import ListOf
from game.schema.declarations.decision import Version
from game.schema.declarations.lesson_course import CARRIED, INJECT, JUNCTURE, TIMING
from game.schema.declarations.lesson_roles import PLACE_IN_STORY, ROLE, SIDE, list_named
from game.schema.records import Field, Record, Values
from game.schema.scalars import Flag, Name, OneOf, Text, Whole
from game.schema.story_types import PROSE
from game.schema.symbols import SymbolType
from game.story.lesson import CardKind, Criterion, DebriefCard, Lesson

MOST_MINUTES = 360
MOST_SECONDS = 7200

CARD = Record(
    build=DebriefCard,
    called="a card of the debrief",
    key="id",
    help="A question that the class answers after the reckoning.",
    fields=(
        Field(
            name="kind",
            kind=OneOf(words={kind.value: kind for kind in CardKind}),
            help="What it asks for: what happened, why, or what it means elsewhere.",
        ),
        Field(name="question", kind=Text(long=True), help="The question."),
        Field(name="written", kind=Flag(), required=False, help="false where the answer is only spoken."),
        Field(
            name="seconds",
            kind=Whole(least=1, most=MOST_SECONDS),
            required=False,
            help="How long it is given, if not as long as every card.",
        ),
    ),
)

CRITERION = Record(
    build=Criterion,
    called="a row of the rubric",
    key="id",
    help="What is looked at in what students wrote, and what each level of it looks like.",
    fields=(
        Field(name="title", kind=Text(), help="What is looked at."),
        Field(
            name="levels",
            kind=ListOf(kind=Text(long=True), least=1),
            help="What each level looks like, the best first.",
        ),
    ),
)


def _settle(values: Values, node: Mapping, reading: Reading) -> dict[str, Any]:
    """Name the lesson after its file."""
    del node, values["format"]
    return {**values, "id": reading.id}


LESSON = Record(
    build=Lesson,
    called="a lesson",
    help="How a decision is played in class.",
    settle=_settle,
    fields=(
        Field(name="format", kind=Version(), help="The version of the format: 2."),
        Field(name="title", kind=Text(), help="What the lesson is called."),
        Field(name="decision", kind=Name(names=SymbolType.DECISION), help="The decision that is played."),
        Field(name="summary", kind=Text(), required=False, help="One line for whoever looks for a lesson."),
        Field(
            name="minutes",
            kind=Whole(least=5, most=MOST_MINUTES),
            required=False,
            help="How long the lesson takes; 45 where nothing is said.",
        ),
        Field(
            name="goals",
            kind=ListOf(kind=Text(long=True)),
            required=False,
            help="What students can do afterwards, for the teacher.",
        ),
        Field(
            name="situation",
            kind=PROSE,
            required=False,
            help="What all are told first, in place of the decision's briefing, which speaks to one seat.",
        ),
        Field(
            name="roles",
            kind=list_named(ROLE, Name(names=SymbolType.ROLE, defines=True), "Who is at the table.", least=1),
            help="Who is at the table.",
        ),
        Field(
            name="sides",
            kind=list_named(SIDE, Name(names=SymbolType.SIDE, defines=True), "The sides that roles are on."),
            required=False,
            help="The sides that roles are on.",
        ),
        Field(
            name="junctures",
            kind=list_named(JUNCTURE, PLACE_IN_STORY, "The passages at which the class votes.", least=1),
            help="The passages at which the class votes.",
        ),
        Field(
            name="carried",
            kind=list_named(CARRIED, PLACE_IN_STORY, "Passages between them that the lesson decides and tells."),
            required=False,
            help="Passages between them that the lesson decides and tells.",
        ),
        Field(
            name="injects",
            kind=list_named(INJECT, Name(), "News that the teacher may let in."),
            required=False,
            help="News that the teacher may let in.",
        ),
        Field(name="timing", kind=TIMING, required=False, help="How many seconds each stage is given."),
        Field(
            name="cards",
            kind=list_named(CARD, Name(), "The questions of the debrief, in the order in which they are asked."),
            required=False,
            help="The questions of the debrief, in the order in which they are asked.",
        ),
        Field(name="reflection", kind=Text(long=True), required=False, help="The last question, on the way out."),
        Field(
            name="rubric",
            kind=list_named(CRITERION, Name(), "What is looked at in what students wrote."),
            required=False,
            help="What is looked at in what students wrote.",
        ),
    ),
)
