"""An outline written out as a decision, with a place marked for everything that is left to write."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from game.authoring.outline import Mistakes, Outline, OutlineChoice, OutlinePart
from game.authoring.roads import check_roads, find_days, find_history
from game.parsing.quoting import quote
from game.rules.checks.people import find_meant_person
from game.rules.checks.unwritten import TO_BE_WRITTEN
from game.story.dates import read_span
from game.story.references import References

WRITE = "# WRITE:"
"""What begins every comment that marks something left to write."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.!?()-]*")
_SEAT = "mao"
_HEAD = f"""\
# Made from an outline. What is left to write is marked with '{WRITE}'; look for that, and delete it as you go.
# 'oneside check' says what is wrong, docs/format.md what a file may hold, and 'oneside new decision' writes a whole
# example to look things up in.

format: 2
"""


@attrs.frozen(kw_only=True)
class _Plan:
    """What the writing of a skeleton needs to know."""

    outline: Outline
    history: dict[str, OutlineChoice]
    days: dict[str, str]
    seat: str
    axes: tuple[str, ...]


def write_skeleton(outline: Outline, references: References, file: str) -> str:
    """Return the text of a decision; raises ContentError, a line for each mistake, where the outline does not hold.

    The seat and the axes are looked up in the references that will stand behind the decision.
    """
    check_roads(outline, file)
    seat = _seat(outline, references, file)
    plan = _Plan(
        outline=outline,
        history=find_history(outline),
        days=find_days(outline, _day_of(seat, references)),
        seat=seat,
        axes=tuple(references.axes)[:3],
    )
    lines = [*_top(plan, references), "", *_passages(plan), "", *_endings(plan), "", *_reveal(plan)]
    return _HEAD + "\n".join(lines) + "\n"


def _seat(outline: Outline, references: References, file: str) -> str:
    line = outline.top.keys.get("seat")
    if line is None:
        return _SEAT if _SEAT in references.people else next(iter(references.people), _SEAT)
    by_name = {person.name.casefold(): name for name, person in references.people.items()}
    seat = line.text if line.text in references.people else by_name.get(line.text.casefold())
    if seat is None:
        mistakes = Mistakes(file)
        near = find_meant_person(line.text, references)
        mend = f" Did you mean '{near}'?" if near else " Add them to 'cast.yaml'."
        mistakes.note(line.line, f"{quote(line.text)} is not in the cast.{mend}")
        mistakes.tell()
    return str(seat)


def _day_of(seat: str, references: References) -> str:
    """Return a day to begin with on which the seat was alive."""
    person = references.people.get(seat)
    day = datetime.date(1950, 1, 1)
    if person is not None and person.died is not None:
        day = min(day, person.died.first)
    if person is not None and person.born is not None:
        day = max(day, person.born.last)
    return day.isoformat()


def _top(plan: _Plan, references: References) -> Iterator[str]:
    top = plan.outline.top
    summary, rest = _summary(top)
    yield f"title: {_scalar(top.title)}"
    yield _or_write("summary", summary, "one line for the title, without hindsight")
    date = top.keys["date"].text if "date" in top.keys else ""
    own = " .. ".join(dict.fromkeys((min(plan.days.values(), key=_first), max(plan.days.values(), key=_last))))
    yield f"date: {date}" if date else f"date: {own}  {WRITE} from the opening to the last day of decision"
    yield _or_write("place", top.keys["place"].text if "place" in top.keys else "", "where the decision is made")
    chosen = "" if "seat" in top.keys else f"  {WRITE} whose chair it is, a name of cast.yaml"
    yield f"seat: {plan.seat}{chosen}"
    yield f"axes: [{', '.join(plan.axes)}]  {WRITE} what the bills count; there are:"
    yield from _list_in_comments(references.axes)
    yield ""
    yield "briefing:"
    yield from _prose("text", rest, "where you sit, and what has just happened", 2)
    for key, what in (("wants", "what the seat wants"), ("fears", "what the seat fears")):
        yield f"  {key}:  {WRITE} {what}, in two to four short lines"
        yield from (f"    - {TO_BE_WRITTEN} ({what})" for _ in range(2))
    yield f"  judged_by: [{', '.join(plan.axes)}]  {WRITE} the three axes that matter most to the seat"
    yield ""
    yield f"{WRITE} who is in the room, and meters that choices change and conditions ask; for example"
    yield from ("# people:", "#   zhou: {role: Premier, card: Who this is and what they want.}", "# meters:")
    yield "#   nerve: {label: Nerve, help: How much you still dare., range: 0..3, start: 1}"
    yield f"{WRITE} scales that decisions share, facts that are remembered, what holds on every road; for example"
    yield from ("# scales:", "#   cohesion: {}", "# facts:", "#   word_given: {help: You have given your word.}")
    yield from (
        "# holds:",
        "#   - {never: PASSAGE, after: word_given, because: Whoever gave his word does not go there.}",
    )
    yield ""
    yield f"opening: {plan.outline.parts[0].name}"


