"""The declaration of promises: what an author says of every road, and how what it names is found."""

from collections.abc import Mapping
from typing import Any

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr, find_mark
from game.parsing.nodes import Mapping as MappingNode
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.condition_text import ConditionError, parse
from game.schema.containers import ListOf
from game.schema.records import Field, Record, Values
from game.schema.scalars import Kind, Text, read_scalar
from game.story.mark import Mark
from game.story.model import Ending, Passage
from game.story.promises import (
    AtLatest,
    Chosen,
    ExactlyOne,
    Form,
    Holds,
    LeadsTo,
    Named,
    Never,
    Occurrence,
    OnlyAfter,
    Promise,
    Reached,
)

FORMS = {
    "never": ("after",),
    "only": ("after",),
    "always": ("by",),
    "exactly_one": (),
    "whenever": ("leads_to",),
}
"""The keys that begin a promise, each with those that may go with it."""
NEEDED = {"only": "after", "whenever": "leads_to"}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OccurrenceKind(Kind[str]):
    """A choice, a passage, an ending, or a condition: what may occur on a road."""

    def read(self, node: Any, reading: Reading) -> str | None:
        """Return the text, which remembers its place; what it names is looked up when the whole file is read."""
        text = read_scalar(node, reading, "a choice, a passage, an ending or a condition")
        return None if text is None else LocatedStr.at(text, reading.mark(node))


@attrs.frozen(kw_only=True)
class Outline:
    """A promise as it is written: the key that begins it, and the texts of what it names."""

    begins: str
    what: tuple[str, ...]
    then: str = ""
    because: str = ""
    mark: Mark


def _settle(values: Values, node: MappingNode, reading: Reading) -> Values | None:
    """Take the one key that begins the promise, and the one that may go with it."""
    begins = [key for key in FORMS if key in values]
    if len(begins) != 1:
        message = f"A promise begins with one of {', '.join(map(quote, FORMS))}. Write just one of them."
        reading.refuse(node, codes.WRONG_PROMISE, message)
        return None
    (key,) = begins
    others = [other for other in ("after", "by", "leads_to") if other in values]
    strange = [other for other in others if other not in FORMS[key]]
    if strange:
        fitting = f" Write '{FORMS[key][0]}', or leave it out." if FORMS[key] else " Leave it out."
        message = f"'{strange[0]}' does not go with '{key}'.{fitting}"
        reading.refuse(node.entries[strange[0]].key or node, codes.WRONG_PROMISE, message)
        return None
    if key in NEEDED and NEEDED[key] not in values:
        message = f"'{key}' says nothing without '{NEEDED[key]}'. Add it."
        reading.refuse(node, codes.WRONG_PROMISE, message)
        return None
    what = values[key] if key == "exactly_one" else (values[key],)
    then = values[others[0]] if others else ""
    return {"begins": key, "what": what, "then": then, "because": values.get("because", "")}


_OCCURRENCE = OccurrenceKind(help="A choice as passage/choice, a passage, an ending, or a condition.")
HOLD = Record(
    build=Outline,
    called="a promise",
    help="What holds of every road; 'analyse' proves it, or tells a shortest road that breaks it.",
    settle=_settle,
    fields=(
        Field(name="never", kind=_OCCURRENCE, required=False, help="This never occurs; with 'after', not after that."),
        Field(name="only", kind=_OCCURRENCE, required=False, help="This occurs only after what 'after' names."),
        Field(name="always", kind=_OCCURRENCE, required=False, help="This occurs on every road; with 'by', by then."),
        Field(
            name="exactly_one",
            kind=ListOf(kind=_OCCURRENCE, least=2),
            required=False,
            help="Just one of these occurs on every road.",
        ),
        Field(name="whenever", kind=_OCCURRENCE, required=False, help="Once this occurs, 'leads_to' does so later."),
        Field(name="after", kind=_OCCURRENCE, required=False, help="Goes with 'never' and 'only'."),
        Field(
            name="by", kind=_OCCURRENCE, required=False, help="Goes with 'always': a passage or an ending, as a rule."
        ),
        Field(name="leads_to", kind=_OCCURRENCE, required=False, help="Goes with 'whenever'."),
        Field(name="because", kind=Text(long=True), required=False, help="Why it must hold, for whoever breaks it."),
    ),
)
HOLDS = ListOf(kind=HOLD, least=1, help="What the author promises of every road.")


