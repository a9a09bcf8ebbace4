"""Text held to what was read and found good; ONESIDE_REWRITE_GOLDEN=1 writes it anew."""

import os
from pathlib import Path


def match_golden(path: Path, text: str) -> None:
    """Compare a text with the kept one, or keep it."""
    if os.environ.get("ONESIDE_REWRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
