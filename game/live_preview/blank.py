"""What is shown of a file that cannot be read at all yet."""

from pathlib import Path

from game.story.dates import read_span
from game.story.model import Briefing, Decision, Reveal
from game.story.prose import Piece

_TOLD = """\
Nothing can be shown yet: the file has mistakes that keep it from being read. They are listed beside this page.

Fix them and save; the page comes by itself.
"""


def make_blank(path: Path) -> Decision:
    """Return a decision that says why there is none."""
    return Decision(
        id=path.stem,
        title=path.name,
        summary="",
        date=read_span("1900"),
        place="",
        seat=path.stem,
        axes=(),
        briefing=Briefing(text=(Piece(_TOLD),), wants=(), fears=(), judged_by=()),
        people={},
        meters=(),
        opening="",
        passages={},
        endings={},
        reveal=Reveal(road=(), text=()),
    )
