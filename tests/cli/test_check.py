"""`oneside check` and `oneside explain`: what authors, editors and code scanners are told of one broken file."""

import io
import json
import os
import re
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.cli import main
from game.cli.check import has_colour
from game.cli.exit_codes import ExitCode
from game.cli.manual import FAMILIES, address_of, list_pages, split_page, write_markdown
from game.cli.reports import Form, write_report
from game.line.cells import width_of
from game.problems import Problem, Severity
from game.story.mark import Mark
from tests.cli.commands import ROOT, command, environment
from tests.play.tables import GOOD

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
"""The schema of OASIS for SARIF 2.1.0, as Microsoft's SARIF SDK for JavaScript has it (MIT)."""
REWRITE = bool(os.environ.get("ONESIDE_REWRITE_GOLDEN"))
SLIPS = {
    "title: High Water": "tittle: High Water",
    "to: council": "to: counsil",
    "when: doubt >= 1": "when: duobt >= 1",
    "crowns[^levee-estimate]": "crowns",
    "date: 1910-04-03\n": "date: 1910-04-31\n",
    "present: [mayor, engineer]": "present: [mayor, enginer]",
    "text: Close them again before morning": "text: Leave them open, and go home",
    "true about the sluice and Roos[^roos": "true about \u6c34\u9580\u6c34\u9580[^ros",
    "Nine men and a lamp. The clerk": "Nine men\tand a lamp. `Now` the clerk",
}


@pytest.fixture(autouse=True)
def pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand beside a pack with one decision broken in many ways; give the pack."""
    for name, value in environment(tmp_path / "saves", COLUMNS="80").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(GOOD, tmp_path / "pack")
    decision = folder / "decisions" / "test-decision.yaml"
    text = decision.read_text(encoding="utf-8")
    for was, now in SLIPS.items():
        assert was in text
        text = text.replace(was, now, 1)
    decision.write_text(text, encoding="utf-8")
    return folder


def check(*arguments: str) -> int:
    """Run the command in this process."""
    try:
        return main(["check", *arguments])
    except SystemExit as left:
        return int(left.code or 0)


def compare_with_golden(path: Path, text: str) -> None:
    """Compare a text with the golden one."""
    if REWRITE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_the_report_reads_as_it_was_found_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("pack/decisions/test-decision.yaml") == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    compare_with_golden(HERE / "golden" / "check.txt", captured.out + captured.err)


def test_the_caret_stands_under_the_place_whatever_comes_before_it(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("pack", "--format", "json")
    problems = json.loads(capsys.readouterr().out)["problems"]
    check("pack")
    lines = capsys.readouterr().out.splitlines()
    source = (pack / "decisions" / "test-decision.yaml").read_text(encoding="utf-8").split("\n")
    assert len(lines) == 3 * len(problems)
    for problem, (_, excerpt, caret) in zip(problems, zip(*[iter(lines)] * 3, strict=True), strict=True):
        assert caret.strip("| ") == "^"
        assert max(width_of(excerpt), width_of(caret)) <= 80
        place = next(at for at in range(len(excerpt) + 1) if width_of(excerpt[:at]) == caret.index("^"))
        assert excerpt[place] == source[problem["line"] - 1][problem["column"] - 1]


@pytest.mark.parametrize("width", [12, 40, 80, 200])
@pytest.mark.parametrize("column", [1, 5, 30, 60])
def test_an_excerpt_is_cut_to_the_terminal_and_shows_the_place(tmp_path: Path, width: int, column: int) -> None:
    path = tmp_path / "wide.yaml"
    path.write_text("\u6c34\u9580\t" * 25 + "\x1b[2J", encoding="utf-8")
    problem = Problem(mark=Mark(str(path), 1, column), code="D001", message="No.")
    _, excerpt, caret = "".join(write_report([problem], Form.TEXT, width=width)).splitlines()
    assert width_of(excerpt) <= max(width, 15)
    assert width_of(caret) <= max(width, 15)
    assert "\x1b" not in excerpt
    place = next(at for at in range(len(excerpt) + 1) if width_of(excerpt[:at]) == caret.index("^"))
    assert excerpt[place] == ("\u6c34\u9580 " * 25)[column - 1]


def test_nothing_of_a_file_or_its_name_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "evil\x1b[2J.yaml").write_text("title: \x1b]0;x\x07\u202e\n", encoding="utf-8")
    for form in Form:
        assert check("evil\x1b[2J.yaml", "--format", form.value) == ExitCode.PROBLEMS
        captured = capsys.readouterr()
        assert not [
            sign for sign in captured.out + captured.err if unicodedata.category(sign) in {"Cc", "Cf"} and sign != "\n"
        ]


def test_colour_is_for_terminals_where_nobody_forbids_it() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert has_colour(Terminal(), {"TERM": "xterm"})
    assert has_colour(Terminal(), {"TERM": "xterm", "NO_COLOR": ""})
    assert not has_colour(Terminal(), {"TERM": "xterm", "NO_COLOR": "1"})
    assert not has_colour(Terminal(), {"TERM": "dumb"})
    assert not has_colour(io.StringIO(), {"TERM": "xterm"})


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_a_terminal_is_shown_colours_and_its_own_width(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    program, *rest = command("check", str(tmp_path / "pack"))
    given = {**environment(tmp_path / "saves", TERM="xterm"), "LINES": "24"}
    given.pop("COLUMNS", None)
    child = pexpect.spawn(program, rest, cwd=str(ROOT), env=given, dimensions=(24, 50), encoding="utf-8", timeout=30)
    child.expect(pexpect.EOF)
    output = str(child.before)
    assert "\x1b[1;31merror D012:\x1b[0m" in output
    excerpts = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", output).splitlines() if line.startswith("    | ")]
    assert excerpts
    assert max(map(width_of, excerpts)) <= 50


def test_json_is_one_document_as_its_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("pack", "--format", "json") == ExitCode.PROBLEMS
    answer = json.loads(capsys.readouterr().out)
    document = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = document.partition("## Problems\n")[2].partition("\n## ")[0]
    documented = {
        name for cell in re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE) for name in cell.split("`")[1::2]
    }
    assert set(answer) | set(answer["problems"][0]) == documented
    assert answer["errors"] + answer["warnings"] == len(answer["problems"])
    first = answer["problems"][0]
    assert (first["code"], first["line"], first["column"], first["severity"]) == ("F002", 3, 1, "error")
    assert all(problem["manual"] == address_of(problem["code"]) for problem in answer["problems"])


def test_workflow_commands_escape_what_would_end_them() -> None:
    mark = Mark("a,b:c%.yaml", 3, 7)
    problem = Problem(mark=mark, code="D012", message="50 %\r\nof it: a, b", severity=Severity.WARNING)
    assert list(write_report([problem], Form.GITHUB)) == [
        "::warning file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=oneside D012::50 %25%0D%0Aof it: a, b\n"
    ]


def sarif(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return the log, which its schema knows."""
    check(*arguments, "--format", "sarif")
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def test_sarif_is_as_its_schema_has_it_and_names_the_rule_of_every_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a b#\u6c34.yaml").write_text("[", encoding="utf-8")
    (run,) = sarif(capsys, "pack", "a b#\u6c34.yaml")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(list_pages())
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert places == {"pack/decisions/test-decision.yaml", "a%20b%23%E6%B0%B4.yaml"}


