"""What a class did as rows: every choice at every juncture, every prediction, every answer."""

import csv
import io
import re
from collections.abc import Iterable

import attrs

from game.lesson.classroom import Classroom
from game.lesson.course import road_of
from game.lesson.own_roads import list_own_roads
from game.lesson.places import Ballot, Place
from game.lesson.questions import find_answer_text, find_question_text, find_right_answer
from game.lesson.stages import FIRST, SECOND

Cell = str | int | None

CHOICE_COLUMNS = (
    "class", "juncture", "passage", "title", "vote", "place", "name", "role", "standing", "choice", "text", "count",
    "reason", "papers", "confidence", "second", "class_choice", "with_class", "predicted", "prediction_confidence",
)  # fmt: skip
PREDICTION_COLUMNS = (
    "class", "question", "text", "place", "name", "role", "answer", "answer_text", "confidence", "right", "right_text",
)  # fmt: skip
ANSWER_COLUMNS = ("class", "card", "question", "place", "name", "role", "text")
ROAD_COLUMNS = ("class", "place", "name", "role", "ballots", "ending", "ending_of_class", "choices")


@attrs.frozen(kw_only=True)
class Sheet:
    """A table: what its columns are called, and its rows in the order of the lesson."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_sheets(room: Classroom) -> tuple[Sheet, ...]:
    """Return everything that a class did, as tables; what is hindsight is empty before the reveal."""
    return (
        Sheet(title="choices", columns=CHOICE_COLUMNS, rows=tuple(_choice_rows(room))),
        Sheet(title="predictions", columns=PREDICTION_COLUMNS, rows=tuple(_prediction_rows(room))),
        Sheet(title="answers", columns=ANSWER_COLUMNS, rows=tuple(_answer_rows(room))),
        Sheet(title="roads", columns=ROAD_COLUMNS, rows=tuple(_road_rows(room))),
    )


def list_passages_voted(room: Classroom) -> tuple[str, ...]:
    """Return the junctures at which anybody voted: those on the class's road in its order, then others gone back on."""
    voted = dict.fromkeys(passage for passage, _ in (*room.ballots, *room.hands))
    on_road = [state.place for state in road_of(room.plan, room.position.steps).states if state.place in voted]
    return tuple(dict.fromkeys((*on_road, *voted)))


def _choice_rows(room: Classroom) -> Iterable[tuple[Cell, ...]]:
    for number, passage in enumerate(list_passages_voted(room), 1):
        for voting in (FIRST, SECOND):
            for place, ballot in room.ballots.get((passage, voting), {}).items():
                yield _choice_row(room, number, passage, voting, room.places[place], ballot)
            for choice, count in room.hands.get((passage, voting), {}).items():
                yield _hands_row(room, number, passage, voting, choice, count)


def _choice_row(
    room: Classroom, number: int, passage: str, voting: int, place: Place, ballot: Ballot
) -> tuple[Cell, ...]:
    outcome = room.outcomes.get(passage)
    said = room.predictions.get(room.plan.question_at(passage), {}).get(place.id)
    return (
        *_head(room, number, passage, voting),
        place.id,
        place.name,
        room.plan.roles[place.role].title,
        place.standing.value,
        ballot.choice,
        _choice_text(room, passage, ballot.choice),
        1,
        ballot.reason,
        ", ".join(room.plan.references.papers[name].title for name in ballot.papers),
        ballot.confidence,
        ballot.at,
        outcome.choice if outcome else "",
        _yes_or_no(ballot.choice == outcome.choice) if outcome else "",
        find_answer_text(room.plan, room.plan.question_at(passage), said.answer) if said else "",
        said.confidence if said else None,
    )


def _hands_row(room: Classroom, number: int, passage: str, voting: int, choice: str, count: int) -> tuple[Cell, ...]:
    outcome = room.outcomes.get(passage)
    chosen = (choice, _choice_text(room, passage, choice), count)
    decided = (outcome.choice, _yes_or_no(choice == outcome.choice)) if outcome else ("", "")
    head = _head(room, number, passage, voting)
    return (*head, None, "raised hands", "", "", *chosen, "", "", None, None, *decided, "", None)


def _head(room: Classroom, number: int, passage: str, voting: int) -> tuple[Cell, ...]:
    return (_class_id(room), number, passage, room.plan.decision.passages[passage].title, voting)


def _choice_text(room: Classroom, passage: str, choice: str) -> str:
    return room.plan.decision.passages[passage].choice(choice).text


def _yes_or_no(said: bool) -> str:  # noqa: FBT001 - it is all there is to say
    return "yes" if said else "no"


def _class_id(room: Classroom) -> str:
    return room.opened.id if room.opened else ""


def _prediction_rows(room: Classroom) -> Iterable[tuple[Cell, ...]]:
    for question, said in room.predictions.items():
        right, right_text = find_right_answer(room, question) if room.revealed else ("", "")
        for place, prediction in said.items():
            yield (
                _class_id(room),
                question,
                find_question_text(room.plan, question),
                place,
                room.places[place].name,
                room.plan.roles[room.places[place].role].title,
                prediction.answer,
                find_answer_text(room.plan, question, prediction.answer),
                prediction.confidence,
                _yes_or_no(prediction.answer == right) if right else "",
                right_text,
            )


def _answer_rows(room: Classroom) -> Iterable[tuple[Cell, ...]]:
    for card in room.plan.lesson.cards:
        for place, text in room.answers.get(card.id, {}).items():
            yield _answer_row(room, card.id, card.question, place, text)
    for place, text in room.reflections.items():
        yield _answer_row(room, "reflection", room.plan.lesson.reflection, place, text)


def _answer_row(room: Classroom, card: str, question: str, place: int, text: str) -> tuple[Cell, ...]:
    found = room.places[place]
    return _class_id(room), card, question, place, found.name, room.plan.roles[found.role].title, text


def _road_rows(room: Classroom) -> Iterable[tuple[Cell, ...]]:
    """Yield where each student's ballots alone would have led, once history was told."""
    for place, road in list_own_roads(room).items() if room.revealed else ():
        found = room.places[place]
        choices = [step.choice for step in road.steps if step.passage in room.plan.junctures]
        yield (
            _class_id(room),
            place,
            found.name,
            room.plan.roles[found.role].title,
            len(road.own),
            room.plan.decision.spot(road.place).title,
            _yes_or_no(road.place == room.position.place),
            ", ".join(choices),
        )


ACTIVE = frozenset("=+-@\t\r\n\0")
"""A cell that begins with one of these is taken for a formula, or cut off, by some program."""


def make_harmless(cell: Cell) -> Cell:
    """Return a cell that every spreadsheet takes for text: one that might act gets an apostrophe before it."""
    if isinstance(cell, str) and cell.lstrip(" ")[:1] in ACTIVE and cell.strip(" "):
        return f"'{cell}"
    return cell


_CUT_WITHIN = re.compile(r'(?<=[;\t])(?=[ "]*[=+\-@])')
"""Where a program that takes another sign than the comma for the end of a cell would begin one that acts."""


def make_harmless_wherever_cut(cell: Cell) -> Cell:
    """Return a cell of CSV that is text in the spreadsheets of every country: many cut a line at semicolons."""
    harmless = make_harmless(cell)
    return _CUT_WITHIN.sub("'", harmless) if isinstance(harmless, str) else harmless


def write_csv(sheet: Sheet) -> str:
    """Return a table as CSV, every cell harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([make_harmless_wherever_cut(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()