@attrs.frozen
class Names:
    """What a promise may name besides conditions: passages with their choices, and endings."""

    passages: Mapping[str, Passage]
    endings: Mapping[str, Ending]

    def choices(self, name: str) -> list[Chosen]:
        """Return the choices of that name in all passages."""
        return [
            Chosen(passage, choice.id)
            for passage, one in self.passages.items()
            for choice in one.choices
            if choice.id == name
        ]

    def meant(self, place: str, choice: str = "") -> str:
        """Say which path was meant where one was written in a campaign without its leg, or without its passage."""
        paths = (
            [f"{one.passage}/{one.choice}" for one in self.choices(choice)]
            if choice
            else [*self.passages, *self.endings]
        )
        first, last = f"{place}/", f"/{place}/{choice}" if choice else f"/{place}"
        fitting = [path for path in paths if path.endswith(last) or (choice and path.startswith(first))]
        return f" Write '{fitting[0]}'." if len(fitting) == 1 else ""


def promises(outlines: tuple[Outline, ...], names: Names, reading: Reading) -> tuple[Promise, ...]:
    """Look up what promises name; one that names what is not there is noted as a problem and left out."""
    found = []
    for outline in outlines:
        form = _form(outline, names, reading)
        if form is not None:
            found.append(Promise(form=form, because=outline.because, mark=outline.mark))
    return tuple(found)


def _form(outline: Outline, names: Names, reading: Reading) -> Form | None:
    what = [_named(text, names, reading, outline.mark) for text in outline.what]
    then = _named(outline.then, names, reading, outline.mark) if outline.then else None
    known = tuple(named for named in what if named is not None)
    if len(known) < len(what) or (outline.then and then is None):
        return None
    match outline.begins:
        case "never":
            return Never(what=known[0], after=then)
        case "only" if then is not None:
            return OnlyAfter(what=known[0], after=then)
        case "always":
            return AtLatest(what=known[0], by=then)
        case "whenever" if then is not None:
            return LeadsTo(what=known[0], to=then)
        case _:
            return ExactlyOne(of=known)


def _named(text: str, names: Names, reading: Reading, above: Mark) -> Named | None:
    occurrence = _occurrence(text, names, reading, find_mark(text, above))
    return None if occurrence is None else Named(occurrence, str(text))


def _occurrence(text: str, names: Names, reading: Reading, mark: Mark) -> Occurrence | None:
    """Find what a text names: a choice by its path, a place, a choice by its name alone, or else a condition."""
    passage, slash, choice = text.rpartition("/")
    if text in names.passages or text in names.endings:
        return Reached(str(text))
    if slash and " " not in text:
        return _choice_at(passage, choice, names, reading, mark)
    alone = names.choices(text)
    if len(alone) == 1:
        return alone[0]
    if alone:
        paths = ", ".join(f"'{one.passage}/{one.choice}'" for one in alone)
        reading.refuse_at(
            mark, codes.WRONG_PROMISE, f"{quote(text)} is a choice of several passages. Write one of {paths}."
        )
        return None
    return _condition(text, names, reading, mark)


def _choice_at(passage: str, choice: str, names: Names, reading: Reading, mark: Mark) -> Chosen | None:
    there = names.passages.get(passage)
    if there is not None and any(one.id == choice for one in there.choices):
        return Chosen(passage, choice)
    if there is None:
        mend = names.meant(passage, choice) or suggest(passage, names.passages) or " Write 'passage/choice'."
        reading.refuse_at(mark, codes.WRONG_PROMISE, f"There is no passage {quote(passage)}.{mend}")
        return None
    mend = names.meant(passage, choice) or suggest(choice, (one.id for one in there.choices))
    mend = mend or " Name one of its choices."
    reading.refuse_at(mark, codes.WRONG_PROMISE, f"'{passage}' has no choice {quote(choice)}.{mend}")
    return None


def _condition(text: str, names: Names, reading: Reading, mark: Mark) -> Holds | None:
    try:
        return Holds(parse(text, reading.meters, lost=reading.meters_lost))
    except ConditionError as error:
        known = (*names.passages, *names.endings, *(one.id for each in names.passages.values() for one in each.choices))
        mend = "" if " " in text else names.meant(text) or suggest(text, known)
        message = error.message
        if message and " " not in text:
            message = (
                f"Nothing is called {quote(text)}: no choice, place, fact or condition.{mend or ' Name one of these.'}"
            )
        if message:
            reading.refuse_at(mark, codes.WRONG_PROMISE, message)
        return None
