"""`oneside play`: begin a decision or a campaign."""

import argparse
import sys
from typing import TYPE_CHECKING

from game.cli import faces, title
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.errors import UsageError

if TYPE_CHECKING:
    from game.library.catalogue import Catalogue, Found, Several
    from game.session import Record

NAME = "play"
HELP = "begin a decision or a campaign, named by its id, or by the file, folder or .zip it lies in"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "decision", nargs="?", metavar="DECISION", help="an id of 'oneside list', a file, a folder or .zip, a pack"
    )
    parser.add_argument("which", nargs="?", metavar="WHICH", help="one of the decisions of a folder, a .zip or a pack")
    faces.declare(parser, json=True)
    parser.add_argument(
        "--road", type=read_road, default=(), metavar="A,B,C", help="make these choices first, without being asked"
    )
    parser.add_argument("--record", metavar="FILE", help="write a transcript for 'oneside test' (FILE.play) on the way")
    parser.add_argument("--no-save", action="store_true", help="keep nothing of this game")


def read_road(text: str) -> tuple[str, ...]:
    """Read the ids of choices, parted by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Begin the decision with the face asked for."""
    face = faces.face_of(arguments)
    if arguments.decision is None:
        return _without_decision(arguments, face)
    from game.cli.arguments import catalogue_of, saves_of  # noqa: PLC0415 - help needs no library
    from game.library.catalogue import Several  # noqa: PLC0415
    from game.saving.codec import can_keep  # noqa: PLC0415

    catalogue = catalogue_of(arguments)
    asked = catalogue.find(arguments.decision, arguments.which)
    if isinstance(asked, Several):
        return _of_several(arguments, face, catalogue, asked)
    keeps = can_keep(asked.address) and not arguments.no_save
    if not keeps and not arguments.no_save:
        sys.stderr.write("This game is not kept: its path has a character that a saved game may not hold.\n")
    record = _recording(arguments, asked)
    if face is Face.SCENES:
        return faces.show_scenes(
            arguments,
            catalogue,
            asked=asked,
            keeps=keeps,
            decision=asked.address,
            road=arguments.road,
            record=record,
        )
    from game.saving.records import Records  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.session import Session  # noqa: PLC0415

    slots, records = saves_of(arguments) if keeps else (None, Records(None))
    session = Session.new(asked.open(), slots, records)
    if record is not None:
        session.record(record)
    return faces.show_lines(arguments, session, face, arguments.road)


def _recording(arguments: argparse.Namespace, found: "Found") -> "Record | None":
    if arguments.record is None:
        return None
    from game.paths import path_of  # noqa: PLC0415 - few games are recorded
    from game.storytest.recording import Recording, name_from  # noqa: PLC0415

    path = path_of(arguments.record)
    return Recording(path, name_from(path, found))


def _without_decision(arguments: argparse.Namespace, face: Face) -> ExitCode | int:
    _nothing_but_the_title(arguments, face, "'oneside list' names them")
    return title.run(arguments)


def _of_several(
    arguments: argparse.Namespace, face: Face, catalogue: "Catalogue", several: "Several"
) -> ExitCode | int:
    """Open the title with the decisions of one pack or folder."""
    from game.parsing.quoting import quote_word  # noqa: PLC0415 - help needs no library

    _nothing_but_the_title(arguments, face, f"'oneside list {quote_word(arguments.decision)}' names them")
    return title.show(arguments, face, catalogue, several)


def _nothing_but_the_title(arguments: argparse.Namespace, face: Face, where: str) -> None:
    if face is Face.JSON or arguments.road or arguments.no_save or arguments.record:
        message = f"Say which decision to play; {where}."
        raise UsageError(message)
