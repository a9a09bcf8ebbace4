"""What must never stand in a committed file."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = re.compile(
    "|".join(
        ("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", r"(?<![\w.])/" + "root/", r"(?<![\w.])/" + "work/")
    )
)


def committed() -> list[Path]:
    """Give the files git tracks; outside a repository there are none to hold to the rule."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    return [ROOT / name for name in done.stdout.splitlines()] if done.returncode == 0 else []


def test_no_committed_file_names_a_registry_or_a_path_of_one_machine() -> None:
    files = [path for path in committed() if path.is_file()]
    if not files:
        pytest.skip("not a repository")
    found = [
        str(path.relative_to(ROOT))
        for path in files
        if FORBIDDEN.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