def test_sarif_of_clean_content_is_a_log_without_results(capsys: pytest.CaptureFixture[str]) -> None:
    assert sarif(capsys, str(GOOD))["runs"][0]["results"] == []


def test_warnings_count_where_one_is_strict(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(GOOD, pack, dirs_exist_ok=True)
    decision = pack / "decisions" / "test-decision.yaml"
    decision.write_text(
        decision.read_text(encoding="utf-8").replace("text: Walk out to the lower gauge", "text: Walk" + " on" * 30),
        encoding="utf-8",
    )
    assert check("pack") == ExitCode.FINE
    assert "0 errors, 1 warning in 1 file." in capsys.readouterr().err
    assert check("pack", "--strict") == ExitCode.PROBLEMS
    assert "; warnings count." in capsys.readouterr().err
    assert check(str(GOOD), "--strict") == ExitCode.FINE


def test_the_last_line_names_the_code_of_the_first_error(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = pack / "decisions" / "test-decision.yaml"
    assert check(str(pack)) == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    first = next(line for line in captured.out.splitlines() if ": error " in line)
    assert f"'oneside explain {first.partition(': error ')[2][:4]}' says more." in captured.err
    assert path.is_file()


def test_a_transcript_is_not_read_as_content_but_its_command_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a road.play"
    path.write_text("decision: test-decision\n", encoding="utf-8")
    assert check(str(path)) == ExitCode.USAGE
    assert capsys.readouterr().err == "'a road.play' is a transcript; 'oneside test \"a road.play\"' plays it.\n"


def test_a_misspelt_path_is_answered_with_its_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("pack/desicions") == ExitCode.USAGE
    assert capsys.readouterr().err == (
        "There is no file or folder 'pack/desicions'. Did you mean 'pack/decisions'?\n"
    )  # fmt: skip


def test_a_code_is_explained_and_a_misspelt_one_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "d012", "A003"]) == ExitCode.FINE
    output = capsys.readouterr().out
    assert output.startswith("D012: Every choice leads somewhere.\n")
    assert "\nA003: Every passage can be reached.\n" in output
    assert main(["explain", "D12"]) == ExitCode.USAGE
    assert capsys.readouterr().err == "There is no code 'D12'. Did you mean 'D012'?\n"
    assert main(["explain", "nonsense"]) == ExitCode.USAGE
    assert "'oneside explain' lists them all." in capsys.readouterr().err


def test_all_codes_are_listed_by_family_in_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == ExitCode.FINE
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(list_pages())
    assert [line[0] for line in lines if line and not line.startswith(" ")] == list(FAMILIES)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("code", list_pages())
def test_every_page_says_what_holds_what_fails_and_what_passes(code: str) -> None:
    title, body = split_page(list_pages()[code])
    assert title.endswith(".")
    assert re.search(r"(^|\n)Fails: .+\n(.+\n)*Passes: .+", body)


def test_the_page_of_all_problems_is_the_one_the_program_writes() -> None:
    compare_with_golden(ROOT / "docs" / "problems.md", write_markdown())
