"""`oneside play`: begin a decision or a campaign."""

import argparse
import sys
from typing import TYPE_CHECKING

from game.cli import faces, title
from game.cli.arguments import catalogue_of, saves_of
from game.cli.faces import Face
from game.cli.lines_face import show_lines
from game.cli.option_types import road, whole
from game.cli.scenes_face import show_scenes
from game.errors import UsageError
from game.library.catalogue import Catalogue, Found, Several
from game.parsing.quoting import quote_word
from game.paths import path_of
from game.play.order import AS_WRITTEN, MOST
from game.saving.codec import can_keep
from game.saving.records import Records
from game.scenes.context import StartPoint

if TYPE_CHECKING:  # what a command takes is told before a game is opened
    from game.session import Record


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "decision", nargs="?", metavar="DECISION", help="an id of 'oneside list', a file, a folder or .zip, a pack"
    )
    parser.add_argument("which", nargs="?", metavar="WHICH", help="one of the decisions of a folder, a .zip or a pack")
    faces.declare(parser, json=True)
    parser.add_argument(
        "--road", type=road, default=(), metavar="A,B,C", help="make these choices first, without being asked"
    )
    parser.add_argument(
        "--number",
        type=whole(AS_WRITTEN, MOST),
        metavar="N",
        help="offer choices in the order of the game of that number; 0 keeps the author's order",
    )
    parser.add_argument("--record", metavar="FILE", help="write a transcript for 'oneside test' (FILE.play) on the way")
    parser.add_argument("--no-save", action="store_true", help="keep nothing of this game")


def run(arguments: argparse.Namespace) -> int:
    """Begin the decision with the face asked for."""
    face = faces.face_of(arguments)
    if arguments.decision is None:
        return _without_decision(arguments, face)

    catalogue = catalogue_of(arguments)
    asked = catalogue.find(arguments.decision, arguments.which)
    if isinstance(asked, Several):
        return _of_several(arguments, face, catalogue, asked)
    keeps = can_keep(asked.address) and not arguments.no_save
    if not keeps and not arguments.no_save:
        sys.stderr.write("This game is not kept: its path has a character that a saved game may not hold.\n")
    record = _recording(arguments, asked)
    if face is Face.SCENES:
        start = StartPoint(decision=asked.address, steps=arguments.road, number=arguments.number)
        return show_scenes(arguments, catalogue, start, record, asked=asked, keeps=keeps)

    from game.session import Session  # noqa: PLC0415 - with the recording 90 of 290 ms of this command's help

    slots, records = saves_of(arguments) if keeps else (None, Records(None))
    session = Session.new(asked.open(), slots, records, arguments.number)
    if record is not None:
        session.record(record)
    return show_lines(arguments, session, face, arguments.road)


def _recording(arguments: argparse.Namespace, found: Found) -> "Record | None":
    if arguments.record is None:
        return None
    from game.storytest.recording import Recording, name_from  # noqa: PLC0415 - as above

    path = path_of(arguments.record)
    return Recording(path, name_from(path, found))


def _without_decision(arguments: argparse.Namespace, face: Face) -> int:
    _nothing_but_the_title(arguments, face, "'oneside list' names them")
    return title.run(arguments)


def _of_several(arguments: argparse.Namespace, face: Face, catalogue: Catalogue, several: Several) -> int:
    """Open the title with the decisions of one pack or folder."""
    _nothing_but_the_title(arguments, face, f"'oneside list {quote_word(arguments.decision)}' names them")
    return title.show(arguments, face, catalogue, several)


def _nothing_but_the_title(arguments: argparse.Namespace, face: Face, where: str) -> None:
    asked = arguments.road or arguments.no_save or arguments.record or arguments.number is not None
    if face is Face.JSON or asked:
        message = f"Say which decision to play; {where}."
        raise UsageError(message)
