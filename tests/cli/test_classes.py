"""`oneside classes`: what is listed, what an export holds, and that what was deleted is gone."""

import csv
import io
import json
import re
import shutil
import subprocess
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.characters import replace_forbidden
from game.cli import main
from game.cli.class_export import name_folder
from game.cli.exit_codes import ExitCode
from game.lesson.event_lines import read_class
from game.lesson.events import Event
from game.lesson.plan import Plan
from game.lesson.records import ACTIVE, Sheet, make_harmless
from game.printing.workbook import write_workbook
from game.register.entries import ClassEntry
from game.register.register import DAY, FILE, Register, open_file
from tests.cli.kept import CONTENT, LESSON, find_plan, hold_to_the_end, keep, list_files

WORDS = (
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1 and -1",
    "-2+3",
    "<script>alert(1)</script> & <b>x</b>",
    "| a [x](http://evil.example) `z` *b*\n# not a heading\n\n- no item",
)
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return the plan of the lesson on the fleet."""
    return find_plan()


@pytest.fixture(scope="module")
def log(plan: Plan) -> list[Event]:
    """Return the log of a class that was held to its end."""
    return hold_to_the_end(plan, WORDS)


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of saves beside the shipped content, and stand in an empty folder."""
    monkeypatch.setenv("ONESIDE_CONTENT", str(CONTENT))
    monkeypatch.setenv("ONESIDE_SAVES", str(tmp_path / "saves"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "saves"


@pytest.fixture
def register(saves: Path) -> Iterator[Register]:
    """Return an empty register in the folder of saves."""
    register = open_file(saves)
    yield register
    register.close()


@pytest.fixture
def kept(register: Register, plan: Plan, log: list[Event]) -> Register:
    """Return a register with one class."""
    keep(register, plan, log, "0123456789abcdef", "BCDFGH")
    return register


def test_where_no_class_was_held_that_is_said_and_no_file_is_made(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["classes", "list"]) == ExitCode.FINE
    assert "No class was held here yet" in capsys.readouterr().out
    assert main(["classes", "list", "--json"]) == ExitCode.FINE
    assert json.loads(capsys.readouterr().out) == {"format": 1, "classes": []}
    for command in (["export"], ["delete", "BCDFGH"]):
        assert main(["classes", *command]) == ExitCode.USAGE
    assert not (saves / FILE).exists()


@pytest.mark.usefixtures("kept")
def test_classes_are_looked_for_in_the_database_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONESIDE_DATABASE", "postgresql://nobody@127.0.0.1:1/none")
    assert main(["classes", "list"]) != ExitCode.FINE
    assert "127.0.0.1:1/none" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
def test_classes_are_listed_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classes", "list"]) == ExitCode.FINE
    assert capsys.readouterr().out.startswith(f"BCDFGH: {LESSON}, opened ")
    assert main(["classes", "list", "--json"]) == ExitCode.FINE
    (one,) = json.loads(capsys.readouterr().out)["classes"]
    assert (one["id"], one["code"], one["lesson"], one["ended"]) == ("0123456789abcdef", "BCDFGH", LESSON, None)


@pytest.mark.usefixtures("kept")
def test_an_export_holds_sheet_tables_and_log(log: list[Event], tmp_path: Path) -> None:
    assert main(["classes", "export", "bcdfgh", "-o", str(tmp_path / "out")]) == ExitCode.FINE
    out = tmp_path / "out"
    tables = {"choices.csv", "predictions.csv", "answers.csv", "roads.csv"}
    assert list_files(out) == {"class.jsonl", "debrief.md", "debrief.html", "class.xlsx", *tables}
    assert read_class((out / "class.jsonl").read_text(encoding="utf-8"))[1:] == tuple(log[1:])
    rows = list(csv.DictReader(io.StringIO((out / "choices.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert {row["reason"] for row in rows} == {str(make_harmless(word)) for word in WORDS}
    assert all(row["confidence"] == "60" for row in rows)
    assert any(row["predicted"] for row in rows)


@pytest.mark.usefixtures("kept")
def test_no_cell_of_an_export_is_anything_but_text_or_a_number(tmp_path: Path) -> None:
    assert main(["classes", "export", "--format", "csv", "xlsx", "-o", str(tmp_path)]) == ExitCode.FINE
    for path in tmp_path.glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            assert not any(cell.lstrip(" ")[:1] in ACTIVE and cell.strip(" ") for cell in row)
    with zipfile.ZipFile(tmp_path / "class.xlsx") as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(pages) == 4
        for page in pages:
            tree = ET.fromstring(book.read(page))  # noqa: S314 - written by this very test
            assert not list(tree.iter(f"{NS}f"))
            assert not list(tree.iter(f"{NS}hyperlink"))
        texts = [
            "".join(one.itertext())
            for one in ET.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{NS}si")  # noqa: S314 - as above
        ]
    assert not any(text.lstrip(" ")[:1] in ACTIVE for text in texts if text.strip(" "))
    assert {str(make_harmless(word)) for word in WORDS} <= set(texts)


@pytest.mark.parametrize("first", sorted(ACTIVE))
def test_every_sign_that_a_spreadsheet_acts_on_is_made_harmless_in_a_workbook(first: str) -> None:
    data = write_workbook([Sheet(title="one", columns=("text",), rows=((f"{first}1+1",), (f"  {first}x",)))])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert f">'{replace_forbidden(first)}1+1<" in strings.replace("&#13;", "\r").replace("_x000D_", "\r")


class Tags(HTMLParser):
    """Notes which elements a page has."""

    def __init__(self) -> None:
        """Note none yet."""
        super().__init__()
        self.found: set[str] = set()
        self.asks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one, and what it would load."""
        self.found.add(tag)
        self.asks += [value or "" for name, value in attrs if name in {"src", "href"}]


@pytest.mark.usefixtures("kept")
def test_words_of_students_are_words_in_markdown_and_html(tmp_path: Path) -> None:
    assert main(["classes", "export", "--format", "markdown", "html", "-o", str(tmp_path)]) == ExitCode.FINE
    page = (tmp_path / "debrief.html").read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(page)
    assert not {"script", "b", "a", "img", "iframe"} & tags.found
    assert tags.asks == []
    assert "&lt;script&gt;alert(1)" in page
    assert "To mark by" in page
    text = (tmp_path / "debrief.md").read_text(encoding="utf-8")
    assert not re.search(r"^# not a heading|(?<!\\)<script|(?<!\\)\]\(http", text, re.MULTILINE)


def test_a_class_is_set_beside_the_one_before(register: Register, plan: Plan, log: list[Event], tmp_path: Path) -> None:
    keep(register, plan, log, "aaaa000000000000", "BCDFGH")
    keep(register, plan, hold_to_the_end(plan, ("Well.",), 4), "bbbb000000000000", "JKLMNP")
    out = tmp_path / "out"
    assert main(["classes", "export", "bbbb", "--compare", "BCDFGH", "--format", "html", "-o", str(out)]) == 0
    assert list_files(out) == {"debrief.html", "comparison.md", "comparison.html"}
    assert "<td>6</td><td>4</td>" in (out / "comparison.html").read_text(encoding="utf-8")
    assert main(["classes", "export", "bbbb", "--compare", "-o", str(out)]) == ExitCode.FINE


@pytest.mark.usefixtures("kept")
def test_what_cannot_be_exported_or_compared_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (["export", "222222"], "There is no class '222222'"),
        (["export", "BCDFGH", "--compare"], f"There is no earlier class of the lesson '{LESSON}'"),
        (["delete"], "Say which classes to delete"),
        (["delete", "BCDFGH", "--older", "3"], "Say which classes to delete"),
    ):
        assert main(["classes", *arguments]) == ExitCode.USAGE
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1


def test_of_a_class_whose_lesson_is_gone_the_log_is_still_exported(
    kept: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.list_classes()
    monkeypatch.setenv("ONESIDE_CONTENT", str(tmp_path))
    out = tmp_path / "out"
    assert main(["classes", "export", "-o", str(out)]) == ExitCode.USAGE
    assert list_files(out) == {"class.jsonl"}
    assert "as JSON lines it can be exported" in capsys.readouterr().err


@pytest.mark.parametrize("lesson", ["../../etc", "a/b\\c", "CON", ".", "\x1b[2J", "é" * 300, "a\nb", "-rf"])
def test_the_name_of_a_folder_is_safe_whatever_a_lesson_is_called(lesson: str) -> None:
    entry = ClassEntry(id="0", code="BCDFGH", lesson=lesson, decision="x", opened=0, touched=0, ended=None, sequence=0)
    assert re.fullmatch(r"class-[A-Za-z0-9-]{1,94}", name_folder(entry))


def test_deleting_asks_once_and_only_yes_deletes(
    kept: Register, saves: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answer in ("", "no\n", "y\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert main(["classes", "delete", "BCDFGH"]) == ExitCode.USAGE
        assert capsys.readouterr().err.count("for good") == 1
        assert kept.find_by_code("BCDFGH") is not None
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert main(["classes", "delete", "BCDFGH"]) == ExitCode.FINE
    assert kept.find_by_code("BCDFGH") is None
    assert b"alert(1)" not in b"".join(path.read_bytes() for path in saves.glob("classes.sqlite*"))


def test_older_classes_are_deleted_together(register: Register, plan: Plan, log: list[Event]) -> None:
    keep(register, plan, log, "aaaa000000000000", "BCDFGH")
    assert main(["classes", "delete", "--older", "3", "--yes"]) == ExitCode.FINE
    assert len(register.list_classes()) == 1
    assert main(["classes", "delete", "--older", "0", "--yes"]) == ExitCode.FINE
    assert register.list_classes() == []


@pytest.mark.parametrize("command", [["list"], ["export", "BCDFGH"], ["delete", "BCDFGH", "--yes"]])
def test_what_is_older_than_thirty_days_is_deleted_by_every_command_that_opens_the_register(
    command: list[str], saves: Path, plan: Plan, log: list[Event], capsys: pytest.CaptureFixture[str]
) -> None:
    then = time.time() - 31 * DAY
    early = open_file(saves, lambda: then)
    keep(early, plan, log, "aaaa000000000000", "BCDFGH")
    early.close()
    main(["classes", *command])
    assert "A class in which nothing had happened for 30 days was deleted." in capsys.readouterr().err
    late = open_file(saves)
    assert late.list_classes() == []
    late.close()


@pytest.mark.usefixtures("kept")
def test_a_spreadsheet_shows_every_word_as_it_was_written(tmp_path: Path) -> None:
    """Open both kinds of table: by their format, and in LibreOffice where it is installed."""
    assert main(["classes", "export", "--format", "csv", "xlsx", "-o", str(tmp_path)]) == ExitCode.FINE
    written = (tmp_path / "choices.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert len(rows) > len(WORDS)
    office = shutil.which("soffice")
    for name in ("class.xlsx", "choices.csv") if office else ():
        out = tmp_path / f"opened-{name}"
        profile, to = f"-env:UserInstallation=file://{tmp_path}/office", "csv:Text - txt - csv (StarCalc):44,34,76,1"
        utf8 = ["--infilter=CSV:44,34,76,1"] if name.endswith("csv") else []
        command = [str(office), profile, "--headless", *utf8, "--convert-to", to, "--outdir", str(out)]
        command.append(str(tmp_path / name))
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        (shown,) = out.glob("*.csv")
        opened = list(csv.reader(io.StringIO(shown.read_text(encoding="utf-8"), newline="")))
        assert opened == [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
