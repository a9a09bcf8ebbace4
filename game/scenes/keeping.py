"""A finished game kept as two files: Markdown to work with, and one HTML page to look at."""

import datetime
from pathlib import Path

from game.play.game import Game
from game.saving.files import write_safely
from game.transcript.html import write_html
from game.transcript.markdown import write_markdown


def keep_transcript(game: Game, folder: Path | None) -> Path:
    """Write both files and give the path of the page; raises SaveError where they cannot be written."""
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    page = (folder or Path()) / "transcripts" / f"{game.decision.id}-{stamp}.html"
    write_safely(page.with_suffix(".md"), write_markdown(game))
    write_safely(page, write_html(game))
    return page
