"""`oneside keep`: a saved game as a transcript to keep."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.errors import SaveError

if TYPE_CHECKING:
    from game.library.catalogue import Catalogue
    from game.saving.slots import SavedGame, Slots
    from game.session import Session

NAME = "keep"
HELP = "write the transcript of a saved game, the latest finished one unless another is named"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("slot", nargs="?", metavar="GAME", help="a saved game of 'oneside list'")
    parser.add_argument(
        "--format", choices=("markdown", "html", "play"), help="by default what the name of FILE says, or markdown"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write instead of stdout")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the transcript to stdout or to a file."""
    from game.cli.arguments import catalogue_of, saves_of  # noqa: PLC0415 - help needs none of these
    from game.cli.output import write  # noqa: PLC0415
    from game.session import Session  # noqa: PLC0415

    slots, records = saves_of(arguments)
    saved = _find_game(slots, arguments.slot)
    catalogue = catalogue_of(arguments)
    session = Session.reopen(catalogue, saved, slots, records)
    if session.notice:
        sys.stderr.write(f"{session.notice}\n")
    if not saved.finished:
        sys.stderr.write(f"The game '{saved.slot}' is not finished; this is as far as it has come.\n")
    write(_transcript(session, catalogue, _format(arguments), arguments.output), arguments.output)
    return ExitCode.FINE


def _find_game(slots: "Slots", slot: str | None) -> "SavedGame":
    if slot is not None:
        return slots.load(slot)
    games = slots.all()
    if not games:
        message = "There is no saved game to keep a transcript of; 'oneside play' begins one."
        raise SaveError(message)
    return next((saved for saved in games if saved.finished), games[0])


def _format(arguments: argparse.Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    suffix = Path(arguments.output or "").suffix.lower()
    return {".html": "html", ".htm": "html", ".play": "play"}.get(suffix, "markdown")


def _transcript(session: "Session", catalogue: "Catalogue", wanted: str, output: str | None) -> str:
    game = session.game
    if wanted == "html":
        from game.transcript.html import write_html  # noqa: PLC0415 - each format is read when asked for

        return write_html(game)
    if wanted == "play":
        from game.library.catalogue import Found  # noqa: PLC0415
        from game.paths import path_of  # noqa: PLC0415
        from game.storytest.recording import name_from  # noqa: PLC0415
        from game.storytest.writing import script_of  # noqa: PLC0415

        file = path_of(output or "game.play")  # what goes to stdout is as if it were written here
        found = Found(catalogue.shelf_at(session.address), session.address)
        return script_of(game, name_from(file, found))
    from game.transcript.markdown import write_markdown  # noqa: PLC0415

    return write_markdown(game)
