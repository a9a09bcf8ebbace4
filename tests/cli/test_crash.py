"""A mistake of the program's own: one sentence, a report without the values of variables, exit code 70."""

from pathlib import Path

import pytest

from game.cli import check, main
from game.cli.exit_codes import ExitCode


def trip(_arguments: object) -> ExitCode:
    """Make a mistake while holding a secret."""
    secret = "the-value-of-a-variable"  # noqa: S105 - no password, only told apart easily
    raise ZeroDivisionError(str(len(secret)))


@pytest.fixture(autouse=True)
def mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let `check` make a mistake."""
    monkeypatch.setattr(check, "run", trip)
    monkeypatch.setenv("ONESIDE_SAVES", str(tmp_path))


def test_a_mistake_becomes_a_report_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == ExitCode.BUG
    (report,) = tmp_path.iterdir()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"The game met a mistake of its own and had to end; the report is in {report}.\n"
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: 23" in text
    assert "the-value-of-a-variable" not in text.replace('secret = "the-value-of-a-variable"', "")


def test_the_report_goes_where_the_saves_were_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--saves", str(tmp_path / "elsewhere")]) == ExitCode.BUG
    assert str(tmp_path / "elsewhere") in capsys.readouterr().err


def test_who_debugs_sees_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ONESIDE_DEBUG", "1")
    assert main(["check"]) == ExitCode.BUG
    assert "Traceback (most recent call last)" in capsys.readouterr().err
