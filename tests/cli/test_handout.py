"""`oneside handout`: which file is written, and what is refused."""

from pathlib import Path

import pytest

from game.cli import main
from game.cli.exit_codes import ExitCode
from tests.cli.kept import CONTENT, list_files


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder beside the shipped content."""
    monkeypatch.setenv("ONESIDE_CONTENT", str(CONTENT))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_pdf_is_written_unless_html_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "fleet-1958"]) == ExitCode.FINE
    assert main(["handout", "fleet-1958", "--minutes", "90", "--html"]) == ExitCode.FINE
    assert main(["handout", "fleet-1958", "-o", "mine.html"]) == ExitCode.FINE
    assert list_files(here) == {"handout-fleet-1958-30.pdf", "handout-fleet-1958-90.html", "mine.html"}
    assert (here / "handout-fleet-1958-30.pdf").read_bytes().startswith(b"%PDF-")
    assert "It is written to handout-fleet-1958-30.pdf." in capsys.readouterr().err


def test_a_decision_leads_to_its_lesson(here: Path) -> None:
    assert main(["handout", "october-1950", "--html", "-o", "out.html"]) == ExitCode.FINE
    assert "The River in October" in (here / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["no-such-lesson"], ExitCode.CONTENT), (["fleet-1958", "-o", "none/there/x.pdf"], ExitCode.SAVE)],
)
def test_what_cannot_be_printed_is_told_in_a_sentence(
    arguments: list[str], code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", *arguments]) == code
    assert capsys.readouterr().err.count("\n") == 1
