"""Transcripts recorded with every face, kept, and played by `oneside test`."""

import shutil
from pathlib import Path

import pytest

from game.address import Address
from game.cli import main
from game.cli.exit_codes import ExitCode
from game.library.catalogue import Catalogue
from game.play.game import Game
from game.play.order import AS_WRITTEN
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.opening import open_session
from game.storytest.files import play_all
from game.storytest.recording import Recording
from tests.cli.commands import oneside
from tests.play.tables import GOOD, SHELF
from tests.scenes.stage import DECISION, USUAL, make_context, press

ROAD = "wait-for-evening,raise-the-levee,hold,stay"


def passes(path: Path) -> bool:
    """Tell whether all games of a transcript pass."""
    (one,) = play_all([path], Catalogue(SHELF))
    return (one.passed, one.failed) == (1, 0)


@pytest.mark.parametrize("face", ["--plain", "--json"])
@pytest.mark.parametrize("typed", ["", "upper\nsure_60\nleave_open\n"])
def test_what_a_line_face_records_passes(face: str, typed: str, tmp_path: Path) -> None:
    path = tmp_path / "road.play"
    options = ("play", DECISION, face, "--no-save", "--record", str(path), "--road", ROAD)
    done = oneside(tmp_path / "saves", *options, typed=typed)
    assert done.returncode == ExitCode.FINE
    assert ("at: reckoning" in path.read_text()) is bool(typed)
    assert passes(path)
    done = oneside(tmp_path / "saves", "test", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.FINE, "", "1 passed, 0 failed.\n")


async def test_what_the_scenes_record_passes_after_every_key(tmp_path: Path) -> None:
    path = tmp_path / "road.play"
    games: list[Game] = []
    recording = Recording(path)

    def record(game: Game) -> None:
        recording(game)
        games.append(game)
        assert passes(path)

    laid = make_context(tmp_path)
    app = OnesideApp(
        laid,
        open_session(laid, StartPoint(decision=Address(DECISION), number=AS_WRITTEN), record),
        {"ONESIDE_STILL": "1"},
    )
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "enter", "2", "1", "1", "u", "u", "u", "2", "2", "4", "enter")
    assert len(games) > 5
    assert "> open-the-sluices" in path.read_text()
    assert "> raise-the-levee" not in path.read_text()


def test_a_saved_game_is_kept_as_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "road.play"
    oneside(tmp_path, "play", DECISION, "--plain", "--road", ROAD)
    assert oneside(tmp_path, "keep", "-o", str(path)).returncode == ExitCode.FINE
    assert path.read_text() == oneside(tmp_path, "keep", "--format", "play").stdout
    assert passes(path)


def test_a_decision_from_elsewhere_is_named_by_its_file(tmp_path: Path) -> None:
    alone = tmp_path / "drafts" / "mine.yaml"
    alone.parent.mkdir()
    shutil.copy(GOOD / "decisions" / "test-decision.yaml", alone)
    path = tmp_path / "plays" / "road.play"
    path.parent.mkdir()
    done = oneside(tmp_path, "play", str(alone), "--plain", "--record", str(path), "--road", ROAD)
    assert done.returncode == ExitCode.FINE
    assert "decision: ../drafts/mine.yaml" in path.read_text()
    assert passes(path)


def test_a_pack_is_tested_with_its_own_decisions(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "plays").mkdir(parents=True)
    (pack / "decisions").mkdir()
    text = (GOOD / "decisions" / "test-decision.yaml").read_text()
    (pack / "decisions" / "mine.yaml").write_text(text.replace("Ring the bells", "Sound the horns"))
    (pack / "plays" / "mine.play").write_text("decision: mine\n> Sound the horns\n\ndecision: test-decision\n> Ring\n")
    (one,) = play_all([pack], Catalogue(SHELF))
    assert (one.passed, one.differences) == (2, ())


def run(*arguments: str) -> int:
    """Run the program in this process, with the good content."""
    return main(["--content", str(GOOD), *arguments])


def test_a_difference_is_one_line_and_the_exit_code_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.play").write_text("decision: test-decision\nat: council\n\ndecision: test-decision\nat: landing\n")
    (tmp_path / "b.play").write_text("decision: test-decision\nraed: x\nataxia\n")
    (tmp_path / "c.play").write_text("decision: test-decison\n")
    (tmp_path / "d.play").write_text("\n# nothing\n")
    assert run("test", str(tmp_path)) == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    assert [line.removeprefix(str(tmp_path))[:50] for line in captured.out.splitlines()] == [
        "/a.play:2: expected 'at: council'; found: the road",
        "/b.play:2: there is no statement 'raed'. Did you m",
        "/b.play:3: expected '> a choice', '# a remark' or ",
        "/c.play:1: expected 'decision: test-decison'; foun",
        "/d.play:1: this transcript is empty; it begins wit",
    ]
    assert captured.err == "1 passed, 4 failed.\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("test", "nowhere.play"), ExitCode.USAGE),
        (("test", str(GOOD)), ExitCode.USAGE),
        (("test", str(GOOD / "axes.yaml")), ExitCode.USAGE),
        (("play", DECISION, "--plain", "--record", "road.txt"), ExitCode.USAGE),
        (("play", DECISION, "--plain", "--record", str(GOOD / "no" / "such" / "folder.play")), ExitCode.SAVE),
        (("play", "--record", "road.play"), ExitCode.USAGE),
    ],
)
def test_what_cannot_be_tested_or_recorded_is_told_in_one_sentence(
    arguments: tuple[str, ...], code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
