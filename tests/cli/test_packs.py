"""Packs from anywhere: played, listed, checked, kept and gone on with."""

import io
import json
import shutil
from pathlib import Path

import pytest

from game.cli import main
from game.cli.exit_codes import ExitCode
from game.saving.slots import Slots
from tests.cli.commands import environment
from tests.library.folders import DECISION, GOOD
from tests.library.packed import good, pack_in, zipped

FIRST = "The telegram from the upper gauge"


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run every command on the good content, with saves and packs of its own."""
    for name, value in environment(tmp_path / "saves", ONESIDE_PACKS=str(tmp_path / "packs")).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> int:
    """Run a command in this process; argparse leaves by SystemExit."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def zip_at(path: Path) -> Path:
    """Pack a good pack at a path."""
    path.write_bytes(zipped(good("rivers/")))
    return path


@pytest.mark.parametrize("where", ["folder", "zip", "manifest", "file", "bare"])
def test_a_pack_with_one_decision_is_played_from_where_it_lies(
    where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = pack_in(tmp_path / "rivers")
    bare = tmp_path / "content"
    shutil.copytree(GOOD, bare)
    shutil.rmtree(bare / "campaigns")
    places = {
        "folder": folder,
        "zip": zip_at(tmp_path / "Rivers.ZIP"),
        "manifest": folder / "pack.yaml",
        "file": folder / "decisions" / "flood.yaml",
        "bare": bare,
    }
    assert run("play", str(places[where]), "--road", "wait-for-evening") == ExitCode.FINE
    assert "The council by lamplight" in capsys.readouterr().out
    (saved,) = Slots(tmp_path / "saves").all()
    assert saved.address.name == (
        "river-pack/flood" if where != "bare" else str(bare / "decisions" / "test-decision.yaml")
    )
    assert run("resume") == ExitCode.FINE
    assert "The council by lamplight" in capsys.readouterr().out
    assert run("keep", saved.slot) == ExitCode.FINE


def test_a_pack_with_several_decisions_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack_in(tmp_path / "rivers", "rivers", "flood", "second-flood")
    assert run("play", "rivers") == ExitCode.FINE
    output = capsys.readouterr().out
    assert output.startswith("Lean to One Side\n\nRivers\n1. High Water")
    assert "2. High Water" in output
    for named in (("rivers", "second-flood"), ("rivers", "rivers/second-flood")):
        assert run("play", *named, "--no-save", "--road", "wait-for-evening") == ExitCode.FINE
    assert run("play", "rivers", "second-flod") == ExitCode.USAGE
    assert run("play", "rivers", "--json") == ExitCode.USAGE
    text = capsys.readouterr().err
    assert "There is no decision 'second-flod' in 'rivers'. Did you mean 'second-flood'?\n" in text
    assert "Say which decision to play; 'oneside list rivers' names them.\n" in text


def test_installed_packs_are_listed_and_opened_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack_in(tmp_path / "packs" / "rivers", "rivers", "flood", "both")
    pack_in(tmp_path / "packs" / "seas", "seas", "both", title="Seas")
    assert run("list") == ExitCode.FINE
    output = capsys.readouterr().out
    assert "\nRivers (rivers 1.0, Ada Lind)\nrivers/both: High Water" in output
    assert "\nSeas (seas 1.0, Ada Lind)\nseas/both: High Water" in output
    for name in ("rivers/flood", "flood", "seas"):
        assert run("play", name, "--no-save", "--road", "wait-for-evening") == ExitCode.FINE
    assert run("play", "both") == ExitCode.USAGE
    assert capsys.readouterr().err.endswith("'both' is in several packs; say which: rivers/both, seas/both.\n")
    assert run("play", "rivers/fload") == ExitCode.CONTENT
    assert capsys.readouterr().err == "There is no decision 'fload'. Did you mean 'flood'?\n"


@pytest.mark.parametrize("where", ["folder", "zip", "another name", "inside"])
def test_a_name_that_is_listed_can_be_typed(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack_in(tmp_path / "rivers", "rivers", "flood", "second-flood")
    zip_at(tmp_path / "packed rivers.zip")
    (tmp_path / "rivers").rename(tmp_path / "Our Rivers") if where == "another name" else None
    if where == "inside":
        monkeypatch.chdir(tmp_path / "rivers" / "decisions")
    place = {"folder": "rivers", "zip": "packed rivers.zip", "another name": "Our Rivers", "inside": ".."}[where]
    assert run("list", place) == ExitCode.FINE
    name = next(line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if "flood:" in line)
    assert run("list", place, "--json") == ExitCode.FINE
    assert name in {one["id"] for one in json.loads(capsys.readouterr().out)["decisions"]}
    for command in COMMANDS:
        words = [word.format(name=name) for word in command]
        assert run(*words) in {ExitCode.FINE, ExitCode.PROBLEMS}, capsys.readouterr().err
    if where != "zip":
        assert run("check", name) == ExitCode.FINE
        assert capsys.readouterr().err.endswith(f"{name}: no problems found.\n")
    else:
        assert run("check", name) == ExitCode.USAGE
        output = "What is packed is taken as a whole; name 'packed rivers.zip'.\n"
        assert capsys.readouterr().err.endswith(output)


COMMANDS = (
    ("play", "{name}", "--no-save", "--road", "wait-for-evening"),
    ("analyse", "{name}"),
    ("export", "{name}", "--to", "ink"),
    ("graph", "{name}"),
    ("list", "{name}"),
)


def test_a_pack_in_the_current_folder_is_named_by_its_manifest_and_so_are_its_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_in(tmp_path / "Our Rivers", "rivers", "flood", "second-flood")
    for folder in (tmp_path, pack, pack / "decisions"):
        monkeypatch.chdir(folder)
        for name in ("rivers/flood", "second-flood"):
            assert run("play", name, "--no-save", "--road", "wait-for-evening") == ExitCode.FINE
        assert run("list", "rivers") == ExitCode.FINE
        capsys.readouterr()
        assert run("play", "rivers/fload") == ExitCode.USAGE
        assert capsys.readouterr().err == "There is no decision 'fload' in 'rivers'. Did you mean 'flood'?\n"
    assert run("test", "rivers/flood") == ExitCode.USAGE
    assert capsys.readouterr().err.startswith("'rivers/flood' is not a transcript; 'oneside test ")


def test_a_decision_is_checked_by_its_id_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "test-decision") == ExitCode.FINE
    assert run("check", "test-decison") == ExitCode.CONTENT
    assert capsys.readouterr().err.endswith("There is no decision 'test-decison'. Did you mean 'test-decision'?\n")
    assert run("check", "nothing-of-the-kind") == ExitCode.USAGE
    assert capsys.readouterr().err == "There is no file or folder 'nothing-of-the-kind'.\n"


@pytest.mark.parametrize("where", ["folder", "zip", "installed"])
@pytest.mark.parametrize("beside", ["", "rivers/plays", "elsewhere"])
@pytest.mark.parametrize("command", ["record", "keep"])
def test_a_transcript_of_a_pack_is_tested_from_anywhere(
    where: str, beside: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pack_in(tmp_path / ("packs" if where == "installed" else "") / "rivers", "rivers")
    zip_at(tmp_path / "rivers.zip")
    names = {"folder": str(folder), "zip": "rivers.zip", "installed": "rivers/flood"}
    file = tmp_path / beside / "road.play"
    file.parent.mkdir(parents=True, exist_ok=True)
    road = ("--road", "wait-for-evening")
    if command == "record":
        assert run("play", names[where], "--no-save", "--record", str(file), *road) == ExitCode.FINE
    else:
        assert run("play", names[where], *road) == ExitCode.FINE
        assert run("keep", "-o", str(file)) == ExitCode.FINE
    assert "> wait-for-evening" in file.read_text()
    for here in (tmp_path, tmp_path / "elsewhere"):
        here.mkdir(exist_ok=True)
        monkeypatch.chdir(here)
        assert run("test", str(file)) == ExitCode.FINE


def test_the_list_as_json_has_the_packs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack_in(tmp_path / "packs" / "rivers", "rivers")
    (tmp_path / "packs" / "damaged.zip").write_bytes(b"PK")
    run("play", "rivers", "--road", "wait-for-evening,open-the-sluices,leave-them-open")
    capsys.readouterr()
    assert run("list", "--json") == ExitCode.FINE
    good_pack, bad_pack = json.loads(capsys.readouterr().out)["packs"]
    assert (good_pack["name"], good_pack["title"], good_pack["path"]) == (
        *("rivers", "Rivers", str(tmp_path / "packs" / "rivers")),
    )
    (decision,) = good_pack["decisions"]
    assert (decision["id"], decision["found"]) == ("rivers/flood", ["villages-drowned"])
    assert bad_pack["name"] == "damaged"
    assert "damaged, or not a .zip file" in bad_pack["broken"]
    assert run("list", "packs/rivers", "--json") == ExitCode.FINE
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["decisions"]] == ["rivers/flood"]


def test_the_plain_title_numbers_the_packs_decisions_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack_in(tmp_path / "packs" / "rivers", "rivers")
    monkeypatch.setattr("sys.stdin", io.StringIO("3\nwait-for-evening\n"))
    assert run() == ExitCode.FINE
    output = capsys.readouterr().out
    assert "\nRivers\n3. High Water" in output
    assert FIRST in output
    assert Slots(tmp_path / "saves").all()[0].address.name == "rivers/flood"


def test_a_game_whose_pack_is_gone_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = zip_at(tmp_path / "rivers.zip")
    run("play", str(pack), "--road", "wait-for-evening")
    (tmp_path / "packs").mkdir()
    pack.rename(tmp_path / "packs" / "rivers.zip")
    assert run("resume") == ExitCode.FINE, "it is found by its name where packs are installed"
    shutil.rmtree(tmp_path / "packs")
    capsys.readouterr()
    assert run("resume") == ExitCode.CONTENT
    captured = capsys.readouterr()
    assert captured.err.startswith("The pack 'river-pack', which this decision belongs to, is gone: it was in ")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_game_of_a_file_that_is_gone_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = Path(shutil.copy(DECISION, tmp_path / "alone.yaml"))
    run("play", "alone.yaml", "--road", "wait-for-evening")
    assert run("resume") == ExitCode.FINE
    alone.unlink()
    capsys.readouterr()
    assert run("resume") == ExitCode.CONTENT
    assert capsys.readouterr().err == f"The file '{alone}', which this decision is in, is gone.\n"


def test_endings_of_a_pack_are_not_those_of_a_decision_of_the_same_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack_in(tmp_path / "packs" / "rivers", "rivers", "test-decision")
    run("play", "rivers", "--road", "wait-for-evening,open-the-sluices,leave-them-open")
    capsys.readouterr()
    run("list")
    output = capsys.readouterr().out
    assert output.count("endings found: 1 of 3") == 1
    assert "rivers/test-decision: High Water, 1\N{EN DASH}4 April 1910, Veldhaven; endings found: 1 of 3" in output


def test_what_is_no_pack_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.zip").write_bytes(b"\x1b[2J")
    for name, code, output in (
        ("empty", ExitCode.USAGE, "'empty' has no decisions.\n"),
        ("no.zip", ExitCode.CONTENT, "'no.zip' cannot be opened as a pack: it is damaged, or not a .zip file.\n"),
        ("gone.zip", ExitCode.USAGE, "There is no file or folder 'gone.zip'. Did you mean 'no.zip'?\n"),
        ("no/where", ExitCode.USAGE, "There is no file or folder 'no/where'.\n"),
    ):
        assert run("play", name) == code
        assert capsys.readouterr().err == output
    assert run("check", "no.zip") == ExitCode.CONTENT


def test_check_takes_a_packed_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zip_at(tmp_path / "rivers.zip")
    assert run("check", "rivers.zip") == ExitCode.FINE
    assert capsys.readouterr().err == "rivers.zip: no problems found.\n"
    (tmp_path / "bad.zip").write_bytes(zipped({**good(), "pack.yaml": "name: x\n"}))
    assert run("check", "bad.zip") == ExitCode.PROBLEMS
    lacks = "'format', 'title', 'version', 'author', 'licence' and 'summary'"
    assert f"bad.zip/pack.yaml:1:1: error F003: A pack must have {lacks}. Add them.\n" in capsys.readouterr().out
