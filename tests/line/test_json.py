"""Pages as JSON: the protocol, and the page that documents it."""

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.line import commands, json_loop, loop
from game.line.json_pages import RENAMED, UNTOLD, number, page_as_object
from game.line.talk import Talk
from game.play import cards
from game.play import page as pages
from game.play.page_builder import build_page
from game.session import Session
from game.story.prose import Block
from game.story.references import Axis, Lens
from tests.play.tables import ANSWERS, HISTORY, PREDICTING, UPRIVER, games, open_session

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")

OF_PAGE = {"format", "plain"}
OBJECTS: dict[str, tuple[type, set[str]]] = {
    "Page": (pages.Page, OF_PAGE),
    "Block": (Block, set()),
    "Option": (cards.Option, set()),
    "Meter": (cards.Gauge, set()),
    "Person": (cards.PersonCard, set()),
    "Paper": (cards.PaperCard, set()),
    "Source": (cards.SourceCard, set()),
    "Dispute": (cards.DisputeCard, set()),
    "Map": (cards.MapCard, set()),
    "Stroke": (cards.Stroke, set()),
    "Step": (cards.RoadStep, set()),
    "Amount": (cards.Amount, set()),
    "Booked amount": (cards.BookedLine, set()),
    "Axis": (Axis, set()),
    "Leg": (pages.LegView, set()),
    "Briefing": (pages.BriefingDetail, {"of"}),
    "Question": (pages.QuestionDetail, {"of"}),
    "Reveal": (pages.RevealDetail, {"of"}),
    "Day": (pages.DayView, set()),
    "Note": (pages.NoteView, set()),
    "Prediction": (pages.Prediction, set()),
    "Reckoning": (pages.ReckoningDetail, {"of"}),
    "Line": (pages.ReckoningLine, set()),
    "Lens view": (pages.LensView, set()),
    "Lens": (Lens, set()),
    "Ending": (pages.EndingMark, set()),
    "Thesis": (pages.ThesisView, set()),
    "Plot": (pages.Plot, set()),
}


def list_documented(heading: str) -> set[str]:
    """Return the fields that the table under a heading of docs/json.md names."""
    section = re.search(rf"^##+ {heading}\n(.*?)(?=^##|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert section, f"docs/json.md says nothing of '{heading}'"
    cells = re.findall(r"^\| (`[^|]*) \|", section[1], re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("heading", OBJECTS)
def test_the_document_names_every_field_and_no_other(heading: str) -> None:
    kind, more = OBJECTS[heading]
    fields = {RENAMED.get(field.name, field.name) for field in attrs.fields(kind)} - UNTOLD
    assert list_documented(heading) == fields | more


def test_the_document_names_the_fields_of_runs() -> None:
    runs = [
        run for game in games(HISTORY) for block in page_as_object(build_page(game))["text"] for run in block["runs"]
    ]
    assert {frozenset(run) for run in runs} == {
        frozenset(list_documented("Words")),
        frozenset(list_documented("Source mark")),
    }


def play(*lines: str, road: tuple[str, ...] = (), at: Session | None = None) -> tuple[list[dict[str, Any]], str]:
    """Play with these lines coming in; gives the objects that went out, and the remarks."""
    out, aside = io.StringIO(), io.StringIO()
    incoming = io.StringIO("".join(f"{line}\n" for line in lines))
    json_loop.play(at or open_session(), Talk(incoming, out, aside, by_hand=False, width=76), road)
    return [json.loads(line) for line in out.getvalue().splitlines()], aside.getvalue()


def test_a_game_goes_page_by_page_to_its_reckoning() -> None:
    objects, aside = play(*PREDICTING)
    assert [one["kind"] for one in objects] == [
        "briefing", "passage", "consequence", "passage", "question", "question", "passage", "ending",
        "question", "question", "reveal", "reckoning",
    ]  # fmt: skip
    assert objects == [page_as_object(build_page(game)) for game in games(PREDICTING)]
    assert aside == ""


def test_answers_may_be_objects() -> None:
    objects, _ = play('{"choose": "ring-the-bells"}', '{"undo": true}', "wait-for-evening")
    assert [one["title"] for one in objects][-2:] == ["The telegram from the upper gauge", "The council by lamplight"]


@pytest.mark.parametrize("name", ["undo", "quit", "1"])
def test_an_option_is_chosen_by_its_name_whatever_else_the_name_means(name: str) -> None:
    page = attrs.evolve(build_page(next(games(()))), options=(cards.Option(id=name, text="Stay"),))
    assert json_loop.understand(name, page) == json_loop.ChooseOption(name)
    assert commands.understand(name, page) == commands.AnswerPage(name)
    elsewhere = build_page(next(games(())))
    assert json_loop.understand("undo", elsewhere) == json_loop.TakeBack()
    assert commands.understand("undo", elsewhere) == commands.Undo()


def test_undo_takes_the_last_choice_back() -> None:
    objects, _ = play("wait-for-evening", "undo")
    assert [one["kind"] for one in objects] == ["briefing", "passage", "passage", "passage"]
    assert objects[1] == objects[-1]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("swim", "There is no choice 'swim' in 'council'"),
        ("raise-the-levee", "The choice 'raise-the-levee' is closed: The council will not give you its men"),
        ('{"choose": 1}', "The object holds neither"),
        ("{", "begins like a JSON object but is not one"),
        ("[" * 5000, "There is no choice"),
        ('{"a":' * 5000, "begins like a JSON object but is not one"),
    ],
)
def test_what_is_no_answer_gives_an_error_and_the_page_still_stands(line: str, sentence: str) -> None:
    objects, _ = play("ring-the-bells", line, "open-the-sluices", "leave_open")
    assert sentence in objects[-3]["error"]
    assert objects[-1]["title"] == "The sluice house"


def test_where_the_input_ends_a_remark_says_how_to_go_on(tmp_path: Path) -> None:
    at = open_session(tmp_path)
    objects, aside = play("ring-the-bells", at=at)
    assert objects[-1]["kind"] == "passage"
    assert aside == f"The game is kept; 'oneside resume {at.slot}' goes on.\n"


def test_numbers_bear_the_digits_that_were_written() -> None:
    written = ["740000", "0.1", "-2", "1.34", "12345678901234567890", "0.50"]
    assert [json.dumps(number(Decimal(text))) for text in written] == [
        "740000", "0.1", "-2", "1.34", "12345678901234567890", "0.5",
    ]  # fmt: skip


@pytest.mark.parametrize("road", [UPRIVER, HISTORY])
def test_the_same_road_gives_the_same_pages_and_the_same_bill_in_both_faces(road: tuple[str, ...]) -> None:
    objects, _ = play(road=(*road, *ANSWERS))
    out = io.StringIO()
    at = open_session()
    loop.play(at, Talk(io.StringIO(), out, io.StringIO(), by_hand=False, width=76), (*road, *ANSWERS))
    words = " ".join(out.getvalue().replace("> ", "").split())
    place = 0
    for one in objects:
        if one["kind"] == "question" and one["detail"]["answered"]:
            continue
        for paragraph in one["plain"].split("\n\n"):
            place = words.index(" ".join(paragraph.split()), place)
    for line in objects[-1]["detail"]["lines"]:
        for amount in (line["yours"], line["history"]):
            if amount:
                best = f"{amount['best']:,.{line['axis']['decimals']}f} {line['axis']['unit']}"
                assert best in words
    assert objects[-1] == page_as_object(at.page)
