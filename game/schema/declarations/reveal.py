"""The declaration of the reveal: what history did, and what the player is asked before it."""

import re
from typing import ClassVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.containers import ListOf
from game.schema.declarations.bill import CLAIMS
from game.schema.records import Field, Record, Values
from game.schema.scalars import Date, Flag, Kind, Name, Text, read_scalar
from game.schema.story_types import PROSE
from game.schema.symbols import SymbolType
from game.story.model import Day, Note, Reveal
from game.story.questions import Answer, Question


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PassagePath(Kind[str]):
    """A passage, in a campaign leg/passage."""

    form: ClassVar[re.Pattern[str]] = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?")

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the name, which remembers its place."""
        text = read_scalar(node, reading, "a passage")
        if text is None:
            return None
        if not self.form.fullmatch(text):
            reading.refuse(node, codes.NO_NAME, f"{quote(text)} is not a passage. Write its name.")
            return None
        return LocatedStr.at(text, reading.mark(node))


ANSWER = Record(
    build=Answer,
    called="an answer",
    marked=False,
    help="One possible answer to a question.",
    fields=(
        Field(name="id", kind=Name(), help="Its name within the question."),
        Field(name="text", kind=Text(long=True), help="What it says."),
        Field(name="right", kind=Flag(), required=False, help="true for the one that is right."),
    ),
)


def _take_answers(values: Values, node: Mapping, reading: Reading) -> Values | None:
    """Take the choices of a passage as the answers, where a passage is named; then it is asked there."""
    passage_id = values.pop("passage", None)
    at = values.get("at")
    if at is not None and reading.passages is not None and at not in reading.passages:
        mend = suggest(at, reading.passages) or " Name a passage of this decision, or remove 'at'."
        reading.refuse(node.entries["at"], codes.WRONG_QUESTION, f"There is no passage {quote(at)} to ask at.{mend}")
        return None
    if (passage_id is None) == ("answers" not in values):
        message = "A question has either 'answers' or a 'passage' whose choices are the answers. Write one of the two."
        reading.refuse(node, codes.WRONG_QUESTION, message)
        return None
    if passage_id is None:
        return values
    if reading.passages is None:
        return None
    passage = reading.passages.get(passage_id)
    if passage is None:
        mend = suggest(passage_id, reading.passages) or _MEND
        message = f"There is no passage {quote(passage_id)} to ask about.{mend}"
        reading.refuse(node.entries["passage"], codes.WRONG_QUESTION, message)
        return None
    answers = tuple(Answer(id=choice.id, text=choice.text, right=choice.history) for choice in passage.choices)
    return {"at": str(passage_id), **values, "answers": answers}


_MEND = " Name a passage of this decision, or give the question 'answers'."
QUESTION = Record(
    build=Question,
    called="a question",
    help="What the player may predict before the reveal.",
    settle=_take_answers,
    either=("answers", "passage"),
    fields=(
        Field(name="id", kind=Name(), help="Its name within the reveal."),
        Field(name="text", kind=Text(long=True), help="The question."),
        Field(
            name="answers", kind=ListOf(kind=ANSWER, least=2), required=False, help="The answers, one of them right."
        ),
        Field(
            name="passage",
            kind=Name(names=SymbolType.PASSAGE),
            required=False,
            help="A passage whose choices are the answers, the right one being history's; asked right after the "
            "player's own choice there.",
        ),
        Field(
            name="at",
            kind=PassagePath(),
            required=False,
            help="A passage: asked right after the player's own choice there, and not before the reveal; in a campaign "
            "leg/passage.",
        ),
    ),
)

DAY = Record(
    build=Day,
    called="a day",
    help="What happened on a day.",
    fields=(
        Field(name="date", kind=Date(span=True), help="The day, or the days."),
        Field(name="text", kind=PROSE, help="What happened, with its source marks."),
    ),
)

NOTE = Record(
    build=Note,
    called="a note",
    help="A historian's note.",
    fields=(
        Field(name="id", kind=Name(), help="Its name within the reveal."),
        Field(name="title", kind=Text(), help="What it is about."),
        Field(name="text", kind=PROSE, help="The note."),
        Field(name="basis", kind=CLAIMS, help="The claims that it rests on."),
        Field(
            name="dispute",
            kind=Name(names=SymbolType.DISPUTE),
            required=False,
            help="A dispute of the ledger; makes the note a dispute.",
        ),
    ),
)

REVEAL = Record(
    build=Reveal,
    called="a reveal",
    help="What history did: its road through this decision, its days, and notes on them.",
    fields=(
        Field(
            name="road",
            kind=ListOf(kind=Name(names=SymbolType.CHOICE), least=1),
            help="The historical choices, from the opening to an ending.",
        ),
        Field(name="questions", kind=ListOf(kind=QUESTION), required=False, help="Asked before the reveal."),
        Field(name="text", kind=PROSE, help="What history did, in short."),
        Field(name="days", kind=ListOf(kind=DAY), required=False, help="What happened, day by day."),
        Field(name="notes", kind=ListOf(kind=NOTE), required=False, help="Historians' notes."),
    ),
)