def _summary(top: OutlinePart) -> tuple[str, Sequence[str]]:
    """Take the summary from its key, or from the first paragraph where that is one short line."""
    if "summary" in top.keys:
        return top.keys["summary"].text, top.paragraphs
    first = " ".join(top.paragraphs[0].split()) if top.paragraphs else ""
    return first, top.paragraphs[1:]


def _passages(plan: _Plan) -> Iterator[str]:
    yield f"passages:  {WRITE} 60 to 220 words in each; nothing that the seat could not know on that day"
    for part in (part for part in plan.outline.parts if part.choices):
        yield f"  {part.name}:"
        yield from _head(part, plan)
        yield from _prose("text", part.paragraphs, "what happens here, in 60 to 220 words", 4)
        yield "    choices:"
        for choice in part.choices:
            yield f"      - id: {choice.name}"
            yield f"        text: {_scalar(choice.text)}"
            if plan.history.get(part.name) is choice:
                marked = "" if choice.history else f"  {WRITE} is this what history did? the outline marks none here"
                yield f"        history: true{marked}"
            yield f"        to: {choice.to}"


def _endings(plan: _Plan) -> Iterator[str]:
    axis = plan.axes[0] if plan.axes else "lives"
    yield f"endings:  {WRITE} in each the bill: what followed, axis by axis; every entry rests on claims of the ledger"
    yield "  # bill:"
    yield f"  #   {axis}: {{low: 1, best: 2, high: 5, confidence: low, basis: [a-claim],"
    yield "  #     why: Where the range comes from.}"
    for part in (part for part in plan.outline.parts if not part.choices):
        yield f"  {part.name}:"
        yield from _head(part, plan)
        yield from _prose("text", part.paragraphs, "what followed", 4)
        yield f"    bill: {{}}  {WRITE} the bill, as above"


def _head(part: OutlinePart, plan: _Plan) -> Iterator[str]:
    yield f"    title: {_scalar(part.title)}"
    yield f"    date: {plan.days[part.name]}" + ("" if "date" in part.keys else f"  {WRITE} the day")
    if "place" in part.keys and part.choices:
        yield f"    place: {_scalar(part.keys['place'].text)}"


def _reveal(plan: _Plan) -> Iterator[str]:
    opening = plan.outline.parts[0]
    yield "reveal:"
    yield f"  road: [{', '.join(choice.name for choice in plan.history.values())}]"
    yield "  questions:"
    yield "    - id: hinge"
    yield f"      text: {_scalar(f'{opening.title}: what did history choose here?')}"
    yield f"      passage: {opening.name}"
    yield from _prose("text", [], "what history did, in short, with its sources: [^a-claim] after each figure", 2)
    yield f"  {WRITE} what happened day by day, and notes where historians differ"
    yield from ("  # days:", "  #   - {date: 1950-01-01, text: 'What happened.[^a-claim]'}")


def _prose(key: str, paragraphs: Sequence[str], wanted: str, deep: int) -> Iterator[str]:
    blank = " " * deep
    if not paragraphs:
        yield f"{blank}{key}: |  {WRITE} {wanted}"
        yield f"{blank}  {TO_BE_WRITTEN}: {wanted.partition(',')[0]}."
        return
    yield f"{blank}{key}: |"
    for index, paragraph in enumerate(paragraphs):
        if index:
            yield ""
        yield from (f"{blank}  {line}" for line in paragraph.split("\n"))


def _or_write(key: str, text: str, wanted: str) -> str:
    return f"{key}: {_scalar(text)}" if text else f"{key}: {TO_BE_WRITTEN}  {WRITE} {wanted}"


def _scalar(text: str) -> str:
    """Write a text of one line so that YAML reads the very same."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _list_in_comments(names: Iterable[str]) -> Iterator[str]:
    """Yield names as comments, several a line."""
    line = "#  "
    for name in names:
        if len(line) + len(name) > 110:  # noqa: PLR2004 - columns of a file
            yield line
            line = "#  "
        line += f" {name},"
    yield line.rstrip(",")


def _first(day: str) -> str:
    return read_span(day).first.isoformat()


def _last(day: str) -> str:
    return read_span(day).last.isoformat()
