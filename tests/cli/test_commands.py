"""The commands: what each writes where, and how it comes out."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from game.cli import main
from game.cli.commands import COMMANDS
from game.cli.exit_codes import ExitCode
from game.saving.slots import Slots
from tests.cli.commands import ROOT, command, environment, oneside
from tests.play.tables import ANSWERS, GOOD, HISTORY, UPRIVER

MANUAL = (ROOT / "docs" / "playing.md").read_text(encoding="utf-8")
WHOLE = ",".join((*UPRIVER, *ANSWERS))


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run every command on the good content, with saves of its own and no terminal."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> int:
    """Run a command in this process; argparse leaves by SystemExit."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def slot(folder: Path) -> str:
    """Return the name of the newest saved game."""
    return Slots(folder).all()[0].slot


def test_version_and_help_go_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == ExitCode.FINE
    assert run("--help") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out.startswith("oneside 0.")
    assert captured.err == ""


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.NAME)
def test_every_command_has_help_and_a_place_in_the_manual(one: object, capsys: pytest.CaptureFixture[str]) -> None:
    name = one.NAME  # type: ignore[attr-defined]
    assert run(name, "--help") == ExitCode.FINE
    assert one.HELP.split()[0] in capsys.readouterr().out  # type: ignore[attr-defined]
    assert f"oneside {name}" in MANUAL


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_stands_in_the_manual(code: ExitCode) -> None:
    assert f"| {int(code)} |" in MANUAL


def test_a_command_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plya") == ExitCode.USAGE
    assert capsys.readouterr().out == ""


def test_list_says_which_endings_were_found(capsys: pytest.CaptureFixture[str]) -> None:
    run("play", "test-decision", "--road", WHOLE)
    capsys.readouterr()
    assert run("list") == ExitCode.FINE
    captured = capsys.readouterr()
    assert "test-decision: High Water, 1\N{EN DASH}4 April 1910, Veldhaven; endings found: 1 of 3" in captured.out
    assert "High Water, finished, saved " in captured.out
    assert captured.err == ""


def test_list_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run("play", "test-decision", "--road", "ring-the-bells")
    (tmp_path / "broken.save.json").write_text("no")
    capsys.readouterr()
    assert run("list", "--json") == ExitCode.FINE
    answer = json.loads(capsys.readouterr().out)
    assert answer["decisions"][0]["id"] == "test-decision"
    assert answer["decisions"][0]["found"] == []
    assert [save["slot"] for save in answer["saves"]] == [slot(tmp_path), "broken"]
    assert answer["saves"][1]["damaged"]


def test_list_has_the_campaigns_under_their_own_heading(capsys: pytest.CaptureFixture[str]) -> None:
    road = ("ring-the-bells", "open-the-sluices", "leave-them-open", "order")
    run("play", "the-year-of-water", "--road", ",".join(road))
    capsys.readouterr()
    assert run("list") == ExitCode.FINE
    lines = capsys.readouterr().out.splitlines()
    output = lines[lines.index("Campaigns") + 1]
    assert output.startswith("the-year-of-water: The Year of Water, 1 April \N{EN DASH} 2 July 1910, Veldhaven, 2 legs")
    assert output.endswith("; endings found: 1 of 2")
    assert run("list", "--json") == ExitCode.FINE
    (campaign,) = json.loads(capsys.readouterr().out)["campaigns"]
    assert campaign["legs"] == ["test-decision", "the-dry-summer"]
    assert (campaign["endings"], campaign["found"]) == (2, ["the-dry-summer/dust"])


def test_an_unfinished_campaign_says_its_leg_and_goes_on_from_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("ring-the-bells\nopen-the-sluices\nleave-them-open\n"))
    run("play", "the-year-of-water")
    assert run("list") == ExitCode.FINE
    assert "The Year of Water, 1 July 1910: The wells (leg 2 of 2, a bridge), saved " in capsys.readouterr().out
    assert run("resume", slot(tmp_path)) == ExitCode.FINE
    output = capsys.readouterr().out
    assert output.startswith(
        "The wells\n1 July 1910, Veldhaven\nThe Year of Water, leg 2 of 2, a bridge: The Dry Summer\n"
    )


def test_a_campaign_or_a_bridge_may_be_named_by_its_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("play", str(GOOD / "campaigns" / "the-year-of-water.yaml")) == ExitCode.FINE
    captured = capsys.readouterr()
    assert "The legs:\n- 1. High Water\n- 2. The Dry Summer (a bridge)\n" in captured.out
    assert "not kept" not in captured.err
    pack = shutil.copytree(GOOD, tmp_path / "pack")
    assert run("play", str(pack / "campaigns" / "the-year-of-water.yaml")) == ExitCode.FINE
    assert "not kept" not in capsys.readouterr().err
    assert run("play", str(pack / "bridges" / "the-dry-summer.yaml")) == ExitCode.FINE
    assert "Played alone, this begins with the values that history left." in capsys.readouterr().out


def test_options_for_folders_may_stand_before_or_behind_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--content", "nowhere") == ExitCode.USAGE
    assert run("--content", "nowhere", "list") == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.err == "There is no content folder 'nowhere'.\n" * 2


def test_check_finds_nothing_wrong_with_good_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("(1 decision): no problems found.\n")


def test_check_writes_one_problem_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = shutil.copytree(GOOD, tmp_path / "pack")
    decision = bad / "decisions" / "test-decision.yaml"
    decision.write_text(decision.read_text(encoding="utf-8").replace("to: old-town", "to: old-twon"), encoding="utf-8")
    assert run("check", str(bad)) == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    assert all(": error " in line for line in captured.out.splitlines() if not line.startswith("    "))
    assert "test-decision.yaml:" in captured.out
    assert "Did you mean 'old-town'?" in captured.out
    assert "errors" in captured.err
    assert run("check", str(decision)) == ExitCode.PROBLEMS
    assert run("play", str(decision)) == ExitCode.CONTENT
    assert "cannot be opened" in capsys.readouterr().err


