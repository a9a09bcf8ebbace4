"""A test that wants something from outside is skipped where it is not there, and fails where nothing may be skipped."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import outside

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take everything away that comes from outside."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(outside, "VENV", tmp_path)
    monkeypatch.setattr(outside, "PACKAGES", tmp_path)


@pytest.mark.parametrize("find", [outside.node, outside.browser, lambda: outside.package("inkjs")])
def test_what_is_not_there_skips_a_test_and_fails_it_where_nothing_may_be_skipped(
    monkeypatch: pytest.MonkeyPatch, find: Callable[[], object]
) -> None:
    monkeypatch.delenv("ONESIDE_NO_SKIPS", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r" here: "):
        find()
    monkeypatch.setenv("ONESIDE_NO_SKIPS", "1")
    with pytest.raises(pytest.fail.Exception, match="Nothing may be skipped here"):
        find()


def test_what_whoever_starts_pytest_says_of_skips_reaches_the_tests(tmp_path: Path) -> None:
    """See that the surroundings, which are made alike, do not forget it."""
    tests = ROOT / "tests" / "export" / "test_page_in_browser.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "--basetemp", str(tmp_path / "nested"), "-p", "no:cacheprovider", tests],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "ONESIDE_NO_SKIPS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "Nothing may be skipped here" in done.stdout
