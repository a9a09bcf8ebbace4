"""`oneside export` and `oneside graph`: what goes where, and how each comes out."""

from pathlib import Path

import pytest

from game.cli.exit_codes import ExitCode
from game.export.formats import Format
from tests.cli.commands import oneside
from tests.play.tables import GOOD

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
BEGINNINGS = {"ink": "// High Water", "twee": ":: StoryTitle", "html": "<!doctype html>", "gamebook": "<!doctype html>"}


@pytest.mark.parametrize("name", [one.value for one in Format])
def test_an_export_goes_to_stdout_and_what_it_cannot_say_to_stderr(tmp_path: Path, name: str) -> None:
    done = oneside(tmp_path, "export", "test-decision", "--to", name)
    assert done.returncode == ExitCode.FINE
    assert done.stdout.lstrip().startswith(BEGINNINGS[name])
    lines = done.stderr.splitlines()
    assert 1 < len(lines) < 5
    assert all(line.endswith(".") for line in lines)
    words = " ".join(DOCUMENT.split())
    assert all(line in words for line in lines), "docs/export.md says the same"


def test_an_export_is_written_to_a_file_and_a_file_may_be_exported(tmp_path: Path) -> None:
    file = tmp_path / "story.ink"
    source = str(GOOD / "decisions" / "test-decision.yaml")
    done = oneside(tmp_path, "export", source, "--to", "ink", "-o", str(file))
    assert (done.returncode, done.stdout) == (ExitCode.FINE, "")
    assert file.read_text(encoding="utf-8").startswith("// High Water")
    assert str(file) in done.stderr


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    done = oneside(tmp_path, "export", "test-decision", "--to", "twee", "-o", str(tmp_path / "no" / "folder"))
    assert done.returncode == ExitCode.SAVE
    assert done.stderr.count("\n") == 1


def test_an_unknown_decision_is_told_with_the_mend(tmp_path: Path) -> None:
    done = oneside(tmp_path, "graph", "test-decison")
    assert done.returncode == ExitCode.CONTENT
    assert "'test-decision'" in done.stderr


@pytest.mark.parametrize(
    ("output", "given", "beginning"),
    [
        ("", (), "---\ntitle:"),
        ("graph.dot", (), "digraph "),
        ("graph.gv", (), "digraph "),
        ("graph.svg", (), "<svg "),
        ("graph.txt", ("--format", "mermaid"), "---\ntitle:"),
    ],
)
def test_a_graph_is_drawn_as_the_name_of_its_file_says(
    tmp_path: Path, output: str, given: tuple[str, ...], beginning: str
) -> None:
    where = ("-o", str(tmp_path / output)) if output else ()
    done = oneside(tmp_path, "graph", "test-decision", *given, *where)
    assert done.returncode == ExitCode.FINE, done.stderr
    written = (tmp_path / output).read_text(encoding="utf-8") if output else done.stdout
    assert written.startswith(beginning)


@pytest.mark.parametrize("name", [path.stem for path in (GOOD / "campaigns").glob("*.yaml")])
def test_a_campaign_is_exported_as_one_story(tmp_path: Path, name: str) -> None:
    for wanted in Format:
        done = oneside(tmp_path, "export", name, "--to", wanted.value)
        assert done.returncode == ExitCode.FINE, done.stderr
    assert oneside(tmp_path, "graph", name, "--format", "dot").returncode == ExitCode.FINE
