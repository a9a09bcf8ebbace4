"""The small good content folder, and copies of it with one file more."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
GOOD = HERE / "good"
BAD = HERE / "bad"
DECISION = GOOD / "decisions" / "test-decision.yaml"


def with_file(folder: Path, name: str, data: bytes) -> Path:
    """Copy the good content into a folder and put a file into the copy, or in the place of one of its files."""
    root = folder / "content"
    shutil.copytree(GOOD, root)
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path
