"""What must never stand in a committed file."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REGISTRIES = ("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "deb" + r"ian\.org")
MACHINE = r"(?<![\w.}])/" + "(?:root|work|home|Users|opt)/"
FORBIDDEN = re.compile("|".join((*REGISTRIES, MACHINE)))
MADE_HERE = {".venv", "dist", "saves", "__pycache__"}


def of_the_project() -> list[Path]:
    """Return the files that are committed or could be; where there is no git, all that nothing here has made."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        files = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not _made_here(path.relative_to(ROOT))]
    return [path for path in files if path.is_file()]


def _made_here(path: Path) -> bool:
    return bool(MADE_HERE.intersection(path.parts)) or any(part.endswith("_cache") for part in path.parts)


def test_no_committed_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {said[0]}"
        for path in of_the_project()
        if (said := FORBIDDEN.search(path.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert not found


def test_requirements_are_pinned_by_hash_and_name_no_index() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        lines = path.read_text().splitlines()
        pins = [index for index, line in enumerate(lines) if re.match(r"[a-z0-9-]+==[\w.]+ \\$", line)]
        assert pins
        assert all("--hash=sha256:" in lines[index + 1] for index in pins)
        rest = [line for index, line in enumerate(lines) if index not in pins and "--hash=sha256:" not in line]
        assert [line for line in rest if line and not line.startswith("#")] == []


def test_the_tools_stand_on_the_very_versions_the_game_runs_on() -> None:
    run, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("run.txt", "dev.txt")
    )
    assert run <= dev


def test_what_is_pinned_is_what_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (ROOT / "requirements" / "run.in").read_text().split() == project["dependencies"]
