"""`oneside play`: begin a decision."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli import faces, title
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.errors import UsageError

if TYPE_CHECKING:
    from game.sitting import Record

NAME = "play"
HELP = "begin a decision, named by its id or its file"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("decision", nargs="?", metavar="DECISION", help="an id of 'oneside list', or a file")
    faces.declare(parser, json=True)
    parser.add_argument(
        "--road", type=road, default=(), metavar="A,B,C", help="make these choices first, without being asked"
    )
    parser.add_argument("--record", metavar="FILE", help="write a transcript for 'oneside test' (FILE.play) on the way")
    parser.add_argument("--no-save", action="store_true", help="keep nothing of this game")


def road(text: str) -> tuple[str, ...]:
    """Read the ids of choices, parted by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Begin the decision with the face asked for."""
    face = faces.face_of(arguments)
    if arguments.decision is None:
        return _without_decision(arguments, face)
    from game.cli.services import decision_at, saves_of, shelf_of  # noqa: PLC0415 - help needs no library

    shelf, decision, findable = decision_at(arguments.decision, shelf_of(arguments))
    keeps = findable and not arguments.no_save
    if not findable and not arguments.no_save:
        sys.stderr.write("This game is not kept: its file lies outside the content folder.\n")
    record = _recording(arguments, findable=findable)
    if face is Face.SCENES:
        return faces.show_scenes(arguments, shelf, keeps=keeps, decision=decision, road=arguments.road, record=record)
    from game.saving.records import Records  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.sitting import Sitting  # noqa: PLC0415

    slots, records = saves_of(arguments) if keeps else (None, Records(None))
    sitting = Sitting.new(shelf, shelf.open(decision), slots, records)
    if record is not None:
        sitting.record(record)
    return faces.show_lines(arguments, sitting, face, keeps=keeps, road=arguments.road)


def _recording(arguments: argparse.Namespace, *, findable: bool) -> "Record | None":
    if arguments.record is None:
        return None
    from game.rehearsal.recording import Recording  # noqa: PLC0415 - few games are recorded

    file = None if findable else Path(arguments.decision).expanduser()
    return Recording(Path(arguments.record).expanduser(), file)


def _without_decision(arguments: argparse.Namespace, face: Face) -> ExitCode | int:
    if face is Face.JSON or arguments.road or arguments.no_save or arguments.record:
        message = "Say which decision to play; 'oneside list' names them."
        raise UsageError(message)
    return title.run(arguments)
