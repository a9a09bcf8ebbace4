"""What is installed is whole: the game, its look and its content."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and give a folder that holds what it installs."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def below(folder: Path) -> set[str]:
    """Return every file of a folder that is committed or could be, by its path in there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_the_package_holds_every_file_of_the_game_and_all_content(installed: Path) -> None:
    packed = below(installed / "game")
    assert below(ROOT / "game") <= packed
    assert {f"_content/{name}" for name in below(ROOT / "content")} <= packed


def test_an_installed_game_finds_its_content(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "--saves", str(tmp_path / "saves"), "list"],
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(path.stem in done.stdout for path in (ROOT / "content" / "decisions").glob("*.yaml"))
