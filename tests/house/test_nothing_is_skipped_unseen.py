"""A test that wants something from outside is skipped where it is not there, and fails where nothing may be skipped."""

import os
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
    monkeypatch.setattr(outside, "SYSTEM_POSTGRESQL", tmp_path)


@pytest.mark.parametrize("find", [outside.node, outside.browser, lambda: outside.package("inkjs"), outside.postgresql])
def test_what_is_not_there_skips_a_test_and_fails_it_where_nothing_may_be_skipped(
    monkeypatch: pytest.MonkeyPatch, find: Callable[[], object]
) -> None:
    monkeypatch.delenv("ONESIDE_NO_SKIPS", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r" here: "):
        find()
    monkeypatch.setenv("ONESIDE_NO_SKIPS", "1")
    with pytest.raises(pytest.fail.Exception, match="Nothing may be skipped here"):
        find()


def test_that_nothing_may_be_skipped_is_remembered_when_the_surroundings_are_made_alike() -> None:
    script = "import os\nfrom tests.surroundings import make_alike\nmake_alike()\nos.environ['ONESIDE_NO_SKIPS']"
    surroundings = {**os.environ, "ONESIDE_NO_SKIPS": "1"}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=surroundings, check=True)
