"""`oneside new`: what it writes can be checked and played at once, and nothing is written over."""

import io
import shlex
from pathlib import Path

import pytest

from game.analysis.findings import find_problems
from game.analysis.reachable import explore
from game.cli import main
from game.cli.exit_codes import ExitCode
from game.lesson.plan import Plan
from game.lesson.proof import prove
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.lesson_catalogue import find_lesson
from game.library.shelf import Shelf
from tests.cli.commands import ROOT, environment

HOME = Catalogue(Shelf(ROOT / "content"))
OUTLINE = ROOT / "tests" / "authoring" / "good" / "bare.md"


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run every command in a fresh folder, on the game's own content."""
    here = tmp_path / "here"
    here.mkdir()
    for name, value in environment(tmp_path / "saves", ONESIDE_CONTENT=str(ROOT / "content")).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(here)


def run(*arguments: str) -> int:
    """Run a command in this process; argparse leaves by SystemExit."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def test_a_new_decision_has_no_problem_and_a_comment_on_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "decision", "my-first") == ExitCode.FINE
    captured = capsys.readouterr()
    assert captured.out == "my-first.yaml\n"
    assert captured.err == "'oneside check' finds nothing wrong. Play it: oneside play my-first.yaml\n"
    assert check([Path("my-first.yaml")], HOME) == []
    top = [line for line in Path("my-first.yaml").read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert len(top) > 12
    assert [line for line in top if "  # " not in line] == []


def test_every_ending_of_a_new_decision_can_be_come_to() -> None:
    run("new", "decision", "my-first")
    decision = HOME.home.open_file(Path("my-first.yaml"))
    space = explore(decision)
    assert all(space.roads_to(ending) for ending in decision.endings)
    assert list(find_problems(space)) == []
    assert all(ending.bill for ending in decision.endings.values())
    assert decision.reveal.questions
    assert decision.reveal.days


def test_a_new_decision_is_played_to_different_endings(capsys: pytest.CaptureFixture[str]) -> None:
    run("new", "decision", "my-first")
    for road, ending in (
        ("put-off,army-to-the-yalu,at-once,sure_80", "The island waits"),
        ("gather-boats,cross", "Lost on the water"),
        ("ask-moscow,keep-the-reserve", "Nobody on the Yalu"),
    ):
        capsys.readouterr()
        assert run("play", "my-first.yaml", "--road", road) == ExitCode.FINE
        output = capsys.readouterr().out
        assert f"The end of this road: {ending}" in output
        assert "What history did" in output
        assert "The reckoning" in output


def test_a_new_pack_holds_together_and_a_second_decision_joins_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("new", "pack", "winter-quarters", "--title", "Winter: \"quarters\" & 'more'", "--author", "A. Lind") == 0
    captured = capsys.readouterr()
    assert "winter-quarters/pack.yaml" in captured.out
    assert captured.err == "'oneside check' finds nothing wrong. Play it: oneside play winter-quarters\n"
    monkeypatch.chdir("winter-quarters/decisions")
    assert run("new", "decision", "second") == ExitCode.FINE
    monkeypatch.chdir("../..")
    pack = Path("winter-quarters")
    assert {path.name for path in pack.rglob("*") if path.is_file()} == {
        *("pack.yaml", "README.md", "cast.yaml", "the-fleet-in-the-strait.yaml", "second.yaml")
    }
    assert check([pack], HOME) == []
    assert "second-fleet" in Shelf(pack, HOME.home).references().claims
    assert "Winter: \"quarters\" & 'more'" in (pack / "README.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run("play", "winter-quarters", "--plain") == ExitCode.FINE
    assert capsys.readouterr().out.startswith("Lean to One Side\n\nWinter: \"quarters\" & 'more'\n1. ")


@pytest.mark.parametrize("story", ["october-1950", "joint-fleet-1958", "who-pays-1951"])
def test_a_new_lesson_has_no_problem_and_can_be_held_at_once(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "lesson", story) == ExitCode.FINE
    captured = capsys.readouterr()
    path = f"{story}-in-class.yaml"
    assert captured.out == f"{path}\n"
    well = "'oneside check' finds nothing wrong."
    assert captured.err == f"{well} See whether it fits its time: oneside analyse --lesson {path}\n"
    assert check([Path(path)], HOME) == []
    opened = find_lesson(HOME, path).open()
    proof = prove(Plan(lesson=opened.lesson, decision=opened.decision, references=opened.references))
    assert proof.holds
    assert proof.unreached == ()


def test_a_new_lesson_joins_the_pack_around(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "pack", ".") == ExitCode.FINE
    assert run("new", "lesson", "october-1950", "strait") == ExitCode.FINE
    assert "lessons/strait.yaml\n" in capsys.readouterr().out
    assert check([Path("lessons")], HOME) == []


def test_an_outline_becomes_a_decision_in_the_pack_around(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "pack", ".") == ExitCode.FINE
    assert run("new", "decision", "from-outline", "--from", str(OUTLINE)) == ExitCode.FINE
    captured = capsys.readouterr()
    assert Path("decisions/from-outline.yaml").is_file()
    assert "places are left to write, each marked '# WRITE:'. Play it:" in captured.err
    assert ": error " not in captured.err
    assert run("play", "decisions/from-outline.yaml", "--road", "yes") == ExitCode.FINE


def test_a_bad_outline_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("outline.md").write_text("# The Ferry\n## The quay\n- Go -> Hme\n- Stay -> Home\n## Home\n", encoding="utf-8")
    assert run("new", "decision", "ferry", "--from", "outline.md") == ExitCode.CONTENT
    captured = capsys.readouterr()
    assert captured.err == "outline.md:3: 'Hme' leads nowhere. Did you mean 'Home'?\n"
    assert run("new", "decision", "ferry", "--from", "outlin.md") == ExitCode.USAGE
    Path("outline.md").write_bytes(b"# F\xe9rry")
    assert run("new", "decision", "ferry", "--from", "outline.md") == ExitCode.USAGE
    assert not Path("ferry.yaml").exists()


def test_a_command_that_is_printed_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Our Course", "it's $1", "plain"):
        assert run("new", "pack", name) == ExitCode.FINE
        printed = capsys.readouterr().err.rpartition("Play it: oneside ")[2]
        assert shlex.split(printed) == ["play", name]
    assert run("play", "Our Course", "--json") in {ExitCode.FINE, ExitCode.USAGE}


@pytest.mark.parametrize("thing", [("decision", "mine"), ("pack", "mine")])
def test_nothing_is_written_over_unless_it_is_asked_for(
    thing: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", *thing) == ExitCode.FINE
    written = sorted(path for path in Path().rglob("*.yaml"))
    written[-1].write_text("mine\n", encoding="utf-8")
    assert run("new", *thing) == ExitCode.USAGE
    assert "already exists; nothing was written. '--force' overwrites it." in capsys.readouterr().err
    assert written[-1].read_text(encoding="utf-8") == "mine\n"
    assert run("new", *thing, "--force") == ExitCode.FINE
    assert written[-1].read_text(encoding="utf-8") != "mine\n"


@pytest.mark.parametrize(
    ("typed", "meant"), [("My First", "my-first"), ("1950", "decision-1950"), ("a_b", "a-b"), ("../evil", "evil")]
)
def test_what_cannot_be_an_id_is_answered_with_one_that_can(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "decision", typed) == ExitCode.USAGE
    assert f"Write '{meant}'." in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_new_without_a_thing_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new") == ExitCode.USAGE
    assert run("new", "decision", "--help") == ExitCode.FINE
    assert "--from OUTLINE" in capsys.readouterr().out
