"""The fenced blocks of a Markdown page, each with the comment before it that says what it is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<language>[a-z]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@attrs.frozen(kw_only=True)
class Block:
    """A fenced block: what its comment says, its language, its text, and where the text begins in the page."""

    mark: str
    language: str
    text: str
    at: int
    line: int


def blocks_of(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    for found in _BLOCK.finditer(page):
        at = found.start("text")
        yield Block(
            mark=found["mark"] or "",
            language=found["language"],
            text=found["text"],
            at=at,
            line=page.count("\n", 0, at) + 1,
        )
