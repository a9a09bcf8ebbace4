"""What a class leaves behind: rows, the debrief sheet, JSON lines, and two classes compared."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.lesson.comparison import ClassComparison, compare_classes
from game.lesson.course import list_open_choices, state_at
from game.lesson.debrief import build_debrief
from game.lesson.debrief_markdown import escape_markdown, write_comparison, write_debrief
from game.lesson.event_lines import read_class, read_line, write_class
from game.lesson.events import ClassLogError, Opened, PresenceChanged
from game.lesson.folding import fold
from game.lesson.plan import Plan
from game.lesson.records import ACTIVE, Sheet, list_sheets, make_harmless, make_harmless_wherever_cut, write_csv
from game.lesson.stages import FIRST, LessonStage
from game.lesson.verbs import Advance, Answer, CountHands, Decide, Join, Predict, Reflect, Refusal, Vote
from game.play.phrases import describe_axis, format_amount
from tests.lesson.lessons import PLAN, Held
from tests.lesson.test_any_order import PLANS, SEEDS, STEPS, hold
from tests.lesson.test_october import october

ON = Advance(without_stragglers=True)
HOSTILE = "=HYPERLINK(1) | <script>alert(1)</script> [x](y) `z` *b*\n# not a heading"


def held_class(first: str = "trust", last: str = "stay") -> Held:
    """Return a class that went from the lobby to its end."""
    held = Held().do(*(Join(draw=number) for number in range(3)))
    while held.room.stage is not LessonStage.ENDED:
        match held.room.stage:
            case LessonStage.VOTE if held.room.position.place == "first":
                held.do(Vote(place=1, choice=first, reason=HOSTILE, papers=("paper", "letter"), confidence=80))
                held.do(Vote(place=2, choice="doubt", reason="I doubt."), CountHands(hands=((first, 2),)))
            case LessonStage.SECOND_VOTE:
                held.do(Vote(place=2, choice=first))
            case LessonStage.PREDICTION:
                held.do(Predict(place=1, question="history/first", answer="trust", confidence=60))
            case LessonStage.QUESTIONS:
                held.do(Predict(place=2, question="which", answer="this", confidence=20))
            case LessonStage.DEBRIEF if held.room.position.card == 0:
                held.do(Answer(place=1, text=HOSTILE))
            case LessonStage.REFLECTION:
                held.do(Reflect(place=3, text="Less sure."))
            case _:
                pass
        if isinstance(held.try_(ON), Refusal):
            held.do(Decide(choice=last))
    return held


def test_every_choice_at_every_juncture_is_a_row_with_reason_prediction_and_confidence() -> None:
    choices, predictions, answers, roads = list_sheets(held_class().room)
    rows = [dict(zip(choices.columns, row, strict=True)) for row in choices.rows]
    assert [(row["passage"], row["vote"], row["name"], row["choice"], row["count"]) for row in rows] == [
        ("first", 1, "The chair", "trust", 1),
        ("first", 1, "The clerk", "doubt", 1),
        ("first", 1, "raised hands", "trust", 2),
        ("first", 2, "The clerk", "trust", 1),
    ]
    assert rows[0]["papers"] == "A paper, A letter"
    assert (rows[0]["confidence"], rows[0]["predicted"], rows[0]["prediction_confidence"]) == (80, "Do trust", 60)
    assert [row["with_class"] for row in rows] == ["yes", "no", "yes", "yes"]
    assert [row[-2:] for row in predictions.rows] == [("yes", "Do trust"), ("no", "That")]
    assert [row[1] for row in answers.rows] == ["what", "reflection"]
    assert [row[2] for row in roads.rows] == ["The chair", "The clerk"]


def test_before_the_reveal_no_row_and_no_sheet_tells_history() -> None:
    held = Held().do(Join(draw=1))
    while held.room.stage is not LessonStage.PREDICTION:
        held.do(ON)
    held.do(Predict(place=1, question="history/first", answer="trust", confidence=60), ON)
    _, predictions, _, roads = list_sheets(held.room)
    assert [row[-2:] for row in predictions.rows] == [("", "")]
    assert roads.rows == ()
    sheet = build_debrief(held.room)
    assert (sheet.history_ending, sheet.reckoning, sheet.predictions[0].right) == ("", None, "")
    assert {role.objective for role in sheet.roles} == {""}


@given(st.text())
def test_no_cell_begins_with_what_a_spreadsheet_acts_on(text: str) -> None:
    harmless = make_harmless(text)
    assert isinstance(harmless, str)
    assert harmless.lstrip(" ")[:1] not in ACTIVE or not text.strip(" ")
    assert harmless.removeprefix("'") == text.removeprefix("'") or harmless == f"'{text}"


@given(st.text(alphabet=list("a;,=+-@\"' \t")), st.sampled_from(",;\t"))
@example(text="Because;=1+1;", separator=";")
@example(text='x;"=1+1;y', separator=";")
def test_no_cell_acts_in_a_spreadsheet_that_cuts_lines_elsewhere(text: str, separator: str) -> None:
    written = write_csv(Sheet(title="one", columns=("class", "reason"), rows=(("small", text),)))
    for line in written.splitlines():
        for row in csv.reader([line], delimiter=separator):
            assert not any(cell.lstrip(" ")[:1] in set("=+-@") for cell in row), written


def test_a_table_reads_back_from_csv() -> None:
    for sheet in list_sheets(held_class().room):
        header, *rows = csv.reader(io.StringIO(write_csv(sheet)))
        assert tuple(header) == sheet.columns
        expected = [
            ["" if cell is None else str(make_harmless_wherever_cut(cell)) for cell in row] for row in sheet.rows
        ]
        assert rows == expected
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)


@given(PLANS, SEEDS, STEPS)
def test_every_class_has_its_tables_and_its_sheet_and_reads_back(plan: Plan, seed: int, steps: int) -> None:
    *_, held = hold(plan, seed, steps)
    for sheet in list_sheets(held.room):
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    assert write_debrief(build_debrief(held.room)).startswith("# A small lesson")
    assert read_class(write_class(held.log)) == tuple(held.log)
    assert isinstance(compare_classes(held.room, held.room), ClassComparison)


def test_the_debrief_sheet_says_what_the_class_did_and_words_stay_words() -> None:
    sheet = build_debrief(held_class().room)
    first = sheet.junctures[0]
    assert first.tallies[FIRST - 1].ballots == 2
    assert (first.chosen, first.history) == ("Do trust", "Do trust")
    assert sheet.own_endings == (("Ending away", 2),)
    assert (sheet.ending, sheet.history_ending) == ("Ending home", "Ending away")
    written = write_debrief(sheet)
    assert "## The first" in written
    assert escape_markdown(HOSTILE) in written
    assert "<script>" not in written
    assert "\n# not a heading" not in written


def test_the_debrief_sheet_counts_as_every_face_does() -> None:
    held = Held(october())
    held.do(*(Join(draw=number) for number in range(3)))
    while held.room.stage is not LessonStage.ENDED:
        if isinstance(held.try_(ON), Refusal):
            choices = list_open_choices(held.room.plan, state_at(held.room.plan, held.room.position))
            held.do(Decide(choice=choices[0].id))
    bill = build_debrief(held.room).reckoning
    assert bill is not None
    written = write_debrief(build_debrief(held.room))
    for line in bill.lines:
        for amount in (line.yours, line.history):
            if amount is not None:
                assert escape_markdown(format_amount(amount, line.axis, unit=False)) in written
        assert escape_markdown(describe_axis(line.axis)) in written


def test_two_classes_are_set_side_by_side() -> None:
    compared = compare_classes(held_class().room, held_class("leave").room)
    assert isinstance(compared, ClassComparison)
    first = compared.junctures[0]
    assert first.chosen == ("Do trust", "Do leave")
    assert dict(first.shares)["Do trust"] == (100, 0)
    assert "two classes" in write_comparison(compared)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "3",
        "{}",
        '{"event":[]}',
        '{"event":"none","at":1}',
        '{"event":"paused"}',
        '{"event":"paused","at":1,"x":2}',
    ],
)
def test_a_line_that_is_no_event_is_told_in_a_sentence(line: str) -> None:
    with pytest.raises(ClassLogError):
        read_line(line)
    with pytest.raises(ClassLogError):
        read_class(line)


def test_a_log_that_does_not_fit_its_lesson_is_told_in_a_sentence() -> None:
    opened = Opened(id="class", code="BCDFGH", lesson="small", decision="story")
    with pytest.raises(ClassLogError):
        fold(PLAN, [opened, PresenceChanged(at=1, place=7, present=False)])