def test_check_of_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "nowhere.yaml") == ExitCode.USAGE
    assert capsys.readouterr().err == "There is no file or folder 'nowhere.yaml'.\n"


def test_a_road_that_is_not_open_says_why_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("play", "test-decision", "--road", "ring-the-bells,raise-the-levee") == ExitCode.NOT_OFFERED
    captured = capsys.readouterr()
    assert captured.err.startswith("The choice 'raise-the-levee' is closed: The council")
    assert captured.out.startswith("High Water")


def test_a_decision_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("play", "test-decison") == ExitCode.CONTENT
    assert capsys.readouterr().err == "There is no decision 'test-decison'. Did you mean 'test-decision'?\n"
    assert run("play", "test-decison.yaml") == ExitCode.USAGE
    assert run("play", "--json") == ExitCode.USAGE


def test_without_saving_nothing_is_written(tmp_path: Path) -> None:
    assert run("play", "test-decision", "--no-save", "--road", WHOLE) == ExitCode.FINE
    assert list(tmp_path.iterdir()) == []


def test_a_file_alone_in_any_folder_can_be_played(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copy(GOOD / "decisions" / "test-decision.yaml", tmp_path / "alone.yaml")
    assert run("play", str(tmp_path / "alone.yaml"), "--plain") == ExitCode.FINE
    assert capsys.readouterr().out.startswith("High Water")


def test_resume_goes_on_exactly_where_the_input_ended(tmp_path: Path) -> None:
    first = oneside(tmp_path, "play", "test-decision", typed="ring-the-bells\n")
    assert first.returncode == ExitCode.FINE
    assert first.stderr == f"The game is kept; 'oneside resume {slot(tmp_path)}' goes on.\n"
    page = first.stdout[first.stdout.index("The council by lamplight") :]
    second = oneside(tmp_path, "resume", slot(tmp_path))
    assert "The council by lamplight" in second.stdout
    assert second.stdout.splitlines()[-3:] == page.splitlines()[-3:]
    assert "High Water" not in second.stdout, "the pages before are not told again"


def test_resume_takes_the_latest_unless_another_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("resume") == ExitCode.SAVE
    assert capsys.readouterr().err == "There is no game to go on with; 'oneside play' begins one.\n"
    assert run("resume", "nothing") == ExitCode.SAVE
    run("play", "test-decision", "--road", "wait-for-evening")
    assert run("resume", "--json") == ExitCode.FINE
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["title"] == "The council by lamplight"


def test_a_damaged_game_offers_the_copy_before_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run("play", "test-decision", "--road", "wait-for-evening")
    name = slot(tmp_path)
    (tmp_path / f"{name}.save.json").write_text("{")
    assert run("resume", name) == ExitCode.SAVE
    assert f"'oneside resume {name} --older' goes on from the copy before it." in capsys.readouterr().err
    assert run("list") == ExitCode.FINE
    assert f"'oneside resume {name} --older'" in capsys.readouterr().out
    assert run("resume", name, "--older", "--plain") == ExitCode.FINE
    assert "The telegram from the upper gauge" in capsys.readouterr().out


def test_keep_writes_the_latest_finished_game(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("keep") == ExitCode.SAVE
    run("play", "test-decision", "--road", WHOLE)
    run("play", "test-decision", "--road", "wait-for-evening")
    capsys.readouterr()
    assert run("keep") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out.startswith("# High Water\n")
    assert "Upriver" in captured.out
    assert captured.err == ""
    assert run("keep", "-o", str(tmp_path / "game.html")) == ExitCode.FINE
    assert (tmp_path / "game.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("keep", "-o", str(tmp_path / "nowhere" / "game.md")) == ExitCode.SAVE


def test_keep_says_where_a_game_is_not_finished(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run("play", "test-decision", "--road", ",".join(HISTORY[:2]))
    capsys.readouterr()
    assert run("keep", slot(tmp_path), "--format", "html") == ExitCode.FINE
    captured = capsys.readouterr()
    assert "is not finished" in captured.err
    assert "This game is not finished" in captured.out


def test_the_plain_title_asks_what_to_play(tmp_path: Path) -> None:
    done = oneside(tmp_path, typed="1\nring-the-bells\n")
    assert done.returncode == ExitCode.FINE
    assert done.stdout.startswith("Lean to One Side\n\nDecisions\n1. High Water, 1\N{EN DASH}4 April 1910.")
    again = oneside(tmp_path, typed="3\n")
    assert "3. High Water, 1 April 1910: The council by lamplight" in again.stdout


def test_whoever_reads_may_go_away(tmp_path: Path) -> None:
    with subprocess.Popen(
        command("list"), cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == ExitCode.NOBODY_READS


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    done = subprocess.run(
        command("play", "test-decision", "--plain", "--no-save"),
        cwd=ROOT,
        env=environment(tmp_path),
        input=b"\xff\xfe\x00\x1b[2J\nring-the-bells\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == ExitCode.FINE
    assert b"\x1b" not in done.stdout + done.stderr


def test_schema_goes_to_stdout_or_into_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", "cast") == ExitCode.FINE
    output = capsys.readouterr().out
    assert json.loads(output)["$schema"].startswith("http://json-schema.org/draft-07")
    assert run("schema", "all", "-o", "schemas") == ExitCode.FINE
    assert (tmp_path / "schemas" / "cast.schema.json").read_text(encoding="utf-8") == output
    assert run("schema", "crew") == ExitCode.USAGE
    assert run("schema", "all") == ExitCode.USAGE
