"""`oneside find`: what an author may name, from the game and from the pack around."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.cli.exit_codes import ExitCode
from tests.library.folders import GOOD


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONESIDE_CONTENT", str(GOOD))
    monkeypatch.setenv("COLUMNS", "60")


def find(*arguments: str) -> int:
    """Run the command."""
    return main(["find", *arguments])


def test_a_thing_is_told_under_the_name_that_is_to_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert find("gauge", "reading", "--only", "claim") == ExitCode.FINE
    captured = capsys.readouterr()
    first, *rest = captured.out.splitlines()
    assert first.startswith("claim gauge-reading: ")
    assert all(line.startswith("    ") for line in rest)
    assert max(map(len, (first, *rest))) <= 60
    assert captured.err == "1 thing found.\n"


def test_for_programs_there_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert find("--only", "person", "--only", "axis", "--json") == ExitCode.FINE
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == 1
    assert {each["sort"] for each in found["found"]} == {"person", "axis"}
    mayor = next(each for each in found["found"] if each["id"] == "mayor")
    assert Path(mayor["file"]).name == "cast.yaml"
    assert mayor["line"] > 0


def test_where_nothing_is_asked_or_found_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert find() == ExitCode.USAGE
    assert "oneside find --only person" in capsys.readouterr().err
    assert find("xyzzy") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Nothing has all of these words. Try fewer, or how they begin.\n"


def test_a_packs_own_are_found_inside_of_it_and_a_mistake_in_it_is_no_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["new", "pack", "rivers"]) == ExitCode.FINE
    capsys.readouterr()
    (tmp_path / "rivers" / "cast.yaml").write_text("ferryman:\n  name: Joost the Ferryman\n  office: Ferryman\n")
    monkeypatch.chdir(tmp_path / "rivers" / "decisions")
    assert find("joost") == ExitCode.FINE
    assert capsys.readouterr().out.startswith("person ferryman: Joost the Ferryman\n")
    (tmp_path / "rivers" / "cast.yaml").write_text("ferryman:\n  name: Joost\n")
    assert find("mayor") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out.startswith("person mayor: ")
    assert captured.err.startswith(
        "Some of it may be missing because one file has mistakes; 'oneside check' names them.\n"
    )
